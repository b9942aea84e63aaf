"""When a day in the hall has ended: the last has left and nobody is expected, or the hall has closed."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import was_entered
from wicketgate.domain.sessions.models import OpeningDay, Presence
from wicketgate.domain.sessions.queries.due import windows_due

# What comes when the day is over anyway: its paper.
_AFTERWARDS = (Event.DAY_SHEET_RETURNED, Event.PAPER_TIMES_ENTERED)


def ended_since(centre: UUID, *, place: int, at: datetime) -> bool:
    """Return whether a day in the hall has ended, as things stand at `at`, by entries after `place` in the ledger."""
    if was_entered(*_AFTERWARDS, centre=centre, after=place):
        return True
    return was_entered(Event.DEPARTURE_RECORDED, centre=centre, after=place) and _is_over(centre, at=at)


def _is_over(centre: UUID, *, at: datetime) -> bool:
    here = at.astimezone(LONDON)
    days = OpeningDay.objects.filter(centre=centre, day=here.date(), is_cancelled=False)
    if not days.filter(closes_at__gt=here.time()).exists():
        return True
    if _presences(centre, at=at).filter(arrived_at__isnull=False, left_at__isnull=True).exists():
        return False
    came = set(_presences(centre, at=at).filter(arrived_at__isnull=False).values_list("booking", "member"))
    expected = windows_due(centre, on=here.date()).filter(leave_at__gt=here.time())
    return all(who in came for who in expected.values_list("booking", "member"))


def _presences(centre: UUID, *, at: datetime) -> QuerySet[Presence]:
    return Presence.objects.filter(centre=centre, booking__opening_day__day=at.astimezone(LONDON).date())
