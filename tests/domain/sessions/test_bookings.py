"""Families kept apart are never here at the same time, and nobody is told why a time can't be had."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.domain.sessions.saturday import a_place, at, everybody, open_hall, wanted, window_of
from tests.families import a_family
from tests.people import TODAY, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Refused, Unable
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement, Part, Service, Wall
from wicketgate.domain.people.operations import keep_apart
from wicketgate.domain.sessions.coded import AbsenceReason
from wicketgate.domain.sessions.models import Booking, OpeningDay, Window
from wicketgate.domain.sessions.operations import (
    arrange_days,
    book,
    cancel_booking,
    record_absence,
    record_arrival,
)
from wicketgate.domain.sessions.pattern import opening_dates
from wicketgate.domain.sessions.queries import bookings_of
from wicketgate.domain.sessions.short_names import short_name
from wicketgate.domain.sessions.staggering import MINUTES_APART, Stay
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
clock = some.integers(8 * 60, 19 * 60).map(lambda minutes: time(*divmod(minutes, 60)))


@pytest.fixture
def people() -> Cast:
    return cast()


def test_families_kept_apart_are_never_here_at_the_same_time(people: Cast) -> None:
    one, other = a_family(people), a_family(people)
    (day,) = open_hall(people, opens="08:00", closes="20:00")
    keep_apart(other.id, reference=one.reference, by=people.viewer("coordinator"), at=at("08:00"))

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(first=some.tuples(clock, clock), second=some.tuples(clock, clock))
    def never(first: tuple[time, time], second: tuple[time, time]) -> None:
        with transaction.atomic():
            for family, times in ((one, first), (other, second)):
                _try_to_book(people, family, day, times)
            assert not _are_together(one.id, other.id)
            transaction.set_rollback(True)

    never()


@pytest.mark.parametrize(
    ("times", "is_booked"),
    [
        pytest.param("10:00-11:00", False, id="the same time"),
        pytest.param("11:39-12:10", False, id="a minute too near"),
        pytest.param("11:40-12:10", True, id="a quarter of an hour after the last has left"),
    ],
)
def test_how_near_families_kept_apart_may_come(people: Cast, times: str, *, is_booked: bool) -> None:
    one, other, (day,) = a_family(people), a_family(people), open_hall(people)
    keep_apart(one.id, reference=other.reference, by=people.viewer("coordinator"), at=at("08:00"))
    a_place(people, one, [day], times="10:00-11:00")
    before = Entry.objects.count()

    if is_booked:
        a_place(people, other, [day], times=times)
    else:
        with pytest.raises(Unable, match="There is no place at that time") as refused:
            a_place(people, other, [day], times=times)
        assert one.reference not in refused.value.sentence
        assert Entry.objects.count() == before

    assert Booking.objects.count() == 1 + is_booked


def test_families_kept_apart_after_they_were_booked_are_flagged_alike(people: Cast) -> None:
    one, other, (day,) = a_family(people), a_family(people), open_hall(people)
    for family in (one, other):
        a_place(people, family, [day])

    keep_apart(one.id, reference=other.reference, by=people.viewer("coordinator"), at=at("08:00"))

    found = bookings_of(day, viewer=people.viewer("coordinator"), at=at("08:10"))
    assert [booked.has_clash for booked in found] == [True, True]


def test_one_day_that_does_not_fit_keeps_the_others_out_too(people: Cast) -> None:
    family = a_family(people)
    days = open_hall(people, TODAY, TODAY + timedelta(days=7))
    (short,) = open_hall(people, TODAY + timedelta(days=14), closes="11:00")

    with pytest.raises(
        Unable, match="On Saturday 5 December the child can come from 09:45 and leave by 10:50"
    ):
        a_place(people, family, [*days, short])

    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        pytest.param(Part.CHILD, "at least one child", id="no child"),
        pytest.param(Part.ADULT, "at least one adult of each side", id="no adult"),
    ],
)
def test_a_booking_needs_a_child_and_both_sides(people: Cast, left_out: Part, said: str) -> None:
    family, (day,) = a_family(people), open_hall(people)
    without = everybody(family) - set(family.members.filter(part=left_out).values_list("id", flat=True))

    with pytest.raises(Unable, match=said):
        a_place(people, family, [day], members=without)


def test_nobody_of_another_family_is_booked_with_this_one(people: Cast) -> None:
    family, other, (day,) = a_family(people), a_family(people), open_hall(people)

    with pytest.raises(Unable):
        a_place(people, family, [day], members=everybody(family) | everybody(other))


def test_in_a_handover_whoever_brings_the_child_goes_before_the_other(people: Cast) -> None:
    family, (day,) = a_family(people), open_hall(people)
    family.service = Service.HANDOVER
    family.save()

    (booking,) = a_place(people, family, [day], times="10:00-10:30", brings=SideKind.VISITS)

    visits, home = (window_of(booking, Part.ADULT, side=side) for side in ("visits", "lives_with"))
    assert (visits.arrive_at, visits.leave_at) == (time(10), time(10, 5))
    assert (home.arrive_at, home.leave_at) == (time(9, 45), time(10, 30))


def test_a_wall_keeps_a_coordinator_from_booking(people: Cast) -> None:
    family, (day,) = a_family(people), open_hall(people)
    Wall.objects.create(centre=day.centre, account=people.coordinator, arrangement=family, declared_on=TODAY)

    with pytest.raises(Refused):
        a_place(people, family, [day])

    assert not Booking.objects.exists()


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_a_family_that_is_paused_or_ended_is_not_booked(people: Cast, status: str) -> None:
    family, (day,) = a_family(people), open_hall(people)
    family.status = status
    family.save()

    with pytest.raises(Unable, match="paused or has ended"):
        a_place(people, family, [day])


def test_a_day_that_was_guessed_is_not_found(people: Cast) -> None:
    family, by = a_family(people), people.viewer("coordinator")

    with pytest.raises(NotFound):
        book(family.id, days=[new_id()], wanted=wanted(family), by=by, at=at("08:00"))


def test_two_coordinators_on_one_booking(people: Cast) -> None:
    (booking,) = a_place(people, a_family(people), open_hall(people))
    by = people.viewer("coordinator")
    record_absence(booking.id, reason=AbsenceReason.NO_WORD, expected_version=1, by=by, at=at("11:00"))

    with pytest.raises(Overtaken):
        cancel_booking(booking.id, expected_version=1, by=by, at=at("11:01"))

    assert not Booking.objects.get().is_cancelled


def test_a_booking_whose_family_has_come_is_not_cancelled(people: Cast) -> None:
    (booking,) = a_place(people, a_family(people), open_hall(people))
    record_arrival(window_of(booking, Part.CHILD).id, by=people.viewer("team_leader"), at=at("10:00"))

    with pytest.raises(Unable, match="has arrived"):
        cancel_booking(booking.id, expected_version=1, by=people.viewer("coordinator"), at=at("10:05"))


def test_an_absence_says_nothing_in_the_ledger_but_that_it_is_one(people: Cast) -> None:
    (booking,) = a_place(people, a_family(people), open_hall(people))

    record_absence(
        booking.id,
        reason=AbsenceReason.UNWELL,
        expected_version=1,
        by=people.viewer("coordinator"),
        at=at("11:00"),
    )

    entry = Entry.objects.get(event=Event.ABSENCE_RECORDED)
    assert "unwell" not in str(entry.detail)
    assert str(Booking.objects.get().absence) == "••••"


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        pytest.param("every", [21, 28, 5, 12, 19, 26], id="every Saturday"),
        pytest.param("fortnight", [21, 5, 19], id="every second Saturday from the first"),
        pytest.param("first_and_third", [21, 5, 19], id="the first and third Saturday"),
    ],
)
def test_a_pattern_gives_its_days(weeks: str, expected: list[int]) -> None:
    days = opening_dates(weekday=5, weeks=weeks, since=date(2026, 11, 17), until=date(2026, 12, 26))

    assert [day.day for day in days] == expected


def test_days_are_opened_once(people: Cast) -> None:
    open_hall(people)

    with pytest.raises(Unable):
        open_hall(people)
    new = arrange_days(
        [TODAY, TODAY + timedelta(days=7)],
        opens_at=time(9),
        closes_at=time(12),
        by=people.viewer("coordinator"),
        at=at("08:00"),
    )

    assert len(new) == 1
    assert OpeningDay.objects.get(day=TODAY).opens_at == time(9, 30)


@pytest.mark.parametrize(
    ("name", "known_as", "short"),
    [
        pytest.param("Zoë Marsh", "", "Zoë M.", id="two parts"),
        pytest.param("Brigid", "", "Brigid", id="one part"),
        pytest.param("Niamh O’Sullivan-Okafor", "Niamh", "Niamh O.", id="an apostrophe"),
        pytest.param("Maria da Silva", "Mia", "Mia S.", id="known as somebody else"),
        pytest.param("Brigid", "Biddy", "Biddy", id="one part and known as"),
        pytest.param("Åsa Øst", "", "Åsa Ø.", id="letters with marks"),
        pytest.param("A\u030asa Z\u030carko", "", "Åsa Ž.", id="marks written apart"),
        pytest.param("محمد علي", "", "محمد ع.", id="from right to left"),
        pytest.param("Ann ’t Hart", "", "Ann H.", id="a particle before the name"),
        pytest.param("Jo d’Arcy", "", "Jo D.", id="a small letter"),
    ],
)
def test_a_first_name_and_an_initial(name: str, known_as: str, short: str) -> None:
    assert short_name(name, known_as) == short


def _try_to_book(people: Cast, family: Arrangement, day: OpeningDay, times: tuple[time, time]) -> None:
    begins, ends = times
    try:
        a_place(people, family, [day], times=f"{begins:%H:%M}-{ends:%H:%M}")
    except Unable:
        return


def _are_together(one: UUID, other: UUID) -> bool:
    stays = [
        [
            Stay(window.arrive_at, window.leave_at)
            for window in Window.objects.filter(booking__arrangement=family)
        ]
        for family in (one, other)
    ]
    return any(mine.reaches(theirs, minutes=MINUTES_APART) for mine in stays[0] for theirs in stays[1])
