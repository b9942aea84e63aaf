"""Sign a checkpoint of each ledger once a day, for as long as the pages are open."""

import logging
import threading
from datetime import datetime, timedelta
from uuid import UUID

from django.db import DatabaseError, connections

from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.checkpoints import NotSigned, make, newest
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.queries import centres_with_entries
from wicketgate.doors import clock

NOBODY = UUID(int=0)
LOOKS_EVERY = timedelta(minutes=10)

logger = logging.getLogger(__name__)


def make_now(at: datetime) -> list[Checkpoint]:
    """Sign a checkpoint of every ledger of this installation. Raises NotSigned where one was changed."""
    return [make(by=Actor(centre, NOBODY), at=at) for centre in centres_with_entries()]


def make_due(at: datetime) -> list[Checkpoint]:
    """Sign a checkpoint of every ledger that has none of the day of `at` in the hall. Raises NotSigned as above."""
    day = at.astimezone(clock.LONDON).date()
    due = [centre for centre in centres_with_entries() if not _has_one(centre, day)]
    return [make(by=Actor(centre, NOBODY), at=at) for centre in due]


def look(at: datetime) -> None:
    """Sign what is due. What can't be signed is logged, and the day in the hall goes on."""
    try:
        make_due(at)
    except NotSigned:
        # The letter of `ledger verify` says what is wrong.
        logger.exception("checkpoint refused: the ledger was changed")
    except DatabaseError:
        logger.exception(
            "checkpoint not made: the records were busy or did not open, and will be tried again"
        )
    finally:
        connections.close_all()


def keep_looking(stop: threading.Event) -> None:
    """Look every ten minutes, until `stop` is set, whether one is due."""
    while not stop.wait(LOOKS_EVERY.total_seconds()):
        look(clock.now())


def _has_one(centre: UUID, day: object) -> bool:
    last = newest(centre)
    return last is not None and last.at.astimezone(clock.LONDON).date() == day
