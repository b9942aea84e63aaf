"""The hall's tablets, and the PIN that resumes on one of them, until midnight, what a full sign-in began there."""

import re
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Account, Pin, Tablet
from wicketgate.domain.accounts.queries import roles_held
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.instants import known_later_than
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.vault.tokens import digest_of, new_token

TRIES = 5
_PIN = re.compile(r"[0-9]{4,6}")
_RUNS = "01234567890 09876543210"


@operation
def enrol_tablet(*, label: str, on: date, by: Actor, at: datetime) -> tuple[Tablet, str]:
    """Make a device the hall's, and return the secret that its cookie holds; only its digest is kept."""
    token = new_token()
    tablet = Tablet(centre=by.centre, label=label, digest=digest_of(token), enrolled_on=on)
    tablet.save(force_insert=True)
    enter(Event.TABLET_ENROLLED, by=by, at=at, subject=tablet.id, written=[tablet])
    return tablet, token


@operation
def retire_tablet(tablet_id: UUID, *, on: date, by: Actor, at: datetime) -> None:
    """Let a device be the hall's no longer: its cookie is worth nothing, and its PINs die."""
    tablet = Tablet.objects.filter(id=tablet_id, centre=by.centre, retired_on__isnull=True).first()
    if tablet is None:
        raise NotFound
    tablet.retired_on = on
    tablet.save(update_fields=["retired_on"])
    Pin.objects.filter(tablet=tablet).delete()
    enter(Event.TABLET_RETIRED, by=by, at=at, subject=tablet.id, written=[tablet])


def tablet_of(token: str) -> Tablet | None:
    """Return the hall's tablet whose cookie holds `token`, of whichever centre, or None."""
    if not token:
        return None
    return Tablet.objects.filter(digest=digest_of(token), retired_on__isnull=True).first()


def is_the_halls(tablet: UUID) -> bool:
    """Return whether a device is still one of the hall's tablets."""
    return Tablet.objects.filter(id=tablet, retired_on__isnull=True).exists()


def has_pin(account: UUID, *, tablet: UUID, on: date) -> bool:
    """Return whether the account has set a PIN on that tablet for `on`."""
    return Pin.objects.filter(account=account, tablet=tablet, day=on).exists()


@operation
def set_pin(
    account: Account,
    pin: str,
    *,
    tablet: UUID,
    on: date,
    second_factor_at: datetime | None,
    by: Actor,
    at: datetime,
) -> Pin:
    """Set the PIN that resumes this sign-in on the tablet until midnight. Raises Unable for one that is too easy."""
    _require_hard(pin)
    held = Tablet.objects.filter(id=tablet, centre=by.centre, retired_on__isnull=True).first()
    if held is None:
        raise NotFound
    Pin.objects.filter(account=account, tablet=held).delete()
    kept = Pin(
        centre=by.centre,
        account=account,
        tablet=held,
        day=on,
        hash=make_password(pin),
        began=account.get_session_auth_hash(),
        second_factor_at=second_factor_at,
        tries_left=TRIES,
    )
    kept.save(force_insert=True)
    enter(Event.PIN_SET, by=by, at=at, subject=account.id)
    return kept


def resume(username: str, pin: str, *, tablet: Tablet, on: date, at: datetime) -> Pin | None:
    """
    Return the PIN that `username` set on `tablet` for `on`, when `pin` is right and nothing has ended it; else None.

    A name that is not known here takes as long as one that is. After five wrong tries only a full sign-in helps.
    """
    held = (
        Pin.objects.filter(account__username__iexact=username, tablet=tablet, day=on, tries_left__gt=0)
        .select_related("account")
        .first()
    )
    if held is None or known_later_than(at, centre=tablet.centre):
        # By a clock that was set back, the PIN of a day that is over would be today's.
        make_password(pin)
        return None
    if not check_password(pin, held.hash):
        _note_wrong(held, at=at)
        return None
    return _resumed(held, on=on, at=at)


def _resumed(held: Pin, *, on: date, at: datetime) -> Pin | None:
    if held.began != held.account.get_session_auth_hash() or not roles_held(held.account_id, on=on):
        return None
    _record_resumed(held, by=Actor(held.centre, held.account.token), at=at)
    return held


@operation
def _record_resumed(held: Pin, *, by: Actor, at: datetime) -> None:
    Pin.objects.filter(id=held.id).update(tries_left=TRIES)
    enter(Event.PIN_RESUMED, by=by, at=at, subject=held.account_id)


def _note_wrong(held: Pin, *, at: datetime) -> None:
    _record_wrong(held, by=Actor(held.centre, held.account.token), at=at)


@operation
def _record_wrong(held: Pin, *, by: Actor, at: datetime) -> None:
    # In the database and not in the row at hand: two tries at once are two tries.
    Pin.objects.filter(id=held.id, tries_left__gt=0).update(tries_left=F("tries_left") - 1)
    enter(Event.SIGN_IN_FAILED, by=by, at=at, subject=held.account_id, detail={"step": "pin"})


def _require_hard(pin: str) -> None:
    if not _PIN.fullmatch(pin):
        raise Unable(_("A PIN has 4 to 6 digits and nothing else."), field="pin")
    if len(set(pin)) == 1 or pin in _RUNS:
        raise Unable(_("That PIN is one of the first that anybody would try. Choose another."), field="pin")


def tablets_in(centre: UUID) -> list[Tablet]:
    """Return the devices that are the centre's now."""
    return list(Tablet.objects.filter(centre=centre, retired_on__isnull=True).order_by("enrolled_on", "id"))
