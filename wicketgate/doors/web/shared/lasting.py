"""A sign-in ends when its time is over, however often it was touched: nobody serves longer than a day."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks

OPENED = "opened_at"
LONGEST = timedelta(seconds=settings.SESSION_COOKIE_AGE)


class EndWithTheDay:
    """Locks a sign-in, a resumed one too, when it is older than any may be. A concern that is being sent goes first."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and _is_over(request) and request.path not in _open_still():
            return redirect("shared:locked")
        return self.answer(request)


def _is_over(request: HttpRequest) -> bool:
    now = clock.now()
    # One that a PIN resumed began nothing: it counts from its first page.
    opened = marks.began_at(request) or datetime.fromisoformat(
        request.session.setdefault(OPENED, now.isoformat())
    )
    return now - opened >= LONGEST


def _open_still() -> set[str]:
    return {reverse("shared:locked"), reverse("shared:raise_concern")}
