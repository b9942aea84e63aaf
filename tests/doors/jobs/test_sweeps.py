"""Every sealed value is tried each night, gently; what is damaged is kept for the officers, the rest stays usable."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.people import CENTRE, NOW, TODAY, Cast, cast
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.retention import sealed_values
from wicketgate.domain.retention.models import Damaged
from wicketgate.domain.sessions.models import OpeningDay
from wicketgate.domain.sessions.queries.opening_hours import hall_is_open
from wicketgate.doors import clock
from wicketgate.doors.jobs import leases, sweeps
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import DAMAGED, DONE, HALL_OPEN, Waits
from wicketgate.doors.jobs.registry import JOBS, Job
from wicketgate.doors.jobs.running import do_now

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NIGHT = datetime(2026, 11, 21, 3, tzinfo=NOW.tzinfo)
SWEEP = next(job for job in JOBS if job.name == sweeps.NAME)


@pytest.fixture(autouse=True)
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(sweeps, "RESTS", timedelta(0))
    return cast()


def open_today(day: date = TODAY) -> None:
    OpeningDay(centre=CENTRE, day=day, opens_at=time(10), closes_at=time(16)).save()


def run(at: datetime, job: Job = SWEEP) -> str:
    Scheduled.objects.update(due_at=at)
    with clock.held(at):
        (ran,) = do_now([job])
    return ran.outcome


def damage(account: Account) -> str:
    held = bytearray(Account.objects.filter(id=account.id).values_list("name", flat=True).get())
    held[-1] ^= 1
    Account.objects.filter(id=account.id).update(name=bytes(held))
    return str(Account.objects.get(id=account.id).name.reference)


def test_a_sound_centre_is_swept_and_entered() -> None:
    assert run(NIGHT) == DONE
    assert last_entered(Event.KEYS_SWEPT, centre=CENTRE) == NIGHT
    assert not Damaged.objects.exists()


def test_what_is_damaged_is_kept_by_reference_until_a_sweep_finds_it_whole(people: Cast) -> None:
    whole = bytes(Account.objects.filter(id=people.volunteer.id).values_list("name", flat=True).get())
    reference = damage(people.volunteer)

    first = run(NIGHT)
    kept = list(Damaged.objects.values_list("reference", "is_table"))
    Account.objects.filter(id=people.volunteer.id).update(name=whole)
    second = run(NIGHT + timedelta(days=1))

    assert (first, second) == (DAMAGED, DONE)
    assert kept == [(reference, False)]
    assert not Damaged.objects.exists()


def test_what_is_damaged_is_not_looked_for_again_the_same_night(people: Cast) -> None:
    damage(people.volunteer)
    run(NIGHT)

    assert leases.take(SWEEP, CENTRE, at=NIGHT + timedelta(hours=23)) is None


def test_it_waits_while_the_hall_is_open() -> None:
    open_today()
    run(NIGHT)

    assert run(NOW) == HALL_OPEN
    assert last_entered(Event.KEYS_SWEPT, centre=CENTRE) == NIGHT
    assert run(NOW + timedelta(hours=8)) == DONE


def test_it_ends_when_the_hall_opens_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    open_today()
    run(NIGHT)
    seen: list[datetime] = []

    def later() -> datetime:
        seen.append(NOW)
        return NOW - timedelta(hours=6) if len(seen) < 3 else NOW

    monkeypatch.setattr(clock, "now", later)

    with pytest.raises(Waits):
        sweeps.sweep_due(CENTRE, NOW - timedelta(hours=6))
    assert last_entered(Event.KEYS_SWEPT, centre=CENTRE) == NIGHT


def test_a_computer_that_is_on_for_the_hall_alone_is_swept_all_the_same() -> None:
    open_today()
    open_today(NOW.date() + timedelta(days=14))
    run(NOW)  # never swept before

    assert run(NOW + timedelta(days=14)) == DONE


def test_a_few_are_read_at_a_time_and_all_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sealed_values.try_every_value(CENTRE)
    rests: list[int] = []
    monkeypatch.setattr(sealed_values, "_AT_ONCE", 1)

    after = sealed_values.try_every_value(CENTRE, rest=lambda: rests.append(1))

    assert after == before
    assert len(rests) >= 8


@pytest.mark.parametrize(
    ("hour", "minute", "is_open"),
    [(8, 59, False), (9, 0, True), (12, 0, True), (17, 0, True), (17, 1, False)],
)
def test_an_hour_before_and_after_is_as_if_it_were_open(hour: int, minute: int, is_open: bool) -> None:
    open_today()
    at = datetime(2026, 11, 21, hour, minute, tzinfo=clock.LONDON)

    assert hall_is_open(CENTRE, at=at, around=sweeps.AROUND) is is_open
    OpeningDay.objects.update(is_cancelled=True)
    assert not hall_is_open(CENTRE, at=at, around=sweeps.AROUND)
