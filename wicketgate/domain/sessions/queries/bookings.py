"""One day's bookings, one booking, and one adult's own times, as the coordinator sees them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.models import Arrangement, Member
from wicketgate.domain.people.operations import require_seen
from wicketgate.domain.sessions.clashes import bookings_to_look_at
from wicketgate.domain.sessions.interlock import Standing
from wicketgate.domain.sessions.models import Booking, OpeningDay, Window
from wicketgate.domain.sessions.queries.hall import standings_of
from wicketgate.domain.sessions.queries.names import Named, names_of


@dataclass(frozen=True, slots=True, repr=False)
class Expected:
    """One person of a booking: a name, the plan, what the register holds, and whether they were told."""

    window: UUID
    member: UUID
    name: str
    is_child: bool
    side: str
    door: str
    arrive_at: time
    leave_at: time
    arrived_at: time | None
    left_at: time | None
    told_on: date | None
    told_how: str


@dataclass(frozen=True, slots=True, repr=False)
class Booked:
    """One booking with its people in the order of the plan. `has_clash` where its times want looking at."""

    booking: Booking
    arrangement: Arrangement
    day: OpeningDay
    people: tuple[Expected, ...]
    has_clash: bool

    @property
    def untold(self) -> int:
        """How many adults have not been told their times yet."""
        return sum(1 for person in self.people if not person.is_child and person.told_on is None)

    @property
    def has_begun(self) -> bool:
        """Whether somebody of the family has arrived."""
        return any(person.arrived_at is not None for person in self.people)


def bookings_of(day: OpeningDay, *, viewer: Viewer, at: datetime) -> list[Booked]:
    """
    Return a day's bookings that stand, by time and reference, with the names that the viewer may see.

    One of a family that the viewer may not see is not in it: its reference would tell them when it comes.
    """
    bookings = Booking.objects.filter(opening_day=day, is_cancelled=False)
    ordered = bookings.select_related("arrangement", "opening_day").order_by(
        "begins_at", "arrangement__reference"
    )
    found = _with_people(list(ordered), page="opening day", viewer=viewer, at=at, subject=day.id)
    return [one for one in found if one.people]


def for_others(day: OpeningDay, shown: Iterable[Booked]) -> int:
    """Return how many bookings of a day stand that are not among those shown: somebody else looks after them."""
    theirs = Booking.objects.filter(opening_day=day, is_cancelled=False)
    return theirs.exclude(id__in=[one.booking.id for one in shown]).count()


def booking(booking_id: UUID, *, viewer: Viewer, at: datetime) -> Booked:
    """
    Return one booking of the viewer's centre, cancelled or not.

    Raises NotFound, and Refused, entered, for a family that the viewer may not see.
    """
    found = (
        Booking.objects.filter(id=booking_id, centre=viewer.centre)
        .select_related("arrangement", "opening_day")
        .first()
    )
    if found is None:
        raise NotFound
    require_seen(found.arrangement_id, by=viewer, at=at)
    (booked,) = _with_people([found], page="booking", viewer=viewer, at=at, subject=found.arrangement_id)
    return booked


def _with_people(
    bookings: list[Booking], *, page: str, viewer: Viewer, at: datetime, subject: UUID
) -> list[Booked]:
    windows = _windows(bookings)
    everybody = [window for each in windows.values() for window in each]
    names = names_of([w.member for w in everybody], page=page, by=viewer, at=at, subject=subject)
    standings = standings_of(everybody)
    clashes = {
        each
        for day in {b.opening_day.day for b in bookings}
        for each in bookings_to_look_at(viewer.centre, on=day)
    }
    return [
        Booked(
            one,
            one.arrangement,
            one.opening_day,
            tuple(_expected(windows[one.id], names, standings)),
            has_clash=one.id in clashes,
        )
        for one in bookings
    ]


def _windows(bookings: Iterable[Booking]) -> Mapping[UUID, list[Window]]:
    found: dict[UUID, list[Window]] = defaultdict(list)
    ids = [one.id for one in bookings]
    rows = Window.objects.filter(booking__in=ids).select_related("member__person", "member__side", "booking")
    for window in rows.order_by("arrive_at", "leave_at", "member__part", "id"):
        found[window.booking_id].append(window)
    return found


def _expected(
    windows: Iterable[Window], names: Mapping[UUID, Named], standings: Mapping[UUID, Standing]
) -> Iterable[Expected]:
    for window in windows:
        if window.member_id in names:
            yield Expected(
                window=window.id,
                member=window.member_id,
                name=names[window.member_id].whole,
                is_child=window.member.side is None,
                side=_side(window.member),
                door=window.door,
                arrive_at=window.arrive_at,
                leave_at=window.leave_at,
                arrived_at=standings[window.id].arrived_at,
                left_at=standings[window.id].left_at,
                told_on=window.told_on,
                told_how=window.told_how,
            )


def _side(member: Member) -> str:
    return member.side.kind if member.side else ""
