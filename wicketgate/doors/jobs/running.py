"""Do what is due, each job by itself: what fails or hangs stops none of the others."""

import logging
import threading
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connections

from wicketgate.domain.policy.models import Centre
from wicketgate.doors import clock
from wicketgate.doors.jobs import leases
from wicketgate.doors.jobs.outcomes import DONE, FAILED, OVERRAN, Trouble, Waits
from wicketgate.doors.jobs.registry import JOBS, Job

LOOKS_EVERY = timedelta(minutes=1)
PATIENCE = timedelta(seconds=20)  # then the others are begun beside it

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ran:
    """One job that was done, or tried, at one centre."""

    name: str
    centre: UUID
    outcome: str


@dataclass
class _Begun:
    """One job that was begun in a thread of its own, and must have ended by `until`, on the clock that never jumps."""

    job: Job
    centre: UUID
    holder: UUID
    thread: threading.Thread
    ended: list[str]
    until: float
    is_given_up: bool = False

    def wait(self, seconds: float) -> None:
        """Wait for its end, for so many seconds at the most, and never past its time."""
        self.thread.join(max(0.0, min(seconds, self.until - time.monotonic())))


@dataclass
class Runner:
    """
    Does what is due, each job in a thread of its own.

    After `patience` the next one is begun beside one that still works; after its time it is given up.
    """

    jobs: Iterable[Job] = JOBS
    patience: timedelta = PATIENCE
    _begun: list[_Begun] = field(default_factory=list)

    def run_due(self) -> list[Ran]:
        """Do every job that is due at every centre, wait for their ends, and return what was done."""
        ran = self.begin_due()
        for begun in self._begun:
            begun.wait(begun.job.lease.total_seconds())
        return ran + self._collected()

    def begin_due(self) -> list[Ran]:
        """Begin every job that is due at every centre, and return what has ended so far."""
        ran = self._collected()
        for centre in centres():
            leases.enrol(self.jobs, centre, at=clock.now())
            for job in self.jobs:
                self._begin_if_due(job, centre)
        return ran + self._collected()

    def look(self) -> None:
        """Begin what is due. Where even that can't be asked, it is logged, and the day in the hall goes on."""
        with _whatever_comes():
            self.begin_due()

    def keep_running(self, stop: threading.Event) -> None:
        """Look every minute what is due, until `stop` is set."""
        while not stop.wait(LOOKS_EVERY.total_seconds()):
            self.look()

    def _begin_if_due(self, job: Job, centre: UUID) -> None:
        if any(begun.job.name == job.name and begun.centre == centre for begun in self._begun):
            return  # it still works, or hangs: it is never begun beside itself
        holder = leases.take(job, centre, at=clock.now())
        if holder is None:
            return
        ended: list[str] = []
        words = (job, centre, clock.now(), ended)
        thread = threading.Thread(target=_and_close, args=words, name=f"job {job.name}", daemon=True)
        begun = _Begun(job, centre, holder, thread, ended, time.monotonic() + job.lease.total_seconds())
        self._begun.append(begun)
        thread.start()
        begun.wait(self.patience.total_seconds())

    def _collected(self) -> list[Ran]:
        """Say how those ended that have ended, or have had their time. One that hangs is kept in mind until it ends."""
        ran = []
        for begun in list(self._begun):
            has_ended = not begun.thread.is_alive()
            if has_ended:
                self._begun.remove(begun)
            if not begun.is_given_up and (has_ended or time.monotonic() >= begun.until):
                begun.is_given_up = not has_ended
                outcome = begun.ended[0] if begun.ended else OVERRAN if begun.is_given_up else FAILED
                ran.append(_give_back(begun.job, begun.centre, begun.holder, outcome))
        return ran


def do_now(jobs: Iterable[Job]) -> list[Ran]:
    """Do what is due of `jobs` here and now, one after another and in this thread, and return what was done."""
    return [ran for centre in centres() for ran in _done_now(jobs, centre)]


def look_now(jobs: Iterable[Job]) -> None:
    """Do the same. Where even that can't be asked, it is logged, and the day in the hall goes on."""
    with _whatever_comes():
        do_now(jobs)


def _done_now(jobs: Iterable[Job], centre: UUID) -> Iterator[Ran]:
    leases.enrol(jobs, centre, at=clock.now())
    for job in jobs:
        holder = leases.take(job, centre, at=clock.now())
        if holder is not None:
            yield _give_back(job, centre, holder, in_line(job, centre, clock.now()))


def _give_back(job: Job, centre: UUID, holder: UUID, outcome: str) -> Ran:
    if outcome == OVERRAN:
        logger.error("job %s has not ended in its time, and is left", job.name)
    if not leases.give_back(job, centre, holder, outcome=outcome, at=clock.now()):
        logger.error("job %s ended after its time: somebody else has it", job.name)
    return Ran(job.name, centre, outcome)


@contextmanager
def _whatever_comes() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001  whatever it was, tomorrow's backup must still be made
        logger.error("jobs not looked at, and will be again: %s", place_of(error))
    finally:
        connections.close_all()


def in_line(job: Job, centre: UUID, at: datetime) -> str:
    """Do one job here and now, and return how it ended."""
    try:
        job.run(centre, at)
    except Trouble as trouble:
        logger.error("job %s was not done, and will be tried again: %s", job.name, trouble.code)
        return trouble.code
    except Waits as waits:
        return waits.code
    except Exception as error:  # noqa: BLE001  one job that fails never stops another
        logger.error("job %s failed, and will be tried again: %s", job.name, place_of(error))
        return FAILED
    return DONE


def centres() -> list[UUID]:
    """Return the centres of this installation: one, or several in one PostgreSQL database."""
    return list(Centre.objects.order_by("id").values_list("id", flat=True))


def place_of(error: BaseException) -> str:
    """Return what kind of error it was, and where: never its words, which may hold somebody's."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "nowhere"
    return f"{type(error).__name__} at {where}"


def _and_close(job: Job, centre: UUID, at: datetime, ended: list[str]) -> None:
    try:
        ended.append(in_line(job, centre, at))
    finally:
        connections.close_all()
