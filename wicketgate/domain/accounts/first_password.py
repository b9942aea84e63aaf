"""Give a new first password in place of one that was lost before anybody signed in with it."""

from datetime import datetime

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter


@operation
def renew_first_password(account: Account, *, password: str, by: Actor, at: datetime) -> None:
    """Replace the first password of an account that nobody has used; it must be changed when they first sign in."""
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    enter(Event.PASSWORD_CHANGED, by=by, at=at, subject=account.id, detail={"who": "first"})
