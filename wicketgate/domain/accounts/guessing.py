"""Enter that somebody tried what isn't theirs: how often can be counted, and nothing of what they tried is kept."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.actor import NOBODY, Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter


@operation
def record_nothing_there(account: Account, *, by: Actor, at: datetime) -> None:
    """Enter that somebody asked for what isn't there or isn't theirs: one entry for both, so it tells of neither."""
    enter(Event.NOTHING_THERE, by=by, at=at, subject=account.id)


@operation
def record_not_offered(account: UUID, *, by: Actor, at: datetime) -> None:
    """Enter that somebody sent a choice that their page doesn't offer, whether or not there is such a thing."""
    enter(Event.NOT_OFFERED, by=by, at=at, subject=account)


def record_too_many(*, centre: UUID, at: datetime) -> None:
    """Enter that passwords, codes or PINs are tried so fast that nobody is let try for a while."""
    _enter_too_many(centre, by=Actor(centre, NOBODY), at=at)


@operation
def _enter_too_many(centre: UUID, *, by: Actor, at: datetime) -> None:
    enter(Event.SIGN_IN_FAILED, by=by, at=at, subject=centre, detail={"step": "too_many"})
