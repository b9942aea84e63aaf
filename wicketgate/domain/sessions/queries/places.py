"""The places that one family has on days to come. They open nothing sealed."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Count, Q

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.people.models import Part
from wicketgate.domain.sessions.models import Booking


@dataclass(frozen=True, slots=True)
class Place:
    """One day on which the family comes, and how many of its adults have not been told their own times yet."""

    booking: UUID
    day: date
    begins_at: time
    ends_at: time
    untold: int


def places_to_come(arrangement: UUID, *, viewer: Viewer, on: date) -> list[Place]:
    """Return the family's places on `on` and after it, soonest first."""
    untold = Count("windows", filter=Q(windows__told_on=None) & ~Q(windows__member__part=Part.CHILD))
    found = Booking.objects.filter(
        centre=viewer.centre, arrangement=arrangement, is_cancelled=False, opening_day__day__gte=on
    )
    rows = found.annotate(untold=untold).select_related("opening_day").order_by("opening_day__day", "id")
    return [Place(one.id, one.opening_day.day, one.begins_at, one.ends_at, one.untold) for one in rows]
