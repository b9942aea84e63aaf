"""Do what is due, each job by itself: what fails or hangs stops none of the others."""

import logging
import threading
import traceback
from collections.abc import Callable, Iterable
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

logger = logging.getLogger(__name__)

Way = Callable[[Job, UUID, datetime], str]


@dataclass(frozen=True, slots=True)
class Ran:
    """One job that was done, or tried, at one centre."""

    name: str
    centre: UUID
    outcome: str


@dataclass
class Runner:
    """Does what is due. `way` is how one job is done: in a thread of its own, so that it can be left hanging."""

    jobs: Iterable[Job] = JOBS
    way: Way | None = None
    _hanging: dict[tuple[str, UUID], threading.Thread] = field(default_factory=dict)

    def run_due(self) -> list[Ran]:
        """Do every job that is due at every centre, and return what was done."""
        return [ran for centre in centres() for ran in self._of(centre)]

    def look(self) -> None:
        """Do what is due. Where even that can't be asked, it is logged, and the day in the hall goes on."""
        try:
            self.run_due()
        except Exception as error:  # noqa: BLE001  whatever it was, tomorrow's backup must still be made
            logger.error("jobs not looked at, and will be again: %s", place_of(error))
        finally:
            connections.close_all()

    def keep_running(self, stop: threading.Event) -> None:
        """Look every minute what is due, until `stop` is set."""
        while not stop.wait(LOOKS_EVERY.total_seconds()):
            self.look()

    def _of(self, centre: UUID) -> Iterable[Ran]:
        leases.enrol(self.jobs, centre, at=clock.now())
        for job in self.jobs:
            if not self._is_hanging(job, centre):
                holder = leases.take(job, centre, at=clock.now())
                if holder is not None:
                    yield self._run(job, centre, holder)

    def _is_hanging(self, job: Job, centre: UUID) -> bool:
        left = self._hanging.get((job.name, centre))
        return left is not None and left.is_alive()

    def _run(self, job: Job, centre: UUID, holder: UUID) -> Ran:
        outcome = (self.way or self._in_thread)(job, centre, clock.now())
        if not leases.give_back(job, centre, holder, outcome=outcome, at=clock.now()):
            logger.error("job %s ended after its time: somebody else has it", job.name)
        return Ran(job.name, centre, outcome)

    def _in_thread(self, job: Job, centre: UUID, at: datetime) -> str:
        ended: list[str] = []
        thread = threading.Thread(
            target=_and_close, args=(job, centre, at, ended), name=f"job {job.name}", daemon=True
        )
        thread.start()
        thread.join(job.lease.total_seconds())
        if not thread.is_alive():
            return ended[0] if ended else FAILED
        self._hanging[job.name, centre] = thread
        logger.error("job %s has not ended in its time, and is left", job.name)
        return OVERRAN


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
