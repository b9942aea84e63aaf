"""Every job is done by itself: one that fails or hangs stops none of the others, and no log tells of anybody."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests.people import CENTRE, NOW, cast
from wicketgate.domain.policy.models import Centre
from wicketgate.doors import clock
from wicketgate.doors.jobs import leases, running
from wicketgate.doors.jobs.outcomes import DONE, FAILED, Waits
from wicketgate.doors.jobs.registry import JOBS, Job
from wicketgate.doors.jobs.running import Ran, Runner, do_now

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
DAY = timedelta(days=1)
CANARY = "Canary Family"


def found() -> None:
    # The row alone, without its entry: the tests with threads write for good, and an entry can't be taken away.
    Centre(
        id=CENTRE, name="Larkfield", data_controller="The trustees", hall="The hall", is_demonstration=True
    ).save()


def raising(error: BaseException) -> Callable[[UUID, datetime], None]:
    def run(centre: UUID, at: datetime) -> None:
        raise error

    return run


def seen(by: list[UUID]) -> Callable[[UUID, datetime], None]:
    return lambda centre, at: by.append(centre)


def test_what_fails_stops_nothing_and_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    found()
    done: list[UUID] = []
    jobs = [Job("broken", DAY, raising(ValueError(CANARY))), Job("whole", DAY, seen(done))]

    with clock.held(NOW):
        ran = do_now(jobs)

    assert ran == [Ran("broken", CENTRE, FAILED), Ran("whole", CENTRE, DONE)]
    assert done == [CENTRE]
    assert "job broken failed" in caplog.text
    assert "ValueError at " in caplog.text
    assert CANARY not in caplog.text


def test_what_waits_is_no_failure_and_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    found()

    with caplog.at_level(logging.WARNING):
        ran = do_now([Job("backup", DAY, raising(Waits("no_disk")))])

    assert [one.outcome for one in ran] == ["no_disk"]
    assert caplog.text == ""


def test_what_is_not_due_is_left() -> None:
    found()
    done: list[UUID] = []
    jobs = [Job("daily", DAY, seen(done))]

    with clock.held(NOW):
        do_now(jobs)
        again = do_now(jobs)

    assert again == []
    assert done == [CENTRE]


def test_before_there_is_a_centre_nothing_is_due() -> None:
    assert do_now(JOBS) == []


def test_a_look_that_finds_no_table_is_logged_and_the_day_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, looked = threading.Event(), []

    def broken() -> list[UUID]:
        looked.append(1)
        if len(looked) == 2:
            stop.set()
        raise OSError(CANARY)

    monkeypatch.setattr(running, "centres", broken)
    monkeypatch.setattr(running, "connections", _Connections())
    monkeypatch.setattr(running, "LOOKS_EVERY", timedelta(0))

    Runner([]).keep_running(stop)

    assert looked == [1, 1]
    assert "OSError at " in caplog.text
    assert CANARY not in caplog.text


def test_the_jobs_have_each_a_name_and_time_enough() -> None:
    names = [job.name for job in JOBS]

    assert "checkpoint" in names
    assert len(set(names)) == len(names)
    assert all(job.lease <= max(job.every, timedelta(hours=6)) for job in JOBS)


def test_every_job_runs_on_the_cast_and_leaves_nothing_wrong() -> None:
    cast()

    with clock.held(NOW):
        ran = do_now(JOBS)

    assert {one.name for one in ran} == {job.name for job in JOBS}
    assert FAILED not in {one.outcome for one in ran}
    assert leases.take(JOBS[0], CENTRE, at=NOW) is None


class _Connections:
    def close_all(self) -> None:
        """Leave the test's own connection open."""
