"""Sweep up keys that seal nothing, and make keys anew."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts import second_factors
from wicketgate.domain.ledger import checkpoints, sending
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.retention.models import Damaged
from wicketgate.domain.retention.renewing import seal_all_again
from wicketgate.domain.retention.sealed_values import Tried, subjects_in_use
from wicketgate.vault import orphans
from wicketgate.vault.orphans import Swept
from wicketgate.vault.renewing import Keys, Renewed


@operation
def sweep_keys(*, tried: Tried | None = None, by: Actor, at: datetime) -> Swept:
    """
    Mark the keys that seal nothing, and destroy those that were marked a day or more ago.

    When every value was `tried` before, what was found damaged is kept for the officers in place of what was found
    last time. The entry holds counts only.
    """
    swept = Swept(0, 0)
    # Where a table can't be read, nobody knows which keys it needs: none is swept.
    if tried is None or not tried.unreadable:
        # First who has a key, then who needs one: a key made in between is looked at next time.
        with_keys = orphans.subjects_with_keys(by.centre)
        swept = orphans.sweep(with_keys - subjects_in_use(by.centre), centre=by.centre, at=at)
    sending.forget(centre=by.centre, at=at)
    counts = {"marked": swept.marked, "destroyed": swept.destroyed}
    if tried is not None:
        _keep_damaged(tried, centre=by.centre, at=at)
        counts |= {"tried": tried.values, "damaged": len(tried.damaged), "unreadable": len(tried.unreadable)}
    enter(Event.KEYS_SWEPT, by=by, at=at, subject=by.centre, detail=counts)
    return swept


def _keep_damaged(tried: Tried, *, centre: UUID, at: datetime) -> None:
    found = [(name, False) for name in tried.damaged] + [(name, True) for name in tried.unreadable]
    Damaged.objects.filter(centre=centre).delete()
    Damaged.objects.bulk_create(
        Damaged(centre=centre, reference=name, is_table=is_table, found_at=at) for name, is_table in found
    )


def has_orphans(centre: UUID) -> bool:
    """Say whether there is anything to sweep."""
    return bool(orphans.subjects_with_keys(centre) - subjects_in_use(centre))


@operation
def seal_again(keys: Keys, *, by: Actor, at: datetime) -> Renewed:
    """
    Seal every value of the centre under its subject's newest key. Gives nobody anything to read.

    The entry holds counts only. A value that doesn't open stays as it is, and its subject is named in what is returned.
    """
    renewed = seal_all_again(by.centre, keys)
    counts = {"values": renewed.values, "damaged": len(renewed.damaged)}
    enter(Event.KEYS_ROTATED, by=by, at=at, subject=by.centre, detail=counts)
    return renewed


@operation
def hand_over(*, old_root: bytes, by: Actor, at: datetime) -> None:
    """
    Bring what is sealed or signed for the installation itself from the root key `old_root` to the one in use.

    Second factors are sealed again, every sign-in ends, and a checkpoint hands over to the new key of the ledger.
    """
    count = second_factors.seal_again(old=old_root)
    second_factors.end_every_sign_in()
    made = checkpoints.make(old_root=old_root, by=by, at=at)
    coded = {"second_factors": count, "checkpoint": made.size}
    enter(Event.ROOT_ROTATED, by=by, at=at, subject=by.centre, written=[made], detail=coded)
