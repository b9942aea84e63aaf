"""Too many tries in a short time: one page for a password, a code and a PIN alike, and one entry."""

from datetime import timedelta

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wicketgate.domain.accounts.guessing import record_too_many
from wicketgate.doors import clock
from wicketgate.doors.web.shared.whose import centre_here

ENTERED_AGAIN_AFTER = timedelta(minutes=5)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page that asks to wait, with status 429."""
    _enter(request)
    return render(request, "429.html", status=429)


def _enter(request: HttpRequest) -> None:
    held = centre_here(request)
    # Not each: whoever goes on trying, signed in or not, would fill the ledger.
    seconds = int(ENTERED_AGAIN_AFTER.total_seconds())
    if held is not None and cache.add("too-many-entered", "y", timeout=seconds):
        record_too_many(centre=held.id, at=clock.now())
