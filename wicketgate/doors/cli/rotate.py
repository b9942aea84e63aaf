"""`wicketgate rotate`: change the root key, and make everybody's keys anew. Cut off at any moment, it loses nothing."""

import argparse
import sys
from collections.abc import Sequence

from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import NotOpened, or_letter, require_centre


def main(argv: Sequence[str]) -> int:
    """Return 0 when the keys are new, 1 with a letter when everything is as it was, 2 when asked wrongly."""
    parser = argparse.ArgumentParser(prog="wicketgate rotate")
    places.add_option(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only-root", action="store_true", help="the root key, and nobody's own key")
    which.add_argument("--only-people", action="store_true", help="everybody's keys, and not the root key")
    options = parser.parse_args(argv)
    return or_letter(lambda: _rotate(options))


def _rotate(options: argparse.Namespace) -> int:
    places.open_records(options.centre)
    from django.conf import settings
    from django.db import DatabaseError

    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.doors import clock, rotation
    from wicketgate.vault import presence
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.embedded.files import FileDamaged

    held = require_centre()
    by, at = Actor(held.id, new_id()), clock.now()
    with presence.alone(settings.WICKETGATE_DATA):
        try:
            if not options.only_root:
                done = rotation.change_everybodys_keys(by=by, at=at)
                sys.stdout.write(_PEOPLE.format(done=done))
                sys.stdout.write(_DAMAGED.format(done=done) if done.damaged else "")
            if not options.only_people:
                rotation.change_root(by=by, at=at)
                sys.stdout.write(_ROOT.format(key=settings.WICKETGATE_KEY_FILE))
        except (OSError, DatabaseError, FileDamaged) as error:
            raise NotOpened(_CUT_OFF.format(kind=type(error).__name__)) from error
    sys.stdout.write(_THEN)
    return 0


_PEOPLE = """Everybody has a new key.

  Sealed again     {done.values} values
  Gone             {done.destroyed} old keys

"""
_DAMAGED = """Of {done.damaged} records something was damaged before. It stays as it is, with its old key.
To see what it is: wicketgate sweep

"""
_ROOT = """The root key is a new one.

  Key   {key}

The copies of the old key file open nothing that is written from now on. Copy the new one to two memory sticks, give
one to each of the two people you trust, and destroy the old copies. Everybody signs in again, with the password and
the second factor that they have. The recovery papers stay as they are.
"""
_CUT_OFF = (
    "The keys could not all be changed ({kind}). Every record can be read as before. Look whether the disk is full or "
    "taken out: there must be as much room as the records take. Then run this again."
)
_THEN = """
Write a backup now: wicketgate backup FOLDER. Until then the old backups are all there is, and they need the old keys,
which are sealed beside them for the recovery papers.
"""
