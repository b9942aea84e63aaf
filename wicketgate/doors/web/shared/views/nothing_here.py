"""An address that leads nowhere: whoever is signed in keeps the way to their own places."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wicketgate.doors.web.shared.door import open_door


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here, in the frame of whoever asks."""
    # At an address that is nobody's no door has recognised them: they would seem to hold no post.
    return _page(request) if hasattr(request, "viewer") else _recognised(request)


def _page(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html", status=404)


_recognised = open_door(_page)
