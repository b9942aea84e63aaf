"""What holds at the door while the computer's clock may be wrong."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.queries import roles_held
from wicketgate.domain.ledger.instants import known_later_than
from wicketgate.doors import clock


def posts_now(account: Account) -> frozenset[str]:
    """
    Return the posts that the account holds today.

    Where the clock is behind the ledger, only those that it holds on the ledger's last day as well: a clock that was
    set back gives nobody a post again.
    """
    posts = roles_held(account.id, on=clock.today())
    known = clock_is_behind(account.centre)
    if known is None:
        return posts
    return posts & roles_held(account.id, on=known.astimezone(clock.LONDON).date())


def clock_is_behind(centre: UUID) -> datetime | None:
    """Return the last instant in the ledger, when the computer's clock is before it; else None."""
    return known_later_than(clock.now(), centre=centre)
