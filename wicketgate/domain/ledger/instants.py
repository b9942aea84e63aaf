"""What the ledger knows of the time: nothing that it holds can have happened later than now."""

from datetime import datetime, timedelta
from uuid import UUID

from wicketgate.domain.ledger.models import Checkpoint, Entry

# A computer that asks the network for the time may be set back by a little, and that troubles nobody.
A_LITTLE = timedelta(minutes=2)
# Of some weeks: one that was signed while the clock was wrong is not held against it for ever.
_LAST_CHECKPOINTS = 40


def known_later_than(at: datetime, *, centre: UUID) -> datetime | None:
    """
    Return the latest instant that the ledger knows of, when a clock that shows `at` has not come to it yet; else None.

    Entries are in the order in which they were made, whatever the clock said; the instants alone would be wrong.
    """
    last = Entry.objects.filter(centre=centre).order_by("-sequence").values_list("at", flat=True)[:1]
    signed = Checkpoint.objects.filter(centre=centre).order_by("-size").values_list("at", flat=True)
    known = max([*last, *signed[:_LAST_CHECKPOINTS]], default=None)
    return known if known is not None and known - at > A_LITTLE else None
