"""Read the day sheets of one opening day, and the number that the next one gets."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.sessions.models import DaySheet, OpeningDay


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a day, the last printed first, and the next number. `day` is None where the hall is not open."""

    day: OpeningDay | None
    printed: tuple[DaySheet, ...]
    next_number: int


def sheets_of_today(viewer: Viewer, *, at: datetime) -> Sheets:
    """Return today's sheets."""
    today = at.astimezone(LONDON).date()
    return sheets_of(
        viewer, OpeningDay.objects.filter(centre=viewer.centre, day=today, is_cancelled=False).first()
    )


def sheets_of(viewer: Viewer, day: OpeningDay | None) -> Sheets:
    """Return the sheets of one opening day."""
    printed = (
        DaySheet.objects.filter(centre=viewer.centre, opening_day=day).order_by("-number") if day else ()
    )
    return Sheets(day, tuple(printed), next_number(viewer.centre))


def next_number(centre: UUID) -> int:
    """Return the number that the centre's next day sheet gets."""
    last = DaySheet.objects.filter(centre=centre).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
