"""What was sent bears a mark that no longer fits, or did not arrive whole: nothing is taken from it."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from wicketgate.doors.web.shared.door import open_door
from wicketgate.doors.web.shared.views.given_back import give_back, holds_a_concern
from wicketgate.doors.web.shared.views.trouble import concern_not_kept

STALE, DAMAGED = 403, 400


@open_door
def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open for too long, and lead to a fresh one. A concern comes back with every word."""
    if holds_a_concern(request) and not _sent_by_another_site(request):
        return give_back(request, status=STALE)
    shown = {"fresh_url": _where_it_was(request), "keeps_cookies": bool(request.COOKIES)}
    return render(request, "403_csrf.html", shown, status=STALE)


def damaged(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what did not arrive whole, or whose sign-in ended in that very moment."""
    if holds_a_concern(request):
        return concern_not_kept(request, exception)
    return render(request, "400.html", status=DAMAGED)


def _sent_by_another_site(request: HttpRequest) -> bool:
    # Words that another site wrote are put before nobody as if they were their own.
    return request.headers.get("Sec-Fetch-Site") == "cross-site"


def _where_it_was(request: HttpRequest) -> str:
    """Return the page on which the form stood, where the browser says so and it is ours; else the first page."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return reverse("shared:home")
    return urlsplit(came_from).path or reverse("shared:home")
