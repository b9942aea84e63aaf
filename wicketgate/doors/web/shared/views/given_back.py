"""
A concern that could not be taken goes back to whoever sent it: the answer to that very sending, kept nowhere.

It can be sent again with one button. Whoever is signed out signs in in another tab, and comes back to it.
"""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.door import open_door
from wicketgate.doors.web.shared.views.trouble import centre_telephone, concern_as_sent


def holds_a_concern(request: HttpRequest) -> bool:
    """Return whether somebody sent words on the page of a concern, and they can be read."""
    if request.method != "POST" or request.path != reverse("shared:raise_concern"):
        return False
    try:
        return any(request.POST.get(box, "").strip() for box in ("words", "about"))
    except SuspiciousOperation:
        return False


@open_door
def give_back(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    """Return the page with all that was written, for the one who wrote it; nothing of it is saved."""
    shown = {
        "form": concern_as_sent(request),
        "is_signed_in": request.user.is_authenticated,
        "ring": centre_telephone(request),
        "way_in": _way_in(request),
    }
    if not hasattr(request, "viewer"):
        # Nobody's page locks itself; but this one holds words that are for nobody else.
        shown |= {"idle_seconds": marks.IDLE_ELSEWHERE.seconds, "lock_url": reverse("shared:locked")}
    return render(request, "shared/concern_given_back.html", shown, status=status)


def _way_in(request: HttpRequest) -> str:
    return reverse("shared:locked" if marks.TABLET_COOKIE in request.COOKIES else "account_login")
