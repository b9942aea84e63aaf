"""The first page after signing in: the first place of the post that somebody holds."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.navigation import nav_items


@door("the first page")
def home(request: DoorRequest) -> HttpResponse:
    """Lead to the first place that one of the viewer's posts opens; on the hall's tablet offer a PIN first."""
    if marks.may_set_pin(request, on=clock.today()) and not marks.has_been_offered_pin(request):
        return redirect("shared:set_pin")
    places = nav_items(request)
    return redirect(places[0][1] if places else reverse("mfa_index"))
