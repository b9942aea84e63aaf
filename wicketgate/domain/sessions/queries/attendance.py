"""A family's attendance: that child and visiting adult were together, and from when until when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Q, QuerySet

from wicketgate.domain.people.models import Part
from wicketgate.domain.sessions import spans
from wicketgate.domain.sessions.models import Presence
from wicketgate.domain.sessions.spans import Span

CHILD = Q(member__part=Part.CHILD)
# A half-brother who may come along is on the visiting side too, but is no visiting adult; nor is whoever only collects.
VISITING_ADULT = Q(
    member__side__kind="visits", member__part__in=(Part.ADULT, Part.MAY_COME), member__person__is_child=False
)


@dataclass(frozen=True, slots=True)
class Together:
    """
    One day on which a child and a visiting adult were together, in the hall's clock times.

    `ended_at` is None where nobody's leaving was entered: then only the day and the beginning are known.
    """

    day: date
    began_at: time
    ended_at: time | None


def together(arrangement_id: UUID, *, since: date, until: date) -> tuple[Together, ...]:
    """
    Return the days from `since` to `until`, both included, on which the family was together, oldest first.

    A day on which a child and a visiting adult were not here at the same time does not appear.
    """
    present = Presence.objects.filter(
        booking__arrangement=arrangement_id,
        booking__opening_day__day__range=(since, until),
        arrived_at__isnull=False,
    )
    children, adults = _by_day(present.filter(CHILD)), _by_day(present.filter(VISITING_ADULT))
    met = {day: spans.together(children[day], adults[day]) for day in sorted(children.keys() & adults.keys())}
    return tuple(Together(day, span.since, span.until) for day, span in met.items() if span)


def _by_day(present: QuerySet[Presence]) -> dict[date, list[Span]]:
    found: dict[date, list[Span]] = defaultdict(list)
    rows = present.values_list("booking__opening_day__day", "arrived_at", "left_at")
    for day, arrived_at, left_at in rows:
        assert arrived_at is not None
        found[day].append(Span(arrived_at, left_at))
    return found
