"""A Saturday, by the operations that the pages use: the hall open, a family with a place, and who comes to the door."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.families import member
from tests.people import TODAY, Cast
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.sessions.models import Booking, Door, OpeningDay, Window
from wicketgate.domain.sessions.operations import arrange_days, book
from wicketgate.domain.sessions.wanted import Wanted

LONDON = ZoneInfo("Europe/London")
DOORS = {SideKind.VISITS: Door.SIDE, SideKind.LIVES_WITH: Door.FRONT}


def at(clock: str, *, day: date = TODAY) -> datetime:
    """Return the instant at which the hall's clock shows `clock` on `day`."""
    return datetime.combine(day, time.fromisoformat(clock), LONDON).astimezone(UTC)


def open_hall(
    cast: Cast, *days: date, opens: str = "09:30", closes: str = "12:30", on: datetime | None = None
) -> list[OpeningDay]:
    """Open the hall on those days; today unless any is given."""
    return arrange_days(
        days or [TODAY],
        opens_at=time.fromisoformat(opens),
        closes_at=time.fromisoformat(closes),
        by=cast.viewer("coordinator"),
        at=on or at("08:00"),
    )


def a_place(
    cast: Cast,
    arrangement: Arrangement,
    days: Iterable[OpeningDay],
    *,
    times: str = "10:00-12:00",
    on: datetime | None = None,
    **more: object,
) -> list[Booking]:
    """Book the children and both adults of a family into those days."""
    return book(
        arrangement.id,
        days=[day.id for day in days],
        wanted=wanted(arrangement, times=times, **more),
        by=cast.viewer("coordinator"),
        at=on or at("08:00"),
    )


def wanted(arrangement: Arrangement, *, times: str = "10:00-12:00", **more: object) -> Wanted:
    """Return what a coordinator asks for: the children and both adults, by different doors."""
    begins, ends = times.split("-")
    told: dict[str, object] = {
        "begins_at": time.fromisoformat(begins),
        "ends_at": time.fromisoformat(ends),
        "members": everybody(arrangement),
        "doors": DOORS,
    }
    return Wanted(**(told | more))  # type: ignore[arg-type]  # its own keywords, passed on


def everybody(arrangement: Arrangement) -> frozenset[UUID]:
    """Return the parts of the children and both adults."""
    members = arrangement.members.filter(part__in=(Part.CHILD, Part.ADULT))
    return frozenset(members.values_list("id", flat=True))


def window_of(booking: Booking, part: Part, *, side: str | None = None) -> Window:
    """Return the times of the first of the family in that part, on that side when one is named."""
    return Window.objects.get(booking=booking, member=member(booking.arrangement, part, side=side))
