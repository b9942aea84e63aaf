"""The day sheet is the tablet's equal: numbered, without an address, shredded; its times are entered all or none."""

from datetime import time, timedelta
from uuid import UUID

import pytest

from tests.domain.gate.papers import text_of
from tests.domain.sessions.saturday import a_place, at, open_hall, window_of
from tests.families import a_family
from tests.people import TODAY, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Refused, Unable
from wicketgate.domain.people.models import Part, Wall
from wicketgate.domain.sessions.models import Booking, DaySheet, Presence
from wicketgate.domain.sessions.operations import (
    NotOnTheDay,
    enter_from_paper,
    print_day_sheet,
    record_arrival,
    record_return,
)
from wicketgate.domain.sessions.operations.sheets import Printed
from wicketgate.domain.sessions.paper_checks import Held, Hours, PaperTimes, faults
from wicketgate.domain.sessions.queries import Together, together
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DRAWN = """
the line                    | arrived | left  | held in | held out | now   | arrived is wrong        | left is wrong
----------------------------+---------+-------+---------+----------+-------+-------------------------+-------------------
both times                  | 10:00   | 12:00 |         |          |       |                         |
not seen to leave           | 10:00   |       |         |          |       |                         |
in the same minute          | 10:00   | 10:00 |         |          |       |                         |
left before arriving        | 10:00   | 09:50 |         |          |       |                         | They left at
left, and no arrival at all |         | 12:00 |         |          |       | Write when they arrived |
left, held when they came   |         | 12:00 | 10:00   |          |       |                         |
left before held arrival    |         | 09:50 | 10:00   |          |       |                         | They left at
came after held leaving     | 12:30   |       |         | 12:00    |       | They left at            |
held arrival already        | 10:02   |       | 10:00   |          |       | The register holds      |
held leaving already        |         | 12:02 | 10:00   | 12:00    |       |                         | The register
an hour in the night        | 01:00   |       |         |          |       | Expected a time from    |
ten at night, not morning   | 22:00   |       |         |          |       | Expected a time         |
later than now              | 10:00   | 10:31 |         |          | 10:30 |                         | 10:31 is later
at this minute              | 10:00   | 10:30 |         |          | 10:30 |                         |
an empty line               |         |       | 10:00   |          | 09:00 |                         |
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in DRAWN.strip().splitlines()[2:]]


@pytest.mark.parametrize(
    ("arrived", "left", "held_arrived", "held_left", "now", "arrived_fault", "left_fault"),
    [pytest.param(*cells, id=name) for name, *cells in CASES],
)
def test_a_line_of_the_sheet(
    arrived: str, left: str, held_arrived: str, held_left: str, now: str, arrived_fault: str, left_fault: str
) -> None:
    hours = Hours(earliest=time(7, 30), latest=time(14, 30), now=_time(now))

    found = faults(
        PaperTimes(new_id(), _time(arrived), _time(left)), Held(_time(held_arrived), _time(held_left)), hours
    )

    assert found.get("arrived", "").startswith(arrived_fault)
    assert found.get("left", "").startswith(left_fault)
    assert set(found) == {box for box, said in (("arrived", arrived_fault), ("left", left_fault)) if said}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def booking(people: Cast) -> Booking:
    (booking,) = a_place(people, a_family(people), open_hall(people))
    return booking


def printed(people: Cast, booking: Booking, *, who: str = "team_leader", with_needs: bool = False) -> Printed:
    return print_day_sheet(
        booking.opening_day_id, number=1, with_needs=with_needs, by=people.viewer(who), at=at("10:32")
    )


def test_a_sheet_has_first_names_initials_times_and_nothing_more(people: Cast, booking: Booking) -> None:
    text = text_of(printed(people, booking).pdf)

    for shown in (
        "Zoë M.",
        "Tobiah M.",
        "Niamh O.",
        "09:45",
        "Sheet 1",
        "To be returned and shredded",
        "Supported",
    ):
        assert shown in text
    for sealed in ("Marsh", "Okafor", "Quince", "Tannery", "07700", "inhaler", booking.arrangement.reference):
        assert sealed not in text
    assert Entry.objects.filter(event=Event.DAY_SHEET_PRINTED, subject=booking.opening_day_id).count() == 1


def test_needs_stand_on_it_only_when_they_were_opened(people: Cast, booking: Booking) -> None:
    assert "Carries an inhaler for asthma" in text_of(printed(people, booking, with_needs=True).pdf)


def test_needs_are_not_opened_without_a_fresh_second_factor(people: Cast, booking: Booking) -> None:
    stale = people.viewer("team_leader", second_factor=at("10:20"))

    with pytest.raises(Refused):
        print_day_sheet(booking.opening_day_id, number=1, with_needs=True, by=stale, at=at("10:32"))

    assert not DaySheet.objects.exists()


@pytest.mark.parametrize("who", ["unsigned", "officer", "chair", "referrer"])
def test_whoever_sees_no_family_prints_no_sheet(people: Cast, booking: Booking, who: str) -> None:
    if who == "officer":
        booking.arrangement.walls.create(centre=booking.centre, account=people.officer, declared_on=TODAY)

    with pytest.raises(Unable, match="Nobody is booked"):
        printed(people, booking, who=who)

    assert not DaySheet.objects.exists()


def test_sheets_are_numbered_one_after_the_other(people: Cast, booking: Booking) -> None:
    printed(people, booking)

    with pytest.raises(Overtaken):
        printed(people, booking)
    second = print_day_sheet(
        booking.opening_day_id, number=2, with_needs=False, by=people.viewer("coordinator"), at=at("10:35")
    )

    assert second.sheet.number == 2


def test_a_sheet_comes_back_once(people: Cast, booking: Booking) -> None:
    sheet, by = printed(people, booking).sheet, people.viewer("team_leader")
    record_return(sheet.id, by=by, at=at("12:40"))

    with pytest.raises(Overtaken):
        record_return(sheet.id, by=by, at=at("12:41"))

    assert Entry.objects.filter(event=Event.DAY_SHEET_RETURNED).count() == 1


def test_times_of_a_whole_sheet_count_as_taps_do(people: Cast, booking: Booking) -> None:
    sheet, by = printed(people, booking).sheet, people.viewer("coordinator")
    father, child = window_of(booking, Part.ADULT, side="visits"), window_of(booking, Part.CHILD)

    enter_from_paper(
        sheet.id,
        written=[
            PaperTimes(father.id, time(9, 44), time(12, 11)),
            PaperTimes(child.id, time(10, 1), time(11, 59)),
        ],
        by=by,
        at=at("18:00"),
    )

    assert together(booking.arrangement_id, since=TODAY, until=TODAY) == (
        Together(TODAY, time(10, 1), time(11, 59)),
    )
    assert all(presence.is_from_paper for presence in Presence.objects.all())


def test_one_fault_keeps_every_time_out(people: Cast, booking: Booking) -> None:
    sheet, before = printed(people, booking).sheet, Entry.objects.count()
    father, child = window_of(booking, Part.ADULT, side="visits"), window_of(booking, Part.CHILD)

    with pytest.raises(NotOnTheDay) as faulty:
        enter_from_paper(
            sheet.id,
            written=[
                PaperTimes(father.id, time(9, 44), None),
                PaperTimes(child.id, time(10, 1), time(9, 59)),
            ],
            by=people.viewer("coordinator"),
            at=at("18:00"),
        )

    assert list(faulty.value.faults) == [(child.id, "left")]
    assert not Presence.objects.exists()
    assert Entry.objects.count() == before


def test_a_tap_is_never_written_over_from_paper(people: Cast, booking: Booking) -> None:
    sheet, child = printed(people, booking).sheet, window_of(booking, Part.CHILD)
    record_arrival(child.id, by=people.viewer("team_leader"), at=at("10:33"))

    with pytest.raises(NotOnTheDay):
        _enter(people, sheet, child.id, arrived="10:00")

    assert Presence.objects.get().arrived_at == time(10, 33)


def test_nobody_is_entered_who_was_not_due(people: Cast, booking: Booking) -> None:
    sheet = printed(people, booking).sheet
    (elsewhen,) = a_place(people, a_family(people), open_hall(people, TODAY + timedelta(days=7)))

    with pytest.raises(Unable, match="was not due on that day"):
        _enter(people, sheet, window_of(elsewhen, Part.CHILD).id, arrived="10:00")

    assert not Presence.objects.exists()


def test_an_empty_page_enters_nothing(people: Cast, booking: Booking) -> None:
    sheet = printed(people, booking).sheet

    with pytest.raises(Unable, match="No time was written"):
        enter_from_paper(sheet.id, written=[], by=people.viewer("coordinator"), at=at("18:00"))


def test_whoever_knows_the_family_does_not_enter_its_times(people: Cast, booking: Booking) -> None:
    sheet = printed(people, booking).sheet
    Wall.objects.create(
        centre=booking.centre, account=people.coordinator, arrangement=booking.arrangement, declared_on=TODAY
    )

    with pytest.raises(Refused):
        _enter(people, sheet, window_of(booking, Part.CHILD).id, arrived="10:00")

    assert not Presence.objects.exists()


def test_a_sheet_that_was_guessed_is_not_found(people: Cast) -> None:
    with pytest.raises(NotFound):
        record_return(new_id(), by=people.viewer("team_leader"), at=at("12:00"))


def _enter(people: Cast, sheet: DaySheet, window: UUID, *, arrived: str) -> None:
    times = PaperTimes(window, time.fromisoformat(arrived), None)
    enter_from_paper(sheet.id, written=[times], by=people.viewer("coordinator"), at=at("18:00"))


def _time(cell: str) -> time | None:
    return time.fromisoformat(cell) if cell else None
