"""
`python -m tests.faults.rotating`: change the keys of a centre, kill that at every step or at random, and start again.

A step is a statement or a commit in either database, and whatever makes, renames or removes a file. After each blow the
records are opened as a start of the program opens them, and must be whole. Prints what it found as JSON.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults.own_records import own_records

ENOUGH = 5
_FILES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "sqlite3.connect"}
_WRITES = os.O_WRONLY | os.O_RDWR


def main() -> None:
    """Strike as the words say, and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.rotating")
    parser.add_argument("how", choices=("each", "random"))
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--seed", default="rotating")
    parser.add_argument("--without", default="", help="a guard to take away: " + ", ".join(GUARDS))
    words = parser.parse_args()
    with own_records():
        under = Centre()
        GUARDS[words.without]()
        report = under.each_step() if words.how == "each" else under.at_random(words.times, words.seed)
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


class Centre:
    """A centre whose keys are changed under blows, and what its sealed values are known to say."""

    def __init__(self) -> None:
        from django.conf import settings

        from tests.faults import centre

        centre.begin()
        self.id, self.data, self.key = centre.ID, settings.WICKETGATE_DATA, settings.WICKETGATE_KEY_FILE
        self.witness = _begin(centre.ID, self.data)
        self.words = _words(centre.ID)

    def each_step(self) -> dict[str, Any]:
        """Kill before each step, from the first to the one that it no longer comes to."""
        wrong, step, was_killed = list[str](), 0, True
        while was_killed and len(wrong) < ENOUGH:
            step += 1
            was_killed, broken = _branched(partial(self._rotated_until, step))
            wrong += [f"step {step}: {sentence}" for sentence in (broken, *self._started_again()) if sentence]
        return {"steps": step - 1, "wrong": wrong}

    def at_random(self, times: int, seed: str) -> dict[str, Any]:
        """Kill at random instants."""
        chance, wrong, kills = random.Random(seed), list[str](), 0
        for number in range(times):
            wait = chance.uniform(0, 0.9)
            was_killed, _broken = _branched(lambda: rotate(self.id), kill_after=wait)
            kills += was_killed
            wrong += [f"blow {number} after {wait:.3f}: {sentence}" for sentence in self._started_again()]
            if len(wrong) >= ENOUGH:
                break
        return {"blows": times, "kills": kills, "wrong": wrong}

    def _rotated_until(self, step: int) -> None:
        _die_at(step, self.data, self.key)
        rotate(self.id)

    def _started_again(self) -> list[str]:
        """Start the program, twice, and say what is not as it must be."""
        (reading, writing) = os.pipe()
        _killed, broken = _branched(lambda: os.write(writing, json.dumps(list(self._wrong())).encode()))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            return [*json.loads(pipe.read() or "[]"), *filter(None, [broken])]

    def _wrong(self) -> Iterator[str]:
        from wicketgate.domain.ledger.verify import verify, verify_details
        from wicketgate.domain.retention.sealed_values import try_every_value
        from wicketgate.vault.models import KeyTurn, SubjectKey

        for _start in range(2):
            start(self.data, self.key)
        tried = try_every_value(self.id)
        if not tried.is_sound:
            yield f"damaged: {tried.damaged} {tried.unreadable}"
        if not set(self.words.items()) <= set(_words(self.id).items()):
            yield "a sealed value says something else, or is gone"
        for verdict in (verify(self.id, witnessed=[self.witness]), verify_details(self.id)):
            if not verdict.holds:
                yield f"entry {verdict.first_bad}: {verdict.problem}"
        if SubjectKey.objects.count() != SubjectKey.objects.values("subject").distinct().count():
            yield "an old key is left"
        if KeyTurn.objects.filter(done_at=None).exists():
            yield "a turn of the keys is not done"
        yield from _left_over(self.data, self.key)
        yield from _unreadable_factor()


def rotate(centre: Any) -> None:
    """Do what `wicketgate rotate` does, once the records are open."""
    from django.conf import settings

    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.doors import clock, rotation
    from wicketgate.vault import presence
    from wicketgate.vault.chance import new_id

    by, at = Actor(centre, new_id()), clock.now()
    with presence.alone(settings.WICKETGATE_DATA):
        rotation.change_everybodys_keys(by=by, at=at)
        rotation.change_root(by=by, at=at)


def start(data: Path, key: Path) -> None:
    """Do what every start of the program does about keys."""
    from django.db import connection

    from wicketgate.doors import rotation
    from wicketgate.vault import turning

    turning.settle_at_start(data, key, has_server=connection.vendor == "postgresql")
    rotation.go_on()


