"""The slip that the ledger gives: it names what may be opened, and nothing opens without it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    One ledger entry's leave to open the sealed values that it lists, and no others.

    `opens` holds each value's reference: the field's permanent label and the row's id.
    """

    entry: UUID
    centre: UUID
    opens: frozenset[str]


def mint(*, entry: UUID, centre: UUID, opens: frozenset[str]) -> Receipt:
    """Return a receipt for an entry that has been written. Only `wicketgate.domain.ledger` may call this."""
    return Receipt(entry=entry, centre=centre, opens=opens)
