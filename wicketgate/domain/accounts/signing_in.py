"""Enter in the ledger who signed in, who could not, and what they changed about how they sign in."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.models import Account, Pin
from wicketgate.domain.ledger.actor import NOBODY, Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter


def actor_of(account: Account) -> Actor:
    """Return the account as the ledger knows it."""
    return Actor(account.centre, account.token)


@operation
def record_sign_in(account: Account, *, by: Actor, at: datetime) -> None:
    """Enter that somebody signed in with everything that their post asks for."""
    enter(Event.SIGNED_IN, by=by, at=at, subject=account.id)


@operation
def record_sign_out(account: Account, *, tablet: UUID | None, by: Actor, at: datetime) -> None:
    """Enter that somebody signed out. Their PIN on the tablet where they did dies with it."""
    Pin.objects.filter(account=account, tablet=tablet).delete()
    enter(Event.SIGNED_OUT, by=by, at=at, subject=account.id)


def record_failed_sign_in(username: str, *, centre: UUID, at: datetime) -> None:
    """
    Enter that a password was wrong, with the centre of whoever bears the username, or else with `centre`.

    An unknown username is not kept: it may be a password typed a box too soon.
    """
    known = Account.objects.filter(username__iexact=username).first()
    whose, subject = (known.centre, known.id) if known else (centre, centre)
    _enter_failure(subject, step="password", by=Actor(whose, NOBODY), at=at)


def record_failed_own_password(account: Account, *, at: datetime) -> None:
    """Enter that whoever chose a new password, at an open sign-in, did not know the one before."""
    _enter_failure(account.id, step="own_password", by=actor_of(account), at=at)


def record_failed_code(account: Account, *, at: datetime) -> None:
    """Enter that a second factor was wrong, after the right password."""
    _enter_failure(account.id, step="second_factor", by=actor_of(account), at=at)


@operation
def _enter_failure(subject: UUID, *, step: str, by: Actor, at: datetime) -> None:
    enter(Event.SIGN_IN_FAILED, by=by, at=at, subject=subject, detail={"step": step})


@operation
def record_own_password(account: Account, *, by: Actor, at: datetime) -> None:
    """Enter that somebody chose a new password. PINs given under the old one die with it."""
    account.must_change_password = False
    account.save(update_fields=["must_change_password"])
    Pin.objects.filter(account=account).delete()
    enter(Event.PASSWORD_CHANGED, by=by, at=at, subject=account.id, detail={"who": "own"})


@operation
def record_second_factor(account: Account, *, what: str, kind: str, by: Actor, at: datetime) -> None:
    """Enter that somebody `added`, `removed` or `renewed` one of their own second factors, of an allauth `kind`."""
    enter(Event.SECOND_FACTOR_CHANGED, by=by, at=at, subject=account.id, detail={"what": what, "kind": kind})
