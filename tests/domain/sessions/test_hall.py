"""On the day one tap records who came and who left, by the clock of the door, and can be taken back."""

from datetime import date, time, timedelta

import pytest

from tests.domain.sessions.saturday import a_place, at, open_hall, window_of
from tests.families import a_family
from tests.people import TODAY, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import Overtaken, Refused, Unable
from wicketgate.domain.people.models import Part, Wall
from wicketgate.domain.sessions.models import Booking, Presence
from wicketgate.domain.sessions.operations import (
    record_arrival,
    record_departure,
    take_back_arrival,
    take_back_departure,
)
from wicketgate.domain.sessions.queries import Together, hall_today, together
from wicketgate.domain.volunteers.models import Duty
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def booking(people: Cast) -> Booking:
    (booking,) = a_place(people, a_family(people), open_hall(people))
    return booking


def test_a_day_from_the_plan_to_when_they_were_together(people: Cast, booking: Booking) -> None:
    leader = people.viewer("team_leader")
    father = window_of(booking, Part.ADULT, side="visits").id
    mother = window_of(booking, Part.ADULT, side="lives_with").id
    child = window_of(booking, Part.CHILD).id

    record_arrival(father, by=leader, at=at("09:47"))
    record_arrival(mother, by=leader, at=at("10:02"))
    record_arrival(child, by=leader, at=at("10:03"))
    record_departure(child, by=leader, at=at("11:58"))
    record_departure(mother, by=leader, at=at("11:59"))
    record_departure(father, by=leader, at=at("12:11"))

    assert together(booking.arrangement_id, since=TODAY, until=TODAY) == (
        Together(TODAY, time(10, 3), time(11, 58)),
    )


def test_the_list_is_in_order_with_first_names_and_initials(people: Cast, booking: Booking) -> None:
    hall = hall_today(people.viewer("team_leader"), at=at("09:30"))

    assert [(due.name, due.door, f"{due.arrive_at:%H:%M}") for due in hall.due[:1]] == [
        ("Tobiah M.", "side", "09:45")
    ]
    assert {due.name for due in hall.due} == {"Tobiah M.", "Niamh O.", "Zoë M.", "Idris M."}


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        pytest.param("coordinator", 4, id="the coordinator"),
        pytest.param("team_leader", 4, id="the team leader on duty"),
        pytest.param("volunteer", 4, id="a volunteer on duty who has signed"),
        pytest.param("unsigned", 0, id="a volunteer who has not signed"),
        pytest.param("chair", 0, id="the chair"),
        pytest.param("referrer", 0, id="a referrer"),
    ],
)
def test_who_sees_the_list(people: Cast, booking: Booking, who: str, sees: int) -> None:
    assert len(hall_today(people.viewer(who), at=at("09:30")).due) == sees


def test_whoever_knows_a_family_neither_sees_nor_records_it(people: Cast, booking: Booking) -> None:
    Wall.objects.create(
        centre=booking.centre, account=people.team_leader, arrangement=booking.arrangement, declared_on=TODAY
    )
    leader = people.viewer("team_leader")

    hall = hall_today(leader, at=at("09:30"))

    assert hall.due == ()
    assert hall.families_for_others == 1
    with pytest.raises(Unable, match="not due today"):
        record_arrival(window_of(booking, Part.CHILD).id, by=leader, at=at("10:00"))
    assert not Presence.objects.exists()


def test_a_double_tap_is_one_arrival(people: Cast, booking: Booking) -> None:
    child, leader = window_of(booking, Part.CHILD).id, people.viewer("team_leader")
    record_arrival(child, by=leader, at=at("10:00"))

    with pytest.raises(Overtaken, match="at 10:00"):
        record_arrival(child, by=people.viewer("coordinator"), at=at("10:04"))

    assert [presence.arrived_at for presence in Presence.objects.all()] == [time(10)]
    assert Entry.objects.filter(event=Event.ARRIVAL_RECORDED).count() == 1