def _begin(centre: Any, data: Path) -> str:
    from datetime import date

    from allauth.mfa.models import Authenticator
    from django.db import connections

    from wicketgate.domain.accounts.models import Account
    from wicketgate.domain.accounts.second_factors import PURPOSE
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.ledger.checkpoints import make
    from wicketgate.doors import clock
    from wicketgate.vault import recovery, rootkey
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.secrets import seal_text

    held = {"secret": seal_text(PURPOSE, "JBSWY3DPEHPK3PXP")}
    Authenticator.objects.create(user=Account.objects.first(), type=Authenticator.Type.TOTP, data=held)
    recovery.make(data, centre=centre, root=rootkey.current(), on=date(2026, 11, 22))
    note: str = make(by=Actor(centre, new_id()), at=clock.now()).note
    connections.close_all()
    rootkey.forget()
    return note


def _words(centre: Any) -> dict[str, str]:
    """Return the digest of what every sealed value says, by its reference."""
    from django.apps import apps
    from django.db import connections

    from wicketgate.vault import keyring
    from wicketgate.vault.fields import sealed_fields
    from wicketgate.vault.seal import header, unseal

    keys, found = keyring.fetch_all(centre), dict[str, str]()
    for model in filter(sealed_fields, apps.get_models()):
        for row in model._base_manager.filter(centre=centre):
            for value in (getattr(row, field.attname) for field in sealed_fields(model)):
                if value is not None:
                    key = keys[value.place.subject, header(value.blob)[1]]
                    said = unseal(value.blob, key=key, place=value.place)
                    found[value.reference] = f"{value.version} {hashlib.sha256(said.encode()).hexdigest()}"
    connections.close_all()
    return found


def _left_over(data: Path, key: Path) -> Iterator[str]:
    beside = {path.name for path in key.parent.iterdir()} - {key.name}
    inside = {path.name for path in data.iterdir() if "next" in path.name}
    if beside or inside:
        yield f"left over: {sorted(beside | inside)}"


def _unreadable_factor() -> Iterator[str]:
    from allauth.mfa.models import Authenticator

    from wicketgate.domain.accounts.second_factors import PURPOSE
    from wicketgate.vault.secrets import open_text

    if open_text(PURPOSE, Authenticator.objects.get().data["secret"]) != "JBSWY3DPEHPK3PXP":
        yield "a second factor says something else"


def _branched(act: Callable[[], object], *, kill_after: float | None = None) -> tuple[bool, str]:
    """Do `act` in a process that branches off; say whether it was killed, and what it broke of by itself."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _forget()
            act()
        except BaseException:  # noqa: BLE001 - whatever it is, the parent says it
            os.write(writing, traceback.format_exc().encode()[-2000:])
        finally:
            os._exit(0)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        broken = pipe.read()
    _pid, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status), broken


def _forget() -> None:
    # The key may have been changed since the process that this one branched off from read it.
    from wicketgate.vault import rootkey

    rootkey.forget()


def _die_at(step: int, data: Path, key: Path) -> None:
    """Kill this process before its `step`-th step."""
    from django.db import connections

    left, places = step, (str(data), str(key.parent))

    def tick() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, words: tuple[Any, ...]) -> None:
        is_file = event in _FILES or (event == "open" and isinstance(words[2], int) and words[2] & _WRITES)
        if is_file and str(words[0]).startswith(places):
            tick()

    def before_each(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        tick()
        return execute(sql, params, many, context)

    sys.addaudithook(heard)
    for connection in connections.all():
        connection.execute_wrappers.append(before_each)
        _tick_around_commit(connection, tick)


def _tick_around_commit(connection: Any, tick: Callable[[], None]) -> None:
    commit = connection._commit

    def between() -> None:
        tick()
        commit()
        tick()

    connection._commit = between


def _destroy_first() -> None:
    """Destroy the old keys before anything is sealed under the new ones."""
    from wicketgate.domain.retention import operations
    from wicketgate.doors import rotation
    from wicketgate.vault import renewing

    def change(*, by: Any, at: Any) -> None:
        turn = renewing.begin(by.centre, at=at)
        keys = renewing.keys_of(by.centre)
        renewing.finish(turn, damaged=(), at=at)
        operations.seal_again(keys, by=by, at=at)

    rotation.change_everybodys_keys = change  # type: ignore[assignment]


def _key_first() -> None:
    """Let the next key take its place before the files that are under it."""
    from wicketgate.vault import turning

    take_place = turning._take_place

    def change(data: Path, key_file: Path) -> None:
        if turning.next_of(key_file).is_file():
            turning.take_next(key_file)
            turning.next_of(key_file).touch()
        take_place(data, key_file)

    turning._take_place = change


def _never_settle() -> None:
    """Start without looking for what was cut off."""
    from wicketgate.vault import turning

    turning._is_unsettled = lambda data, key_file: False


GUARDS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "old keys last": _destroy_first,
    "key last": _key_first,
    "settling": _never_settle,
}


if __name__ == "__main__":
    main()
