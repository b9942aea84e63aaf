"""A checkpoint is signed once a day and at the end of a day in the hall, and never keeps anybody waiting there."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from tests.domain.sessions.saturday import a_place, at, open_hall
from tests.families import a_family
from tests.people import CENTRE, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.ledger.checkpoints import newest
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.sessions.models import Presence, Window
from wicketgate.domain.sessions.operations import record_arrival
from wicketgate.doors import clock
from wicketgate.doors.jobs import checkpoints, hastening, leases
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.registry import JOBS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

(JOB,) = (job for job in JOBS if job.name == checkpoints.NAME)


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(at("11:00")):
        yield


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def last_here(people: Cast) -> Window:
    """The only person who is here, of the only family that is due; today's checkpoint was signed in the morning."""
    (booking,) = a_place(people, a_family(people), open_hall(people))
    everybody = list(Window.objects.filter(booking=booking).order_by("id"))
    for window in everybody:
        record_arrival(window.id, by=people.viewer("team_leader"), at=at("10:00"))
    Presence.objects.filter(booking=booking).exclude(member=everybody[0].member_id).update(left_at="10:50")
    checkpoints.make_due(CENTRE, at("10:55"))
    leases.enrol(JOBS, CENTRE, at=at("10:55"))
    Scheduled.objects.filter(name=JOB.name).update(due_at=at("11:05"))
    return everybody[0]


@pytest.fixture
def hall(client: Client, people: Cast) -> Client:
    sign_in(client, people.team_leader, at=at("11:00"))
    return client


def due_at() -> object:
    return Scheduled.objects.get(centre=CENTRE, name=JOB.name).due_at


def test_once_a_day(people: Cast) -> None:
    checkpoints.make_due(CENTRE, at("09:00"))
    checkpoints.make_due(CENTRE, at("17:00"))
    checkpoints.make_due(CENTRE, at("09:00") + timedelta(days=1))

    assert Checkpoint.objects.count() == 2


def test_the_last_departure_makes_the_job_due_at_once_and_the_job_signs(
    hall: Client, last_here: Window
) -> None:
    before = newest(CENTRE)
    answer = hall.post(reverse("volunteer:left", args=[last_here.id]))

    assert answer.status_code == 302
    assert due_at() == at("11:00")
    assert newest(CENTRE) == before, "whoever taps waits for nothing"
    checkpoints.make_due(CENTRE, at("11:01"))
    after = newest(CENTRE)
    assert before is not None
    assert after is not None
    assert after.size > before.size


def test_while_somebody_is_here_nothing_is_hastened(hall: Client, last_here: Window, people: Cast) -> None:
    Presence.objects.exclude(member=last_here.member_id).update(left_at=None)

    hall.post(reverse("volunteer:left", args=[last_here.id]))

    assert due_at() == at("11:05")


def test_a_page_that_failed_to_say_so_loses_nothing(
    hall: Client, last_here: Window, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy(*_args: object, **_kwargs: object) -> bool:
        raise OperationalError("database is locked")

    monkeypatch.setattr(hastening, "hasten", busy)
    with caplog.at_level(logging.WARNING):
        answer = hall.post(reverse("volunteer:left", args=[last_here.id]))

    assert answer.status_code == 302
    assert Presence.objects.get(member=last_here.member_id).left_at is not None
    assert "not hastened" in caplog.text
    checkpoints.make_due(CENTRE, at("11:05"))
    assert Checkpoint.objects.count() == 2


def test_a_ledger_that_was_changed_never_stops_the_hall(hall: Client, last_here: Window) -> None:
    Checkpoint.objects.create(
        centre=CENTRE, size=10_000, root="0" * 64, at=at("10:56"), note="a checkpoint of more than there is"
    )

    answer = hall.post(reverse("volunteer:left", args=[last_here.id]))

    assert answer.status_code == 302
    assert Presence.objects.get(member=last_here.member_id).left_at is not None


def test_only_what_is_not_yet_due_is_hastened(people: Cast, last_here: Window) -> None:
    assert hastening.hasten(JOB.name, CENTRE, at=at("11:00"))
    assert not hastening.hasten(JOB.name, CENTRE, at=at("11:00"))
    assert not hastening.hasten("no such job", CENTRE, at=at("11:00"))
