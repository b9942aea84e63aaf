"""The first page of all: what this is, the way in, and the policy to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wicketgate.doors.web.shared.door import open_door


@open_door
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is, and lead to signing in and to the policy."""
    return render(request, "public/start.html")
