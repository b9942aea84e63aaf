"""Sweep up keys that seal nothing."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.retention.sealed_values import Tried, subjects_in_use
from wicketgate.vault import orphans
from wicketgate.vault.orphans import Swept


@operation
def sweep_keys(*, tried: Tried | None = None, by: Actor, at: datetime) -> Swept:
    """
    Mark the keys that seal nothing, and destroy those that were marked a day or more ago.

    The entry holds counts only; with what was found, when every value was `tried` before.
    """
    # First who has a key, then who needs one: a key made in between is looked at next time.
    with_keys = orphans.subjects_with_keys(by.centre)
    swept = orphans.sweep(with_keys - subjects_in_use(by.centre), centre=by.centre, at=at)
    counts = {"marked": swept.marked, "destroyed": swept.destroyed}
    if tried is not None:
        counts |= {"tried": tried.values, "damaged": len(tried.damaged), "unreadable": len(tried.unreadable)}
    enter(Event.KEYS_SWEPT, by=by, at=at, subject=by.centre, detail=counts)
    return swept


def has_orphans(centre: UUID) -> bool:
    """Say whether there is anything to sweep."""
    return bool(orphans.subjects_with_keys(centre) - subjects_in_use(centre))
