"""Found the centre in records that were begun, with its coordinator's first sign-in, and say what was made."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wicketgate.doors.cli import asked, places
from wicketgate.doors.cli.opened import NotOpened
from wicketgate.doors.cli.places import Place

if TYPE_CHECKING:
    from wicketgate.domain.policy.models import Centre


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for, by options or at the keyboard."""

    name: str
    coordinator: str
    username: str
    place: Place
    passphrase: str | None


def coordinators_name(given: str | None) -> str:
    """Return the coordinator's own name, as given or asked for. Raises AskedWrongly."""
    return asked.persons_name(given, "What is the coordinator’s own name? ", "--coordinator")


def founded(wishes: Wishes) -> str:
    """Found the centre unless it was, and return what to say. Raises NotOpened for records of another one."""
    from wicketgate.domain.policy import queries as policy  # models load after the settings

    held = policy.centre()
    if held is None:
        return _found(wishes)
    if held.name != wishes.name and places.slug_of(held.name) != wishes.place.slug:
        raise NotOpened(
            "Expected the records of the centre that was named, got those of another one. Give its own name, or "
            "another --folder. Nothing was changed."
        )
    return f"{held.name} is there already. " + _first_sign_in(held)


def _found(wishes: Wishes) -> str:
    from django.db import transaction

    from wicketgate.domain.accounts.models import Role
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import found_centre
    from wicketgate.domain.volunteers.operations import welcome
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.tokens import first_password

    by, at, password = Actor(new_id(), new_id()), clock.now(), first_password()
    # Records that were begun, and no centre in them yet: nobody was asked before.
    coordinator = wishes.coordinator or coordinators_name(None)
    with transaction.atomic():
        found_centre(
            centre_id=by.centre,
            name=wishes.name,
            data_controller="",
            hall="",
            is_demonstration=False,
            by=by,
            at=at,
        )
        welcome(
            username=wishes.username,
            name=coordinator,
            password=password,
            role=Role.COORDINATOR,
            begins=clock.today(),
            ends=None,
            by=by,
            at=at,
        )
    return _LETTER.format(wishes=wishes, password=password)


def _first_sign_in(held: "Centre") -> str:
    """Say what to do where nobody has signed in yet: the first password may have been lost with the screen."""
    from wicketgate.domain.accounts.models import Account
    from wicketgate.domain.accounts.operations import reset_password
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.doors import clock
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.tokens import first_password

    accounts = Account.objects.filter(centre=held.id)
    first = accounts.filter(last_login=None, must_change_password=True).first()
    if first is None or accounts.filter(last_login__isnull=False).exists():
        return "Nothing was changed.\n"
    password = first_password()
    reset_password(first.id, password=password, by=Actor(held.id, new_id()), at=clock.now())
    return _AGAIN.format(username=first.username, password=password)


_LETTER = """
The records of {wishes.name} are begun.

  Records   {wishes.place.data}
  Key       {wishes.place.key_file}

Nobody can read the records without the key, and nobody can make it again. Copy it to two memory sticks now, and
give one to each of two people you trust. Never keep it with the records.

  Sign in as       {wishes.username}
  First password   {password}

Write the password down now: it is shown once. You choose your own when you sign in.
"""
_AGAIN = """Nobody has signed in yet, so here is a new first password. The earlier one no longer works.

  Sign in as       {username}
  First password   {password}
"""
