"""Check the chain from its first entry, and name the first that does not fit."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from wicketgate.domain.ledger.chain import GENESIS, digest_of
from wicketgate.domain.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries fit, and the first that doesn't: its place and what is wrong with it."""

    checked: int
    first_bad: int | None = None
    problem: str | None = None

    @property
    def holds(self) -> bool:
        """Whether every entry fits."""
        return self.first_bad is None


def verify(centre: UUID) -> Verdict:
    """Return the verdict on the centre's whole chain: places without a gap, links, and each entry's own digest."""
    previous, checked = GENESIS, 0
    for entry in _in_order(centre):
        problem = _problem(entry, place=checked + 1, previous=previous)
        if problem is not None:
            return Verdict(checked=checked, first_bad=checked + 1, problem=problem)
        previous, checked = entry.digest, checked + 1
    return Verdict(checked=checked)


def _in_order(centre: UUID) -> Iterator[Entry]:
    return Entry.objects.filter(centre=centre).order_by("sequence").defer("detail").iterator(chunk_size=2000)


def _problem(entry: Entry, *, place: int, previous: str) -> str | None:
    if entry.sequence != place:
        return f"expected entry {place}, got entry {entry.sequence}: one was taken out or put in"
    if entry.previous != previous:
        return "it does not follow from the entry before it"
    if entry.digest != digest_of(entry):
        return "it was changed after it was written"
    return None
