"""
The clocks change: on the last Sunday of March an hour is missing, on the last of October one comes twice.

What is recorded is instants; what is shown and planned is the clock on the hall's wall.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client

from tests.domain.sessions.saturday import a_place, window_of
from tests.families import a_family, member
from tests.people import Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.ledger.verify import verify
from wicketgate.domain.people.models import Part
from wicketgate.domain.people.operations import reveal_item
from wicketgate.domain.people.queries import quota_left
from wicketgate.domain.sessions.models import Booking, OpeningDay, Window
from wicketgate.domain.sessions.operations import arrange_days, record_arrival, record_departure
from wicketgate.domain.volunteers.operations import put_on_duty
from wicketgate.doors import clock

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["default", "keyring"])]
TO_WINTER, TO_SUMMER = date(2026, 10, 25), date(2027, 3, 28)
DAYS = [pytest.param(TO_WINTER, id="a day of 25 hours"), pytest.param(TO_SUMMER, id="a day of 23 hours")]


@pytest.fixture
def people() -> Cast:
    return cast()


def at_utc(day: date, words: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(words), UTC)


def the_hall(people: Cast, day: date, *, opens: str, closes: str, times: str) -> Booking:
    """Open the hall on that day, a month ahead, book a family, and put the team leader on duty."""
    before = at_utc(day - timedelta(days=30), "12:00")
    by = people.viewer("coordinator", second_factor=before)
    opening = arrange_days(
        [day], opens_at=time.fromisoformat(opens), closes_at=time.fromisoformat(closes), by=by, at=before
    )
    put_on_duty(people.team_leader, day=day, role=Role.TEAM_LEADER, by=by.actor, at=before)
    return a_place(people, a_family(people), opening, times=times, on=before)[0]


def his(booking: Booking) -> Window:
    return window_of(booking, Part.ADULT, side="visits")


@pytest.mark.parametrize("day", DAYS)
def test_a_day_in_the_hall_has_the_times_of_the_wall(people: Cast, day: date) -> None:
    booking = the_hall(people, day, opens="09:30", closes="12:30", times="10:00-12:00")
    offset = timedelta(0) if day == TO_WINTER else timedelta(hours=1)
    by = people.viewer("team_leader")

    came = record_arrival(his(booking).id, by=by, at=at_utc(day, "09:52") - offset)
    left = record_departure(his(booking).id, by=by, at=at_utc(day, "12:07") - offset)

    assert (came.arrived_at, left.left_at) == (time(9, 52), time(12, 7))
    assert verify(people.centre.id).holds


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-10-24 22:59", "2026-10-24"),  # still summer: a minute to midnight
        ("2026-10-24 23:00", "2026-10-25"),
        ("2026-10-25 23:59", "2026-10-25"),  # and winter now: the day had 25 hours
        ("2026-10-26 00:00", "2026-10-26"),
        ("2027-03-27 23:59", "2027-03-27"),
        ("2027-03-28 00:00", "2027-03-28"),
        ("2027-03-28 22:59", "2027-03-28"),  # the day had 23
        ("2027-03-28 23:00", "2027-03-29"),
    ],
)
def test_today_is_the_day_in_the_hall(words: str, day: str) -> None:
    with clock.held(datetime.fromisoformat(words).replace(tzinfo=UTC)):
        assert clock.today() == date.fromisoformat(day)


def test_an_hour_that_comes_twice_is_recorded_and_never_turned_round(people: Cast) -> None:
    booking = the_hall(people, TO_WINTER, opens="00:30", closes="04:00", times="01:00-03:00")
    by, window = people.viewer("team_leader"), his(booking).id

    came = record_arrival(window, by=by, at=at_utc(TO_WINTER, "00:40"))  # 01:40, the first time
    with pytest.raises(Unable, match="later than now"):
        record_departure(window, by=by, at=at_utc(TO_WINTER, "01:10"))  # 01:10, the second time
    left = record_departure(window, by=by, at=at_utc(TO_WINTER, "01:45"))

    assert (came.arrived_at, left.left_at) == (time(1, 40), time(1, 45))


def test_an_hour_that_never_comes_can_be_planned_and_is_walked_past(people: Cast) -> None:
    booking = the_hall(people, TO_SUMMER, opens="00:30", closes="04:00", times="01:30-03:00")
    by, window = people.viewer("team_leader"), his(booking)

    came = record_arrival(window.id, by=by, at=at_utc(TO_SUMMER, "00:59"))
    left = record_departure(window.id, by=by, at=at_utc(TO_SUMMER, "01:05"))

    assert window.arrive_at <= time(1, 30)
    assert (came.arrived_at, left.left_at) == (time(0, 59), time(2, 5))


@pytest.mark.parametrize("day", DAYS)
def test_a_code_is_fresh_for_five_minutes_and_a_sign_in_for_fifteen_over_the_change(
    people: Cast, day: date
) -> None:
    change, browser = at_utc(day, "01:00"), Client()
    sign_in(browser, people.coordinator, at=change - timedelta(minutes=2))

    with clock.held(change + timedelta(minutes=2)):
        still = browser.get("/centre/families/").status_code
    with clock.held(change + timedelta(minutes=17)):
        idle = browser.get("/centre/families/").headers.get("Location")

    assert still == 200
    assert idle == "/locked/"


@pytest.mark.parametrize("day", DAYS)
def test_a_day_s_looks_are_counted_from_midnight_in_the_hall(people: Cast, day: date) -> None:
    him = member(a_family(people), Part.ADULT, side="visits")
    midnight = datetime.combine(day, time(), clock.LONDON).astimezone(UTC)
    whole = quota_left(people.viewer("coordinator"), at=midnight)
    for at in (midnight - timedelta(minutes=1), midnight + timedelta(minutes=1)):
        by = people.viewer("coordinator", second_factor=at)
        reveal_item(him.id, item="address", purpose="check_details", due_today=False, by=by, at=at)

    next_midnight = datetime.combine(day + timedelta(days=1), time(), clock.LONDON).astimezone(UTC)

    assert quota_left(by, at=next_midnight - timedelta(minutes=1)) == whole - 1
    assert quota_left(by, at=next_midnight) == whole


def test_the_register_s_times_are_those_of_the_wall_on_the_page(people: Cast) -> None:
    booking = the_hall(people, TO_WINTER, opens="09:30", closes="12:30", times="10:00-12:00")
    at = at_utc(TO_WINTER, "09:52")
    browser = Client()
    sign_in(browser, people.team_leader, at=at)

    with clock.held(at):
        record_arrival(his(booking).id, by=people.viewer("team_leader", second_factor=at), at=at)
        page = browser.get("/day/").content.decode()

    assert "09:52" in page
    assert OpeningDay.objects.get().day == TO_WINTER
