"""A job is done by one at a time, rests ever longer while it fails, and minds no clock that was wrong."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests.people import CENTRE, NOW
from wicketgate.doors.jobs import leases
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import DONE, FAILED, OVERRAN
from wicketgate.doors.jobs.registry import Job

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
OTHER = UUID(int=0x77777777_2222_3333_4444_555555555555)


def nothing(centre: UUID, at: datetime) -> None:
    """Be a job that has nothing to do."""


DAILY = Job("daily", DAY, nothing, lease=10 * MINUTE)


@pytest.fixture(autouse=True)
def enrolled() -> None:
    leases.enrol([DAILY], CENTRE, at=NOW)


def row() -> Scheduled:
    return Scheduled.objects.get(centre=CENTRE)


def done(outcome: str, at: datetime) -> None:
    holder = leases.take(DAILY, CENTRE, at=at)
    assert holder is not None
    assert leases.give_back(DAILY, CENTRE, holder, outcome=outcome, at=at)


def test_a_new_job_is_due_at_once_and_has_one_row() -> None:
    leases.enrol([DAILY], CENTRE, at=NOW + DAY)

    assert (row().due_at, row().outcome) == (NOW, "")


def test_one_takes_it_and_no_other() -> None:
    first = leases.take(DAILY, CENTRE, at=NOW)

    assert first is not None
    assert leases.take(DAILY, CENTRE, at=NOW) is None
    assert row().holder == first


def test_whoever_died_loses_it_after_its_time() -> None:
    dead = leases.take(DAILY, CENTRE, at=NOW)
    early = leases.take(DAILY, CENTRE, at=NOW + 9 * MINUTE)
    next_one = leases.take(DAILY, CENTRE, at=NOW + 10 * MINUTE)

    assert dead is not None
    assert early is None
    assert next_one is not None
    assert not leases.give_back(DAILY, CENTRE, dead, outcome=DONE, at=NOW + 11 * MINUTE)
    assert (row().holder, row().tries) == (next_one, 2)


def test_what_is_done_rests_its_own_time() -> None:
    done(DONE, NOW)

    assert leases.take(DAILY, CENTRE, at=NOW + DAY - MINUTE) is None
    assert leases.take(DAILY, CENTRE, at=NOW + DAY) is not None
    assert row().done_at == NOW


@pytest.mark.parametrize("outcome", [FAILED, OVERRAN])
def test_what_fails_rests_ever_longer_and_never_longer_than_its_own_time(outcome: str) -> None:
    at, rests = NOW, []
    for _try in range(30):
        done(outcome, at)
        rests.append(row().due_at - at)
        at = row().due_at

    assert rests[:5] == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 16 * MINUTE]
    assert max(rests) == DAY
    assert (row().tries, row().done_at) == (30, None)
    done(DONE, at)
    assert row().tries == 0


def test_what_waits_is_tried_again_soon_and_is_no_failure() -> None:
    done("no_disk", NOW)

    assert (row().due_at, row().tries, row().outcome) == (NOW + leases.WAITS_FOR, 0, "no_disk")


def test_a_clock_that_jumped_ahead_and_back_starves_nothing() -> None:
    ahead = NOW + 9 * 365 * DAY
    done(DONE, ahead)

    held = leases.take(DAILY, CENTRE, at=NOW)

    assert held is not None, "due in nine years, by a clock that was wrong"
    leases.give_back(DAILY, CENTRE, held, outcome=DONE, at=NOW)
    assert leases.take(DAILY, CENTRE, at=NOW + MINUTE) is None


def test_a_clock_that_jumped_ahead_makes_no_storm() -> None:
    done(DONE, NOW)
    ahead = NOW + 365 * DAY

    done(DONE, ahead)

    assert leases.take(DAILY, CENTRE, at=ahead + MINUTE) is None


def test_a_clock_that_is_put_back_a_little_makes_no_second_holder() -> None:
    back = NOW - 23 * 60 * MINUTE
    Scheduled.objects.update(due_at=back)

    assert leases.take(DAILY, CENTRE, at=NOW) is not None
    assert leases.take(DAILY, CENTRE, at=back) is None


def test_one_who_died_by_a_clock_that_was_wrong_loses_it_too() -> None:
    assert leases.take(DAILY, CENTRE, at=NOW + 365 * DAY) is not None

    assert leases.take(DAILY, CENTRE, at=NOW) is not None


def test_several_centres_have_each_their_own() -> None:
    leases.enrol([DAILY], OTHER, at=NOW)

    first, second = leases.take(DAILY, CENTRE, at=NOW), leases.take(DAILY, OTHER, at=NOW)

    assert first is not None
    assert second is not None
    assert leases.give_back(DAILY, OTHER, second, outcome=DONE, at=NOW)
    assert row().holder == first
