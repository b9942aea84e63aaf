"""
Change the root key and make everybody's keys anew, for whoever has the records alone; go on where that was cut off.

How nothing is lost, whenever the computer stops: docs/decisions/0024-rotation.md.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.policy import queries as policy
from wicketgate.domain.retention.operations import hand_over, seal_again
from wicketgate.doors import clock
from wicketgate.vault import presence, renewing, rewrapping, rootkey, turning
from wicketgate.vault.chance import new_id


@dataclass(frozen=True, slots=True)
class Turned:
    """How many values were sealed again under new keys, how many old keys are gone, and what was damaged before."""

    values: int
    destroyed: int
    damaged: int


def go_on() -> None:
    """When the records are open: finish what was cut off, unless somebody else has them open too."""
    held = policy.centre()
    if held is None or not (_has_next_key() or renewing.begun(held.id)):
        return
    by, at = Actor(held.id, new_id()), clock.now()
    try:
        with presence.alone(settings.WICKETGATE_DATA):
            if _has_next_key():
                _settle_server(by=by, at=at)
            if renewing.begun(held.id):
                change_everybodys_keys(by=by, at=at)
    except presence.InUse:
        # Everything can be read as it is. Whoever opens the records alone goes on.
        return


def change_everybodys_keys(*, by: Actor, at: datetime) -> Turned:
    """Give every subject a new key, seal everything under those, and destroy the old ones."""
    turn = renewing.begin(by.centre, at=at)
    renewed = seal_again(renewing.keys_of(by.centre), by=by, at=at)
    destroyed = renewing.finish(turn, damaged=renewed.damaged, at=at)
    return Turned(renewed.values, destroyed, len(renewed.damaged))


def change_root(*, by: Actor, at: datetime) -> None:
    """Change the root key, and everything that comes from it: the files' keys, the keyring, what the centre signs."""
    data, key_file, passphrase = _place()
    if connection.vendor != "postgresql":
        with turning.turned(data, key_file, passphrase=passphrase) as old:
            rewrapping.rewrap_all(old=old)
            hand_over(old_root=old, by=by, at=at)
        return
    turning.next_of(key_file).unlink(missing_ok=True)
    turning.make_next(data, key_file, passphrase=passphrase)
    _settle_server(by=by, at=at, is_new=True)


def _settle_server(*, by: Actor, at: datetime, is_new: bool = False) -> None:
    # The records are in PostgreSQL. Its keyring, wrapped anew in one transaction, decides which key is the centre's.
    data, key_file, passphrase = _place()
    old = rootkey.load(key_file, data=data, passphrase=passphrase)
    with turning.opened_instead(key_file=turning.next_of(key_file)):
        if is_new:
            rewrapping.rewrap_all(old=old)
        is_decided = rewrapping.are_wrapped()
        if is_decided and not _has_handed_over(by, old):
            hand_over(old_root=old, by=by, at=at)
    if is_decided:
        turning.take_next(key_file)
        settings.SECRET_KEY = rootkey.secret(rootkey.current(), "signing")
    else:
        turning.next_of(key_file).unlink()


def _has_handed_over(by: Actor, old: bytes) -> bool:
    return notes.verifier_key(by.centre, root=old) in {key.line for key in notes.older_keys(by.centre)}


def _has_next_key() -> bool:
    return turning.next_of(settings.WICKETGATE_KEY_FILE).exists()


def _place() -> tuple[Path, Path, str | None]:
    return settings.WICKETGATE_DATA, settings.WICKETGATE_KEY_FILE, settings.WICKETGATE_PASSPHRASE
