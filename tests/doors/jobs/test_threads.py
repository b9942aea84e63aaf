"""Jobs in threads of their own: what hangs or takes long holds up nothing, and one at a time does each."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connections

from tests.people import CENTRE, NOW
from wicketgate.doors import clock
from wicketgate.doors.jobs import running
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import DONE, OVERRAN
from wicketgate.doors.jobs.registry import Job
from wicketgate.doors.jobs.running import Runner

DAY = timedelta(days=1)


# Of this app's table alone is emptied afterwards what the threads wrote for good: nobody can empty the ledger.
pytestmark = pytest.mark.django_db(
    databases=["default", "keyring"], transaction=True, available_apps=["wicketgate.doors.jobs"]
)


@pytest.fixture(autouse=True)
def one_centre(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "centres", lambda: [CENTRE])


def seen(by: list[UUID]) -> Callable[[UUID, datetime], None]:
    return lambda centre, at: by.append(centre)


def test_what_hangs_is_left_and_stops_nothing() -> None:
    release, began, done = threading.Event(), list[UUID](), list[UUID]()

    def hang(centre: UUID, at: datetime) -> None:
        began.append(centre)
        release.wait(60)

    short = timedelta(milliseconds=50)
    runner = Runner([Job("hanging", DAY, hang, lease=short), Job("whole", DAY, seen(done))])
    with clock.held(NOW):
        first = runner.run_due()
    with clock.held(NOW + DAY):
        second = runner.run_due()
    release.set()
    for thread in [one for one in threading.enumerate() if one.name == "job hanging"]:
        thread.join(60)

    assert sorted((one.name, one.outcome) for one in first) == [("hanging", OVERRAN), ("whole", DONE)]
    assert [one.name for one in second] == ["whole"], "it still hangs, and is not begun a second time"
    assert began == [CENTRE]
    assert done == [CENTRE, CENTRE]


def test_what_takes_long_holds_up_nothing_and_is_entered_when_it_ends() -> None:
    release, done = threading.Event(), list[UUID]()

    def work(centre: UUID, at: datetime) -> None:
        release.wait(60)

    runner = Runner([Job("slow", DAY, work), Job("whole", DAY, seen(done))], patience=timedelta(0))

    with clock.held(NOW):
        before = {one.name for one in runner.begin_due()}
        while not done:
            before |= {one.name for one in runner.begin_due()}
        meanwhile = Scheduled.objects.get(name="slow")
        release.set()
        after = {one.name for one in runner.run_due()}

    assert "slow" not in before
    assert meanwhile.holder is not None
    assert after | before == {"slow", "whole"}
    assert Scheduled.objects.get(name="slow").outcome == DONE


def test_of_two_processes_one_does_it() -> None:
    both, at_it, most = threading.Barrier(2, timeout=60), list[int](), list[int]()
    slow = threading.Event()

    def run(centre: UUID, at: datetime) -> None:
        at_it.append(1)
        most.append(len(at_it))
        slow.wait(0.2)
        at_it.pop()

    def process() -> None:
        both.wait()
        Runner([Job("one", DAY, run)]).run_due()
        connections.close_all()

    two = [threading.Thread(target=process) for _number in range(2)]
    with clock.held(NOW):
        for thread in two:
            thread.start()
        for thread in two:
            thread.join(60)

    assert most == [1]
    assert Scheduled.objects.get().outcome == DONE
