"""The opening days, to come and past, as the coordinator lists them. They open nothing sealed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.sessions.clashes import bookings_to_look_at
from wicketgate.domain.sessions.models import Booking, OpeningDay

ON_A_PAGE = 26


@dataclass(frozen=True, slots=True)
class DayLine:
    """One opening day and how many families have a place; `has_clash` where times want looking at."""

    day: OpeningDay
    families: int
    has_clash: bool


def days_to_come(viewer: Viewer, *, on: date) -> list[DayLine]:
    """Return the next opening days, today included, soonest first."""
    days = _counted(viewer).filter(day__gte=on).order_by("day")[:ON_A_PAGE]
    return [_line(day, has_clash=bool(bookings_to_look_at(viewer.centre, on=day.day))) for day in days]


def days_past(viewer: Viewer, *, before: date) -> list[DayLine]:
    """Return a page of the opening days before `before`, the last first."""
    days = _counted(viewer).filter(day__lt=before).order_by("-day")[:ON_A_PAGE]
    return [_line(day, has_clash=False) for day in days]


def opening_day(day_id: UUID, *, viewer: Viewer) -> OpeningDay:
    """Return one opening day of the viewer's centre. Raises NotFound."""
    found = OpeningDay.objects.filter(id=day_id, centre=viewer.centre).first()
    if found is None:
        raise NotFound
    return found


def days_to_book(viewer: Viewer, arrangement: UUID, *, on: date) -> list[OpeningDay]:
    """Return the next opening days on which this arrangement has no place yet."""
    taken = Booking.objects.filter(opening_day=OuterRef("id"), arrangement=arrangement, is_cancelled=False)
    days = OpeningDay.objects.filter(~Exists(taken), centre=viewer.centre, day__gte=on, is_cancelled=False)
    return list(days.order_by("day")[:ON_A_PAGE])


def _counted(viewer: Viewer) -> QuerySet[OpeningDay]:
    families = Count("bookings", filter=Q(bookings__is_cancelled=False))
    return OpeningDay.objects.filter(centre=viewer.centre).annotate(families=families)


def _line(day: OpeningDay, *, has_clash: bool) -> DayLine:
    families: int = day.families  # type: ignore[attr-defined]  # annotated above
    return DayLine(day, families, has_clash)
