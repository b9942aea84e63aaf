"""The coordinator's opening days: by the pattern, by hand, one day with its sheets, and cancelling it."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.sessions.saturday import a_place, at, open_hall, window_of
from tests.families import a_family
from tests.people import TODAY, Cast, cast
from tests.signing_in import signed_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Part
from wicketgate.domain.sessions.models import Booking, DaySheet, OpeningDay, Presence
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TEN = at("10:00")
HOURS = {"opens_at": "09:30", "closes_at": "12:30"}


@pytest.fixture
def people() -> Iterator[Cast]:
    with clock.held(TEN):
        yield cast()


@pytest.fixture
def coordinator(people: Cast) -> Client:
    return signed_in(people, "coordinator", at=TEN)


@pytest.fixture
def booking(people: Cast) -> Booking:
    (booking,) = a_place(people, a_family(people), open_hall(people))
    return booking


def boxes(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_the_pattern_makes_its_days_and_no_others(coordinator: Client) -> None:
    asked = HOURS | boxes("day", TODAY) | boxes("until", date(2026, 12, 24))

    shown = coordinator.post("/centre/days/pattern/", asked, follow=True).content.decode()

    assert "5 opening days were added." in shown
    days = OpeningDay.objects.values_list("day", flat=True).order_by("day")
    assert [day.isoformat() for day in days] == [
        "2026-11-21",
        "2026-11-28",
        "2026-12-05",
        "2026-12-12",
        "2026-12-19",
    ]


def test_making_them_twice_changes_nothing_and_says_so(coordinator: Client) -> None:
    asked = HOURS | boxes("day", TODAY) | boxes("until", date(2026, 12, 24))
    coordinator.post("/centre/days/pattern/", asked)

    again = coordinator.post("/centre/days/pattern/", asked).content.decode()

    assert "The hall is in the list on that date already." in again
    assert OpeningDay.objects.count() == 5


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param(
            {"day": date(2026, 11, 20), **HOURS}, "That date has passed.", id="a day that has passed"
        ),
        pytest.param(
            {"day": TODAY, "opens_at": "12:30", "closes_at": "09:30"},
            "The hall would close before it opens.",
            id="closing before opening",
        ),
        pytest.param(
            {"day": TODAY, "opens_at": "half nine", "closes_at": "12:30"},
            "Write a time such as 10:00.",
            id="no time",
        ),
    ],
)
def test_one_day_that_can_not_be_is_sent_back(
    coordinator: Client, asked: dict[str, object], said: str
) -> None:
    day = asked.pop("day")
    assert isinstance(day, date)

    shown = coordinator.post("/centre/days/one/", asked | boxes("day", day)).content.decode()

    assert said in shown
    assert not OpeningDay.objects.exists()


@pytest.mark.parametrize("who", ["team_leader", "volunteer", "officer", "chair", "referrer"])
def test_nobody_else_has_these_pages(people: Cast, who: str) -> None:
    client = signed_in(people, who, at=TEN)

    assert client.get("/centre/days/").status_code == 404
    assert client.post("/centre/days/one/", HOURS | boxes("day", TODAY)).status_code == 404


def test_a_day_shows_who_has_a_place_and_nothing_sealed(coordinator: Client, booking: Booking) -> None:
    shown = coordinator.get(
        reverse("coordinator:opening_day", args=[booking.opening_day_id])
    ).content.decode()

    assert booking.arrangement.reference in shown
    assert "2 adults not told yet" in shown
    for sealed in ("Tannery", "Quince", "07700", "inhaler"):
        assert sealed not in shown


def test_cancelling_a_day_cancels_its_bookings(coordinator: Client, booking: Booking) -> None:
    coordinator.post(reverse("coordinator:cancel_day", args=[booking.opening_day_id]))

    booking.refresh_from_db()
    assert booking.is_cancelled
    assert OpeningDay.objects.get().is_cancelled
    assert Entry.objects.filter(event=Event.BOOKING_CANCELLED, subject=booking.arrangement_id).count() == 1


def test_a_cancelled_day_can_be_opened_again_by_hand(coordinator: Client, booking: Booking) -> None:
    coordinator.post(reverse("coordinator:cancel_day", args=[booking.opening_day_id]))

    shown = coordinator.post("/centre/days/one/", HOURS | boxes("day", TODAY), follow=True).content.decode()

    assert "The day is open again." in shown
    assert not OpeningDay.objects.get().is_cancelled
    assert Booking.objects.get().is_cancelled
    offered = coordinator.get(reverse("coordinator:book", args=[booking.arrangement_id])).content.decode()
    assert "Saturday 21 November 2026" in offered


def test_a_day_on_which_somebody_has_arrived_is_not_cancelled(
    people: Cast, coordinator: Client, booking: Booking
) -> None:
    signed_in(people, "team_leader", at=TEN).post(
        reverse("volunteer:arrived", args=[window_of(booking, Part.CHILD).id])
    )

    url = reverse("coordinator:cancel_day", args=[booking.opening_day_id])
    shown = coordinator.post(url, follow=True).content.decode()

    assert "Somebody has arrived on this day" in shown
    assert not OpeningDay.objects.get().is_cancelled


def test_a_sheet_is_printed_once_for_two_presses(coordinator: Client, booking: Booking) -> None:
    url = reverse("coordinator:print_sheet", args=[booking.opening_day_id])

    first = coordinator.post(url, {"number": "1"})
    second = coordinator.post(url, {"number": "1"}, follow=True).content.decode()

    assert first.content.startswith(b"%PDF")
    assert "A sheet has just been printed." in second
    assert DaySheet.objects.count() == 1


def test_times_from_paper_are_entered_by_whoever_types_them(
    people: Cast, coordinator: Client, booking: Booking
) -> None:
    sheet, child = _a_sheet(coordinator, booking), window_of(booking, Part.CHILD)
    url = reverse("coordinator:sheet_times", args=[sheet.id])

    with clock.held(at("10:03")):
        shown = coordinator.post(url, {f"arrived-{child.id.hex}": "09:58"}, follow=True).content.decode()

    assert "Times of 1 person were entered from paper." in shown
    presence = Presence.objects.get()
    assert (presence.arrived_at, presence.is_from_paper) == (time(9, 58), True)
    assert presence.entered_by_id == people.coordinator.id


def test_one_wrong_time_keeps_the_whole_sheet_out(coordinator: Client, booking: Booking) -> None:
    sheet, child = _a_sheet(coordinator, booking), window_of(booking, Part.CHILD)
    father = window_of(booking, Part.ADULT, side="visits")
    wrong = {
        f"arrived-{father.id.hex}": "09:46",
        f"arrived-{child.id.hex}": "09:58",
        f"left-{child.id.hex}": "09:50",
    }

    shown = coordinator.post(reverse("coordinator:sheet_times", args=[sheet.id]), wrong).content.decode()

    assert "They left at 09:50, before they arrived at 09:58." in shown
    assert 'value="09:46"' in shown
    assert not Presence.objects.exists()


def _a_sheet(coordinator: Client, booking: Booking) -> DaySheet:
    coordinator.post(reverse("coordinator:print_sheet", args=[booking.opening_day_id]), {"number": "1"})
    return DaySheet.objects.get()
