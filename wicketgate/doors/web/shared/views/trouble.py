"""When something breaks: a calm page that needs no record to be drawn, and gives back a concern that was not kept."""

import sys

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse

from wicketgate.doors.web.shared.forms.concern import ConcernForm, new_mark
from wicketgate.doors.web.shared.whose import centre_here
from wicketgate.vault.disk_trouble import trouble_in

BROKEN, NO_ROOM = 500, 507


def broken(request: HttpRequest) -> HttpResponse:
    """Answer in place of a page that broke. What was written of a concern comes back to whoever wrote it."""
    error = sys.exc_info()[1]
    if request.method == "POST" and request.path == reverse("shared:raise_concern"):
        return concern_not_kept(request, error)
    trouble = trouble_in(error)
    if trouble is None:
        return HttpResponse(render_to_string("500.html"), status=BROKEN)
    shown = {"trouble": trouble, "ring": centre_telephone(request)}
    return HttpResponse(render_to_string("507.html", shown), status=NO_ROOM)


def concern_not_kept(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """
    Return the page of a concern that could not be kept: every word is still there, to be sent again or copied.

    Its status is above 500, so that nothing else is written for it either.
    """
    shown = {
        "form": concern_as_sent(request),
        "trouble": trouble_in(error),
        "ring": centre_telephone(request),
        "csrf_token": get_token(request),
    }
    return HttpResponse(render_to_string("shared/concern_not_kept.html", shown), status=NO_ROOM)


def concern_as_sent(request: HttpRequest) -> ConcernForm:
    """Return the page's form with all that was sent on it. It keeps its mark, or gets one: it is kept once."""
    sent = request.POST.copy()
    sent["once"] = sent.get("once") or new_mark()
    return ConcernForm(sent)


def centre_telephone(request: HttpRequest) -> str:
    """Return the number of the centre, empty where there is none or the records can't be read."""
    try:
        held = centre_here(request)
    except Error:
        return ""
    return held.telephone if held else ""
