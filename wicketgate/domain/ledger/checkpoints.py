"""Make a checkpoint: the centre's signature under all entries so far, to be kept by somebody outside the computer."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.adding import take_turn
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.merkle import Tree
from wicketgate.domain.ledger.models import Checkpoint, Entry
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter


class NotSigned(Exception):
    """The ledger no longer holds what its last checkpoint was made over. Nothing new was signed."""

    def __init__(self, size: int) -> None:
        super().__init__(
            f"Expected the {size} entries that the last checkpoint was made over, got others or fewer: somebody has "
            "changed the ledger. No new checkpoint was made. Change nothing more, keep the last backup safe, and run "
            "“wicketgate ledger verify” to see what is wrong."
        )


@operation
def make(*, old_root: bytes | None = None, by: Actor, at: datetime) -> Checkpoint:
    """
    Sign the tree over all entries of `by`'s centre, keep it, and enter that it was made.

    With `old_root`, the root key until now, it hands over to the key in use, and is signed with both.

    Its own entry comes after those that it covers, and binds the checkpoint's row. Raises NotSigned where the tree
    does not go on from the last checkpoint.
    """
    with transaction.atomic():
        take_turn(by.centre)
        tree = tree_of(by.centre)
        _require_going_on(tree, newest(by.centre))
        root, made_at = tree.root(), at.astimezone(UTC)
        note = notes.write(by.centre, size=tree.size, root=root, at=made_at, old_root=old_root)
        checkpoint = Checkpoint(centre=by.centre, size=tree.size, root=root.hex(), at=made_at, note=note)
        checkpoint.save(force_insert=True)
        enter(Event.CHECKPOINT_MADE, by=by, at=at, subject=by.centre, written=[checkpoint])
    return checkpoint


def newest(centre: UUID) -> Checkpoint | None:
    """Return the centre's last checkpoint, or None."""
    return Checkpoint.objects.filter(centre=centre).order_by("-size").first()


def tree_of(centre: UUID) -> Tree:
    """Return the tree over the entries as their digests stand; `verify` says whether those fit."""
    in_order = Entry.objects.filter(centre=centre).order_by("sequence")
    return Tree([bytes.fromhex(digest) for digest in in_order.values_list("digest", flat=True)])


def begins_as_signed(tree: Tree, made: Checkpoint) -> bool:
    """Return whether the first entries in the tree are still those that a checkpoint was made over."""
    return made.size <= tree.size and tree.root(made.size).hex() == made.root


def _require_going_on(tree: Tree, last: Checkpoint | None) -> None:
    # Its own entry comes after those that it covers: where there is none, it was cut off.
    if last is not None and (last.size == tree.size or not begins_as_signed(tree, last)):
        raise NotSigned(last.size)
