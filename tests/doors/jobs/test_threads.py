"""Jobs in threads of their own: what hangs or takes long holds up nothing, and one at a time does each."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tests.people import CENTRE, NOW
from wicketgate.domain.policy.models import Centre
from wicketgate.doors import clock
from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import DONE, OVERRAN
from wicketgate.doors.jobs.registry import Job
from wicketgate.doors.jobs.running import Runner

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def written_for_good(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the threads see the centre, and take away afterwards what is not undone by itself."""
    with django_db_blocker.unblock():
        # The row alone, without its entry in the ledger, which nobody can take away again.
        Centre(id=CENTRE, name="Larkfield", data_controller="All", hall="Hall", is_demonstration=True).save()
        try:
            yield
        finally:
            Scheduled.objects.all().delete()
            Centre.objects.all().delete()
            connections.close_all()


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
