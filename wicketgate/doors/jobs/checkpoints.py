"""Sign a checkpoint of each ledger once a day, for as long as the pages are open."""

from datetime import date, datetime
from uuid import UUID

from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.checkpoints import make, newest
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.queries import centres_with_entries
from wicketgate.doors import clock

NOBODY = UUID(int=0)


def make_now(at: datetime) -> list[Checkpoint]:
    """Sign a checkpoint of every ledger of this installation. Raises NotSigned where one was changed."""
    return [make(by=Actor(centre, NOBODY), at=at) for centre in centres_with_entries()]


def make_due(centre: UUID, at: datetime) -> None:
    """Sign a checkpoint of the centre's ledger if it has none of the day of `at` in the hall. Raises NotSigned."""
    if not _has_one(centre, at.astimezone(clock.LONDON).date()):
        make(by=Actor(centre, NOBODY), at=at)


def _has_one(centre: UUID, day: date) -> bool:
    last = newest(centre)
    return last is not None and last.at.astimezone(clock.LONDON).date() == day
