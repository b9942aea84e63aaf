"""The lock: nothing on the screen, and on the hall's tablet a PIN to go on."""

from allauth.core.internal import ratelimit
from django.contrib.auth import login, logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Pin, Tablet
from wicketgate.domain.accounts.tablets import TRIES, resume
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.door import open_door
from wicketgate.doors.web.shared.forms.pin import ResumeForm
from wicketgate.doors.web.shared.too_many import too_many

_TRIES = {"pin": f"{TRIES}/12h/key"}


@open_door
def locked(request: HttpRequest) -> HttpResponse:
    """End what is open in this browser, and say how to go on. It names nobody."""
    tablet = marks.this_tablet(request)
    _close(request, tablet)
    if tablet is None:
        return render(request, "shared/locked.html")
    return _with_pin(request, tablet)


def _close(request: HttpRequest, tablet: Tablet | None) -> None:
    if not request.user.is_authenticated:
        return
    for name in ("viewer", "posts"):
        request.__dict__.pop(name, None)
    if tablet is not None and marks.tablet(request) == tablet.id:
        # Not a sign-out: the PIN goes on living. The session itself is gone from this browser.
        request.session.flush()
        request.user = AnonymousUser()
    else:
        logout(request)


def _with_pin(request: HttpRequest, tablet: Tablet) -> HttpResponse:
    form = ResumeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        username, pin = form.cleaned_data["username"], form.cleaned_data["pin"]
        key = f"{tablet.id.hex} {username.lower()}"
        if not ratelimit.consume(request, app="wicketgate", action="pin", config=_TRIES, key=key):
            return too_many(request)
        found = resume(username, pin, tablet=tablet, on=clock.today(), at=clock.now())
        if found is not None:
            ratelimit.clear(request, app="wicketgate", action="pin", config=_TRIES, key=key)
            return _go_on(request, found)
        form.add_error(None, _("The username and the PIN don’t fit together, or the PIN is not for today."))
    return render(request, "shared/locked.html", {"form": form})


def _go_on(request: HttpRequest, found: Pin) -> HttpResponse:
    login(request, found.account)
    marks.resume(request, tablet=found.tablet_id, second_factor_at=found.second_factor_at, at=clock.now())
    return redirect("shared:home")
