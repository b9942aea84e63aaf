"""
Who may do a job now: one at a time, by one statement of the database.

An instant that the table can't have come by, further ahead than any job waits, is of a clock that was wrong.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from wicketgate.doors.jobs.models import Scheduled
from wicketgate.doors.jobs.outcomes import DAMAGED, DONE, is_trouble
from wicketgate.doors.jobs.registry import Job
from wicketgate.vault.chance import new_id

FIRST_PAUSE = timedelta(minutes=1)
WAITS_FOR = timedelta(minutes=15)
# A clock that is put right by less than this, back, never makes a second holder.
CLOCK_MAY_JUMP = timedelta(days=1)
_DOUBLES_AT_MOST = 20  # or the number of minutes would no longer fit


def enrol(jobs: Iterable[Job], centre: UUID, *, at: datetime) -> None:
    """Give every job that has no row yet at this centre one that is due now."""
    known = set(Scheduled.objects.filter(centre=centre).values_list("name", flat=True))
    new = [Scheduled(centre=centre, name=job.name, due_at=at) for job in jobs if job.name not in known]
    Scheduled.objects.bulk_create(new, ignore_conflicts=True)


def take(job: Job, centre: UUID, *, at: datetime) -> UUID | None:
    """Return the mark of whoever has the job from now on, or None when it is not due or somebody has it."""
    holder = new_id()
    free = Scheduled.objects.filter(_is_due(job, at), _is_free(job, at), centre=centre, name=job.name)
    taken = free.update(holder=holder, until=at + job.lease, tries=F("tries") + 1)
    return holder if taken else None


def give_back(job: Job, centre: UUID, holder: UUID, *, outcome: str, at: datetime) -> bool:
    """Say how the job ended, and when it is due again. False when the lease was lost to somebody else meanwhile."""
    held = Scheduled.objects.filter(centre=centre, name=job.name, holder=holder)
    tries = held.values_list("tries", flat=True).first()
    if tries is None:
        return False
    done = {"done_at": at} if outcome in (DONE, DAMAGED) else {}
    fresh = {} if is_trouble(outcome) else {"tries": 0}
    due = at + pause(job, outcome=outcome, tries=tries)
    ended = held.update(holder=None, until=None, due_at=due, finished_at=at, outcome=outcome, **done, **fresh)
    return bool(ended)


def pause(job: Job, *, outcome: str, tries: int) -> timedelta:
    """Return how long a job rests: its own time when it is done, ever longer while it fails."""
    if outcome in (DONE, DAMAGED):  # looking again tonight mends nothing
        return job.every
    if is_trouble(outcome):
        return min(job.every, FIRST_PAUSE * (1 << min(tries - 1, _DOUBLES_AT_MOST)))
    return min(job.every, WAITS_FOR)


def _is_due(job: Job, at: datetime) -> Q:
    return Q(due_at__lte=at) | Q(due_at__gt=at + job.every)


def _is_free(job: Job, at: datetime) -> Q:
    lapsed = Q(until__lte=at) | Q(until__gt=at + job.lease + CLOCK_MAY_JUMP)
    return Q(holder__isnull=True) | lapsed
