"""A day in the hall has ended when the last has left and nobody is expected, the hall closed, or its paper is back."""

import pytest

from tests.domain.sessions.saturday import a_place, at, open_hall
from tests.families import a_family
from tests.people import CENTRE, FOUNDER, NOW, Cast, cast
from wicketgate.domain.ledger.checkpoints import make
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.sessions.coded import AbsenceReason
from wicketgate.domain.sessions.models import Booking, Window
from wicketgate.domain.sessions.operations import (
    print_day_sheet,
    record_absence,
    record_arrival,
    record_departure,
    record_return,
    take_back_departure,
)
from wicketgate.domain.sessions.queries import ended_since

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def bookings(people: Cast) -> list[Booking]:
    """Two families with a place from ten to twelve."""
    (day,) = open_hall(people)
    return [booking for _ in range(2) for booking in a_place(people, a_family(people), [day])]


def come(people: Cast, booking: Booking, clock: str = "10:00") -> None:
    for window in _windows(booking):
        record_arrival(window.id, by=people.viewer("team_leader"), at=at(clock))


def leave(people: Cast, booking: Booking, clock: str = "11:00") -> None:
    for window in _windows(booking):
        record_departure(window.id, by=people.viewer("team_leader"), at=at(clock))


def has_ended(place: int, clock: str = "11:05") -> bool:
    return ended_since(CENTRE, place=place, at=at(clock))


def _windows(booking: Booking) -> list[Window]:
    return list(Window.objects.filter(booking=booking).order_by("id"))


def signed() -> int:
    """Sign a checkpoint, and return how many entries it covers."""
    return make(by=FOUNDER, at=NOW).size


def test_not_while_a_family_is_here_or_is_still_to_come(people: Cast, bookings: list[Booking]) -> None:
    first, second = bookings
    place = signed()
    come(people, first)
    leave(people, first)

    assert not has_ended(place), "the second family is still expected"
    come(people, second)
    assert not has_ended(place), "the second family is here"
    leave(people, second)
    assert has_ended(place)


def test_once_whoever_did_not_come_is_expected_no_longer(people: Cast, bookings: list[Booking]) -> None:
    first, second = bookings
    place = signed()
    come(people, first)
    leave(people, first)
    record_absence(
        second.id,
        reason=AbsenceReason.UNWELL,
        expected_version=second.version,
        by=people.viewer("coordinator"),
        at=at("11:01"),
    )

    assert has_ended(place)


def test_when_the_hall_has_closed_though_somebody_was_not_seen_to_leave(
    people: Cast, bookings: list[Booking]
) -> None:
    place = signed()
    for booking in bookings:
        come(people, booking)
    leaving = Window.objects.filter(booking=bookings[0], member__side__kind=SideKind.VISITS).first()
    assert leaving is not None
    record_departure(leaving.id, by=people.viewer("team_leader"), at=at("11:00"))

    assert not has_ended(place, "12:29")
    assert has_ended(place, "12:30")


def test_when_its_sheet_came_back(people: Cast, bookings: list[Booking]) -> None:
    by = people.viewer("team_leader")
    sheet = print_day_sheet(
        bookings[0].opening_day_id, number=1, with_needs=False, by=by, at=at("09:00")
    ).sheet
    place = signed()

    assert not has_ended(place)
    record_return(sheet.id, by=by, at=at("11:00"))
    assert has_ended(place)


def test_not_again_before_anybody_else_left(people: Cast, bookings: list[Booking]) -> None:
    for booking in bookings:
        come(people, booking)
        leave(people, booking)
    place = signed()

    assert not has_ended(place)
    again = _windows(bookings[0])[0]
    take_back_departure(again.id, by=people.viewer("team_leader"), at=at("11:10"))
    assert not has_ended(place)
    record_departure(again.id, by=people.viewer("team_leader"), at=at("11:12"))
    assert has_ended(place, "11:13")
