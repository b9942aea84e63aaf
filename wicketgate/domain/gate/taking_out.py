"""Write the ledger's checkpoints to a file that somebody keeps on a second device."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.gate.composing import Written, compose_file
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.bundle import witness
from wicketgate.domain.ledger.checkpoints import make
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation


@operation
def take_out_checkpoints(*, recipient: UUID, by: Actor, at: datetime) -> Written:
    """
    Sign a checkpoint now, and return it with all that were made before, for one `recipient` to keep.

    It is about nobody. Raises NotSigned or NoProof where the ledger was changed.
    """
    make(by=by, at=at)
    return compose_file(
        witness(by.centre),
        recipient=recipient,
        subject=by.centre,
        event=Event.CHECKPOINTS_TAKEN_OUT,
        by=by,
        at=at,
    )
