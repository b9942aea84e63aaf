"""The opening days that are to come."""

from datetime import date
from uuid import UUID

from wicketgate.domain.sessions.models import OpeningDay

DAYS_AHEAD = 8


def coming_days(centre: UUID, *, on: date) -> list[date]:
    """Return the next opening days from `on`, that day included, those called off left out."""
    days = OpeningDay.objects.filter(centre=centre, day__gte=on, is_cancelled=False).order_by("day")
    return list(days.values_list("day", flat=True)[:DAYS_AHEAD])
