"""Sign a checkpoint of each ledger when a day in the hall has ended, and on each day that the pages are open."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError

from wicketgate.domain.ledger.actor import NOBODY, Actor
from wicketgate.domain.ledger.checkpoints import make, newest
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.queries import centres_with_entries
from wicketgate.domain.sessions.queries import ended_since
from wicketgate.doors import clock
from wicketgate.doors.jobs import hastening

NAME = "checkpoint"

logger = logging.getLogger(__name__)


def make_now(at: datetime) -> list[Checkpoint]:
    """Sign a checkpoint of every ledger of this installation. Raises NotSigned where one was changed."""
    return [make(by=Actor(centre, NOBODY), at=at) for centre in centres_with_entries()]


def make_due(centre: UUID, at: datetime) -> None:
    """
    Sign a checkpoint of the centre's ledger if one is due. Raises NotSigned.

    It is where there is none of the day of `at` in the hall, or a day in the hall has ended since.
    """
    if _is_due(centre, at=at):
        make(by=Actor(centre, NOBODY), at=at)


def soon(centre: UUID, *, at: datetime) -> None:
    """
    Let the job look within a minute, if the day in the hall has just ended. It never stops what the hall does.

    Nothing hangs on it: the job looks by itself too, only later.
    """
    try:
        if _is_due(centre, at=at):
            hastening.hasten(NAME, centre, at=at)
    except DatabaseError:
        logger.warning("checkpoint not hastened: the records were busy; the job looks by itself")


def _is_due(centre: UUID, *, at: datetime) -> bool:
    last = newest(centre)
    if last is None or last.at.astimezone(clock.LONDON).date() != at.astimezone(clock.LONDON).date():
        return True
    return ended_since(centre, place=last.size, at=at)
