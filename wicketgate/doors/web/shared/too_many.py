"""Too many tries in a short time: one page for a password, a code and a PIN alike."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page that asks to wait, with status 429."""
    return render(request, "429.html", status=429)
