"""Write the ledger's checkpoints to a file that somebody keeps on a second device."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.gate.composing import Written, compose_file
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.bundle import witness
from wicketgate.domain.ledger.checkpoints import NotSigned, make, newest
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.queries import goes_on


@operation
def take_out_checkpoints(*, recipient: UUID, by: Actor, at: datetime) -> Written:
    """
    Return all checkpoints for one `recipient` to keep, with one that is signed now where none was signed that day.

    It is about nobody. Raises NotSigned or NoProof where the ledger was changed.
    """
    _sign_the_days_own(by=by, at=at)
    return compose_file(
        witness(by.centre),
        recipient=recipient,
        subject=by.centre,
        event=Event.CHECKPOINTS_TAKEN_OUT,
        by=by,
        at=at,
    )


def _sign_the_days_own(*, by: Actor, at: datetime) -> None:
    # A checkpoint says how many entries there are. Whoever could have one at any moment would see by the minute that
    # an entry was added which is not theirs to know of, and so guess who wrote it.
    last = newest(by.centre)
    if last is None or last.at.astimezone(LONDON).date() != at.astimezone(LONDON).date():
        make(by=by, at=at)
    elif not goes_on(by.centre):
        raise NotSigned(last.size)
