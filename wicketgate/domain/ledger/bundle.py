"""
What goes out of the computer to whoever checks the ledger from outside: JSON lines, with nobody's name in them.

An entry's line is the form that is hashed: ids, codes and digests. Its sealed detail never goes out.
`verify_ledger.py`, at the root of the repository, reads these with the standard library alone.
"""

import json
from collections.abc import Iterator
from uuid import UUID

from wicketgate.domain.ledger import notes, stored
from wicketgate.domain.ledger.checkpoints import tree_of
from wicketgate.domain.ledger.models import Checkpoint

FORM = "wicketgate ledger 1"


class NoProof(Exception):
    """There is no checkpoint over the entry that was asked for: a letter."""


def whole(centre: UUID) -> Iterator[str]:
    """Yield the lines of the whole ledger as it stands: the key, every entry, every checkpoint."""
    yield _head(centre)
    for _place, form, _previous, _digest in stored.entries(centre):
        yield _line(entry=form or "")
    for note in _checkpoints(centre).values():
        yield _line(checkpoint=note)


def proof(centre: UUID, *, place: int) -> Iterator[str]:
    """
    Yield the lines that show one entry to be in the ledger, without the others.

    The entry and its path to the newest checkpoint, and how every checkpoint leads to that one.
    Raises NoProof where no checkpoint has been made since the entry, or there is no such entry.
    """
    checkpoints = _checkpoints(centre)
    size = max(checkpoints, default=0)
    if not 1 <= place <= size:
        raise NoProof(
            f"Expected an entry from 1 to {size}, which the newest checkpoint was made over, got {place}. "
            "To make a newer one: wicketgate ledger checkpoint"
        )
    tree = tree_of(centre)
    form = next(form for at, form, _previous, _digest in stored.entries(centre) if at == place)
    path = [step.hex() for step in tree.inclusion(place - 1, size)]
    yield _head(centre)
    for note in checkpoints.values():
        yield _line(checkpoint=note)
    yield _line(inclusion={"entry": form, "place": place, "size": size, "path": path})
    for earlier in checkpoints:
        steps = [step.hex() for step in tree.consistency(earlier, size)] if earlier else []
        yield _line(consistency={"from": earlier, "to": size, "path": steps})


def _head(centre: UUID) -> str:
    return _line(form=FORM, ledger=notes.origin(centre), key=notes.verifier_key(centre))


def _checkpoints(centre: UUID) -> dict[int, str]:
    in_order = Checkpoint.objects.filter(centre=centre).order_by("size")
    return dict(in_order.values_list("size", "note"))


def _line(**held: object) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"