@pytest.mark.parametrize(
    ("day", "cancelled"),
    [
        pytest.param(TODAY + timedelta(days=1), "nothing", id="the day after"),
        pytest.param(TODAY - timedelta(days=1), "nothing", id="the day before"),
        pytest.param(TODAY, "booking", id="a cancelled booking"),
        pytest.param(TODAY, "day", id="a cancelled day"),
        pytest.param(TODAY, "absence", id="an absence was recorded"),
    ],
)
def test_nothing_is_recorded_for_somebody_who_is_not_due(
    people: Cast, booking: Booking, day: date, cancelled: str
) -> None:
    _call_off(booking, cancelled)
    before = Entry.objects.count()

    with pytest.raises(Unable, match="not due today, so nothing was recorded"):
        record_arrival(
            window_of(booking, Part.CHILD).id, by=people.viewer("coordinator"), at=at("10:00", day=day)
        )

    assert not Presence.objects.exists()
    assert Entry.objects.count() == before


def test_an_address_that_was_guessed_is_nobody_who_is_due(people: Cast, booking: Booking) -> None:
    with pytest.raises(Unable, match="not due today"):
        record_arrival(new_id(), by=people.viewer("coordinator"), at=at("10:00"))


@pytest.mark.parametrize("guessed", [False, True])
def test_whoever_may_see_nobody_today_is_told_so_whomever_they_ask_for(
    people: Cast, booking: Booking, guessed: bool
) -> None:
    Duty.objects.filter(account=people.team_leader).delete()
    asked_for = new_id() if guessed else window_of(booking, Part.CHILD).id

    with pytest.raises(Refused):
        record_arrival(asked_for, by=people.viewer("team_leader"), at=at("10:00"))


def test_nobody_leaves_who_has_not_come(people: Cast, booking: Booking) -> None:
    with pytest.raises(Unable, match="No arrival is recorded"):
        record_departure(window_of(booking, Part.CHILD).id, by=people.viewer("team_leader"), at=at("12:00"))

    assert not Presence.objects.exists()


def test_what_was_tapped_is_taken_back_one_step_at_a_time(people: Cast, booking: Booking) -> None:
    child, leader = window_of(booking, Part.CHILD).id, people.viewer("team_leader")
    record_arrival(child, by=leader, at=at("10:00"))
    record_departure(child, by=leader, at=at("10:01"))

    with pytest.raises(Unable, match="Take that back first"):
        take_back_arrival(child, by=leader, at=at("10:02"))
    take_back_departure(child, by=leader, at=at("10:02"))
    with pytest.raises(Overtaken):
        take_back_departure(child, by=leader, at=at("10:02"))
    take_back_arrival(child, by=leader, at=at("10:03"))

    presence = Presence.objects.get()
    assert (presence.arrived_at, presence.left_at, presence.version) == (None, None, 4)
    assert Entry.objects.filter(event=Event.ATTENDANCE_UNDONE).count() == 2


def test_nothing_is_taken_back_on_another_day(people: Cast, booking: Booking) -> None:
    child, leader = window_of(booking, Part.CHILD).id, people.viewer("coordinator")
    record_arrival(child, by=leader, at=at("10:00"))

    with pytest.raises(Unable, match="not due today"):
        take_back_arrival(child, by=leader, at=at("09:00", day=TODAY + timedelta(days=1)))

    assert Presence.objects.get().arrived_at == time(10)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 3, 28), id="the day before summer time begins"),
        pytest.param(date(2026, 3, 29), id="the day summer time begins"),
        pytest.param(date(2026, 10, 24), id="the day before it ends"),
        pytest.param(date(2026, 10, 25), id="the day it ends"),
    ],
)
def test_the_register_keeps_the_halls_clock_when_the_clocks_change(people: Cast, day: date) -> None:
    family, by = a_family(people), people.viewer("coordinator")
    morning = at("08:00", day=day)
    (booking,) = a_place(people, family, open_hall(people, day, on=morning), on=morning)
    child, father = window_of(booking, Part.CHILD).id, window_of(booking, Part.ADULT, side="visits").id

    record_arrival(father, by=by, at=at("09:45", day=day))
    record_arrival(child, by=by, at=at("10:00", day=day))
    record_departure(child, by=by, at=at("12:00", day=day))
    record_departure(father, by=by, at=at("12:10", day=day))

    assert together(family.id, since=day, until=day) == (Together(day, time(10), time(12)),)


def _call_off(booking: Booking, what: str) -> None:
    if what == "booking":
        booking.is_cancelled = True
    if what == "absence":
        booking.absence = "no_word"
    booking.save()
    booking.opening_day.is_cancelled = what == "day"
    booking.opening_day.save()
