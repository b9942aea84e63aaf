"""The first page after signing in: the first place of the post that somebody holds."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.navigation import nav_items


@door("the first page")
def home(request: DoorRequest) -> HttpResponse:
    """Lead to the first place that one of the viewer's posts opens."""
    places = nav_items(request)
    return redirect(places[0][1] if places else reverse("mfa_index"))
