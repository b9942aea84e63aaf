"""Give somebody a way to sign in, and a post."""

from datetime import date, datetime

from wicketgate.domain.accounts.models import Account, Post, Role
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter


@operation
def open_account(*, username: str, name: str, password: str, by: Actor, at: datetime) -> Account:
    """Give somebody a username and a first password, which they must change when they first sign in."""
    account = Account(centre=by.centre, username=username, name=name)
    account.set_password(password)
    account.save(force_insert=True)
    enter(Event.ACCOUNT_OPENED, by=by, at=at, subject=account.id, written=[account])
    return account


@operation
def begin_post(
    account: Account,
    *,
    role: Role,
    begins: date,
    ends: date | None = None,
    is_acting: bool = False,
    by: Actor,
    at: datetime,
) -> Post:
    """Give the account a post from `begins` to `ends`, both included; without an end until one is set."""
    post = Post(centre=by.centre, account=account, role=role, begins=begins, ends=ends, is_acting=is_acting)
    post.save(force_insert=True)
    enter(Event.POST_BEGUN, by=by, at=at, subject=account.id, written=[post], detail={"role": role})
    return post
