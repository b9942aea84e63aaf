"""Everything that the program does by itself: one line a job."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wicketgate.doors.jobs import backups, checkpoints, mail, sweeps


@dataclass(frozen=True, slots=True)
class Job:
    """
    What is done for each centre, and how often.

    `run` takes a centre and an instant. It may be done twice or be cut off anywhere, and must stand both; it raises
    `outcomes.Waits` for what it waits for calmly. After `lease` somebody else may take it: longer than it ever takes.
    """

    name: str
    every: timedelta
    run: Callable[[UUID, datetime], None]
    lease: timedelta = timedelta(minutes=15)
    is_before_pages: bool = False


JOBS: tuple[Job, ...] = (
    Job("checkpoint", timedelta(minutes=10), checkpoints.make_due, is_before_pages=True),
    Job("backup", timedelta(days=1), backups.back_up_due, lease=timedelta(hours=2)),
    Job("carry", timedelta(hours=1), backups.carry_due),
    Job(sweeps.NAME, timedelta(days=1), sweeps.sweep_due, lease=timedelta(hours=2)),
    Job("mail", timedelta(minutes=2), mail.send),
)
