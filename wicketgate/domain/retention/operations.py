"""Sweep up keys that seal nothing."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.retention.models import Damaged
from wicketgate.domain.retention.sealed_values import Tried, subjects_in_use
from wicketgate.vault import orphans
from wicketgate.vault.orphans import Swept


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
