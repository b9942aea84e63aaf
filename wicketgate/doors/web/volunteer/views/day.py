"""Today in the hall: who is due, by door and order. Whoever serves sees it; who keeps the register taps it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from wicketgate.domain.accounts import roles
from wicketgate.domain.sessions.queries import Hall, hall_today
from wicketgate.doors.web.shared.door import DoorRequest, door
from wicketgate.doors.web.shared.parts import Refusal
from wicketgate.doors.web.shared.refusal import refusal_of
from wicketgate.doors.web.volunteer.hall_words import by_door


@door("the day, to look at")
def day(request: DoorRequest) -> HttpResponse:
    """Show who is due today. Each showing is one entry in the ledger."""
    hall = hall_today(request.viewer, at=request.at)
    may_tap = roles.opens(request.viewer.role, "the day in the hall")
    numbers = [due for due in hall.due if due.has_number and due.left_at is None] if may_tap else []
    shown = {
        "hall": hall,
        "doors": by_door(hall.due, may_tap=may_tap),
        "may_tap": may_tap,
        "numbers": numbers,
        "refusal": _why_closed(request, hall),
    }
    return render(request, "volunteer/day.html", shown)


def _why_closed(request: DoorRequest, hall: Hall) -> Refusal | None:
    if hall.closed is None:
        return None
    return refusal_of(request, hall.closed, what=_("Today’s list is closed to you"))


urlpatterns = [path("", day, name="day")]
