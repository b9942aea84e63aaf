"""Whether the hall is open."""

from datetime import datetime, timedelta
from uuid import UUID

from wicketgate.domain.sessions.models import OpeningDay


def hall_is_open(centre: UUID, *, at: datetime, around: timedelta = timedelta(0)) -> bool:
    """Return whether the hall is open at `at`, an aware instant in the time of the hall, or will be or was `around`."""
    days = OpeningDay.objects.filter(
        centre=centre, day__in=[(at - around).date(), at.date(), (at + around).date()], is_cancelled=False
    )
    spans = (
        (datetime.combine(d.day, d.opens_at, at.tzinfo), datetime.combine(d.day, d.closes_at, at.tzinfo))
        for d in days
    )
    return any(opens - around <= at <= closes + around for opens, closes in spans)
