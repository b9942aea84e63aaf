"""The lock: nothing on the screen, and on the hall's tablet a PIN to go on."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wicketgate.doors.web.shared.door import open_door


@open_door
def locked(request: HttpRequest) -> HttpResponse:
    """End what is open in this browser, and say how to go on. It names nobody."""
    if request.user.is_authenticated:
        logout(request)
    return render(request, "shared/locked.html")
