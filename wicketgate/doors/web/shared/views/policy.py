"""The confidentiality policy, for everybody to read whenever they ask (clause 9)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wicketgate.domain.policy.public_reading import to_read
from wicketgate.doors import clock
from wicketgate.doors.web.shared.door import open_door
from wicketgate.doors.web.shared.whose import centre_here


@open_door
def policy(request: HttpRequest) -> HttpResponse:
    """Show the document as it stands, what each rule says in plain words, and when it was last gone over."""
    held = centre_here(request)
    reading = to_read(held.id, on=clock.today()) if held else None
    return render(request, "shared/policy.html", {"reading": reading})
