"""Give somebody a way to sign in and a post, and take them away again."""

import re
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Account, Pin, Post, Role
from wicketgate.domain.accounts.queries import account_in
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.vault.chance import new_id

_USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")


@operation
def open_account(*, username: str, name: str, password: str, by: Actor, at: datetime) -> Account:
    """
    Give somebody a username and a first password, which they must change when they first sign in.

    A username is in small letters. Raises Unable for one that is taken or can't be one.
    """
    account = Account(centre=by.centre, username=_free(username), name=name)
    account.set_password(password)
    account.save(force_insert=True)
    enter(Event.ACCOUNT_OPENED, by=by, at=at, subject=account.id, written=[account])
    return account


@operation
def close_account(account_id: UUID, *, by: Actor, at: datetime) -> None:
    """Close somebody's way to sign in: their posts end, and every sign-in of theirs with them."""
    account = _another(account_id, by=by)
    account.is_active, account.stamp = False, new_id()
    account.save(update_fields=["is_active", "stamp"])
    Post.objects.filter(account=account, ends__isnull=True).update(ends=at.date())
    Pin.objects.filter(account=account).delete()
    enter(Event.ACCOUNT_CLOSED, by=by, at=at, subject=account.id, written=[account])


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
    """
    Give the account a post from `begins` to `ends`, both included; without an end until one is set.

    Raises Unable when it would end before it begins, or when they hold the same post in that time.
    """
    _require_somebody_else(account, by=by)
    if ends is not None and ends < begins:
        raise Unable(_("The last day is before the first. Look at both dates again."), field="ends")
    if _holds(account, role, begins=begins, ends=ends):
        raise Unable(_("They hold this post in that time already. End that one first, or choose other days."))
    post = Post(centre=by.centre, account=account, role=role, begins=begins, ends=ends, is_acting=is_acting)
    post.save(force_insert=True)
    enter(Event.POST_BEGUN, by=by, at=at, subject=account.id, written=[post], detail={"role": role})
    return post


@operation
def end_post(post_id: UUID, *, on: date, seen: str | None = None, by: Actor, at: datetime) -> Post:
    """
    Let `on` be the last day of a post. Raises Unable for the last coordinator, who would lock everybody out.

    `seen` is the last day as the page showed it, as `last_day` writes it, None where there was no page. Raises
    Overtaken when somebody else has set another since.
    """
    post = _post(post_id, centre=by.centre)
    if seen is not None and seen != last_day(post):
        raise Overtaken(_("Somebody else has set the last day of this post while you had the page open."))
    if on < post.begins:
        raise Unable(_("The last day is before the first. Look at the date again."), field="on")
    if post.role == Role.COORDINATOR and not _another_coordinator(post, after=on):
        raise Unable(
            _(
                "Nobody else is coordinator after that day. Appoint another coordinator, or an acting one, first."
            )
        )
    post.ends = on
    post.save(update_fields=["ends"])
    enter(Event.POST_ENDED, by=by, at=at, subject=post.account_id, written=[post], detail={"role": post.role})
    return post


def last_day(post: Post) -> str:
    """Return the last day of a post as a page carries it; empty where it has none."""
    return post.ends.isoformat() if post.ends else ""


@operation
def reset_password(account_id: UUID, *, password: str, by: Actor, at: datetime) -> Account:
    """Give somebody a new first password. Every sign-in of theirs ends, and they choose their own at the next."""
    account = _another(account_id, by=by)
    account.set_password(password)
    account.must_change_password, account.stamp = True, new_id()
    account.save(update_fields=["password", "must_change_password", "stamp"])
    Pin.objects.filter(account=account).delete()
    enter(Event.PASSWORD_CHANGED, by=by, at=at, subject=account.id, detail={"who": "another"})
    return account


@operation
def reset_second_factor(account_id: UUID, *, by: Actor, at: datetime) -> Account:
    """Forget somebody's app, passkeys and code card, for a telephone that was lost. They set up new ones."""
    account = _another(account_id, by=by)
    Authenticator.objects.filter(user=account).delete()
    _end_sign_ins(account)
    enter(
        Event.SECOND_FACTOR_CHANGED, by=by, at=at, subject=account.id, detail={"what": "reset", "kind": "all"}
    )
    return account


@operation
def end_sign_ins(account_id: UUID, *, by: Actor, at: datetime) -> Account:
    """End every sign-in and PIN that somebody has anywhere."""
    account = account_in(by.centre, account_id)
    _end_sign_ins(account)
    enter(Event.SIGN_INS_ENDED, by=by, at=at, subject=account.id)
    return account


def whose_post(post_id: UUID, *, centre: UUID) -> tuple[UUID, str]:
    """Return the account that holds a post of the centre, and its last day as `last_day` writes it. Raises NotFound."""
    post = _post(post_id, centre=centre)
    return post.account_id, last_day(post)


def _require_somebody_else(account: Account, *, by: Actor) -> None:
    if account.token == by.token:
        raise Unable(
            _("Nobody gives themselves a post. Ask the chair, or another coordinator, to give it to you.")
        )


def _post(post_id: UUID, *, centre: UUID) -> Post:
    post = Post.objects.filter(id=post_id, centre=centre).first()
    if post is None:
        raise NotFound
    return post


def _end_sign_ins(account: Account) -> None:
    account.stamp = new_id()
    account.save(update_fields=["stamp"])
    Pin.objects.filter(account=account).delete()


def _free(username: str) -> str:
    if not _USERNAME.fullmatch(username):
        raise Unable(
            _("A username has 3 to 60 small letters, digits, dots or hyphens, and begins with a letter."),
            field="username",
        )
    if Account.objects.filter(username__iexact=username).exists():
        raise Unable(_("That username is taken. Choose another, such as one with a digit."), field="username")
    return username


def _another(account_id: UUID, *, by: Actor) -> Account:
    account = account_in(by.centre, account_id)
    if account.token == by.token:
        raise Unable(_("This is your own account. Ask the chair, or another coordinator, to do it for you."))
    return account


def _holds(account: Account, role: Role, *, begins: date, ends: date | None) -> bool:
    held = Post.objects.filter(account=account, role=role).exclude(ends__lt=begins)
    return (held if ends is None else held.filter(begins__lte=ends)).exists()


def _another_coordinator(post: Post, *, after: date) -> bool:
    others = Post.objects.filter(centre=post.centre, role=Role.COORDINATOR, account__is_active=True)
    return others.exclude(id=post.id).exclude(ends__lte=after).exists()
