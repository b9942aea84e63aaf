"""
What goes out of the computer to whoever checks the ledger from outside: JSON lines, with nobody's name in them.

An entry's line is the form that is hashed: ids, codes and digests. Its sealed detail never goes out.
`verify_ledger.py`, at the root of the repository, reads these with the standard library alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from wicketgate.domain.ledger import notes, stored
from wicketgate.domain.ledger.checkpoints import begins_as_signed, tree_of
from wicketgate.domain.ledger.merkle import Tree
from wicketgate.domain.ledger.models import Checkpoint

FORM = "wicketgate ledger 1"


class NoProof(Exception):
    """There is no checkpoint over the entry that was asked for: a letter."""


def whole(centre: UUID) -> Iterator[str]:
    """Yield the lines of the whole ledger as it stands: the key, every entry, every checkpoint."""
    # Before the entries: one that is signed meanwhile may be over more of them than are read.
    checkpoints = _checkpoints(centre)
    yield _head(centre)
    for _place, form, _previous, _digest in stored.entries(centre):
        yield _line(entry=form or "")
    for note in checkpoints.values():
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
    yield _head(centre)
    for note in checkpoints.values():
        yield _line(checkpoint=note)
    yield _line(inclusion=_inclusion(tree, form, place=place, size=size))
    for earlier in checkpoints:
        yield _line(consistency=_step(tree, earlier, size))


def proofs(centre: UUID, *, size: int, places: Mapping[int, str]) -> Iterator[str]:
    """
    Yield the lines that show some entries to be among the first `size`, over which a checkpoint was made.

    `places` gives for each the detail that goes with it, or an empty text. Of other checkpoints only those are in it at
    which the key was changed, but how each of them leads on is, so that a witness of any can be laid beside it.
    Raises NoProof where the entries are no longer those that were signed.
    """
    checkpoints, tree = _checkpoints(centre), tree_of(centre)
    _require_signed(Checkpoint.objects.get(centre=centre, size=size), tree)
    shown = {made: note for made, note in checkpoints.items() if made == size or _hands_over(note)}
    yield _head(centre)
    yield from _leading_on(tree, shown, from_all=checkpoints)
    for place, form, _previous, _digest in stored.entries(centre):
        if place in places:
            detail = {"detail": places[place]} if places[place] else {}
            yield _line(inclusion=_inclusion(tree, form, place=place, size=size) | detail)


def witness(centre: UUID) -> Iterator[str]:
    """
    Yield the lines for a second device: the key, every checkpoint, and how each leads to the newest. No entry is in it.

    Which entries there are may tell somebody what is not theirs to know of; how many there were does not.
    """
    rows, tree = list(Checkpoint.objects.filter(centre=centre).order_by("size")), tree_of(centre)
    for made in rows:
        _require_signed(made, tree)
    checkpoints = {made.size: made.note for made in rows}
    yield _head(centre)
    yield from _leading_on(tree, checkpoints, from_all=checkpoints)


def _require_signed(made: Checkpoint, tree: Tree) -> None:
    if not begins_as_signed(tree, made):
        raise NoProof(
            f"Expected the {made.size} entries that a checkpoint was made over, got others or fewer."
        )


def _leading_on(tree: Tree, shown: Mapping[int, str], *, from_all: Iterable[int]) -> Iterator[str]:
    """Yield the checkpoints that are shown, and how each of all that were made leads to the newest of those."""
    for note in shown.values():
        yield _line(checkpoint=note)
    for earlier in from_all:
        if earlier <= max(shown):
            yield _line(consistency=_step(tree, earlier, max(shown)))


def _hands_over(note: str) -> bool:
    # The two lines that a checkpoint has more at which the centre's key is changed: `notes.py`.
    return "\nold " in note.partition("\n\n")[0]


def _inclusion(tree: Tree, form: str | None, *, place: int, size: int) -> dict[str, object]:
    path = [step.hex() for step in tree.inclusion(place - 1, size)]
    return {"entry": form, "place": place, "size": size, "path": path}


def _step(tree: Tree, earlier: int, size: int) -> dict[str, object]:
    steps = [step.hex() for step in tree.consistency(earlier, size)] if earlier else []
    return {"from": earlier, "to": size, "path": steps}


def _head(centre: UUID) -> str:
    return _line(form=FORM, ledger=notes.origin(centre), key=notes.verifier_key(centre))


def _checkpoints(centre: UUID) -> dict[int, str]:
    in_order = Checkpoint.objects.filter(centre=centre).order_by("size")
    return dict(in_order.values_list("size", "note"))


def _line(**held: object) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"
