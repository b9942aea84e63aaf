"""What each child needs to be well today: opened for care on the day, with a fresh second factor, for three minutes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from wicketgate.domain.sessions.queries import needs_today
from wicketgate.doors.web.shared.door import DoorRequest, door

SECONDS_OPEN = 3 * 60


@door("the day, to look at", with_fresh_code=True)
def needs(request: DoorRequest) -> HttpResponse:
    """Say what will be opened and why, and open it when it is asked for."""
    shown: dict[str, object] = {"seconds": SECONDS_OPEN}
    if request.method == "POST":
        shown["people"] = needs_today(request.viewer, at=request.at)
        return render(request, "volunteer/needs_opened.html", shown)
    return render(request, "volunteer/needs.html", shown)


urlpatterns = [path("needs/", needs, name="needs")]
