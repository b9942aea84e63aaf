"""
Give an installation another root key: everything is made anew beside the old, and one rename decides.

Beside the key file lies the next one; in the folder of the records a folder with both databases under the next key.
Before that folder has its last name nothing was changed, and what lies about is thrown away; from then on the rest is
renames, each of which can be done again. `settle` does either, at every start, and needs no key for it.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections

from wicketgate.vault import presence, recovery, rootkey
from wicketgate.vault.disk import sync_folder, sync_whole, write_whole
from wicketgate.vault.embedded import files
from wicketgate.vault.errors import RootKeyError

_MAKING, _READY = ".next-key-making", ".next-key"
_DATABASES = ("records.db", "keyring.db")
_BESIDE = ("-wal", "-shm", "-journal")


def next_of(key_file: Path) -> Path:
    """Return where the next key file lies until it takes the place of `key_file`."""
    whole = key_file.resolve()  # where the file itself lies, if a link leads to it
    return whole.with_name(f"{whole.name}.next")


def settle(data: Path, key_file: Path) -> None:
    """
    Finish a change of the root key that was cut off, or take it back: whichever loses nothing.

    Only for whoever has the records alone. Raises RootKeyError where the next key is needed, and gone.
    """
    if (data / _READY).is_dir():
        _take_place(data, key_file)
    else:
        shutil.rmtree(data / _MAKING, ignore_errors=True)
        next_of(key_file).unlink(missing_ok=True)


def settle_at_start(data: Path, key_file: Path, *, has_server: bool) -> None:
    """
    Mark that this process has the records open, and settle what was cut off. Raises InUse while another is alone.

    Where the records are on a server, the next key is left to whoever can ask it.
    """
    presence.join(data)
    if not has_server and _is_unsettled(data, key_file):
        with presence.alone(data):
            settle(data, key_file)


def _is_unsettled(data: Path, key_file: Path) -> bool:
    return next_of(key_file).exists() or (data / _READY).is_dir() or (data / _MAKING).is_dir()


def make_next(data: Path, key_file: Path, *, passphrase: str | None) -> bytes:
    """Write a new root key beside the key file, locked as that is, and return its 32 bytes as they are read back."""
    coming = next_of(key_file)
    rootkey.make(coming, passphrase=passphrase if rootkey.is_locked(key_file) else None)
    rootkey.forget()  # one that was made there before, and thrown away
    return rootkey.load(coming, data=data, passphrase=passphrase)


def take_next(key_file: Path) -> None:
    """Let the next key take the place of the key file, once everything is under it."""
    next_of(key_file).replace(key_file.resolve())
    sync_folder(key_file.resolve().parent)
    rootkey.forget()


@contextmanager
def turned(data: Path, key_file: Path, *, passphrase: str | None) -> Iterator[bytes]:
    """
    Open, inside the block, copies of both databases under a new root key, and give the old root.

    When the block ends well the copies and the new key take the place of the old ones; when not, nothing was changed.
    Only for whoever has the records alone, with an embedded database.
    """
    root = rootkey.load(key_file, data=data, passphrase=passphrase)
    connections.close_all()
    settle(data, key_file)
    try:
        _make(data, key_file, root, passphrase)
        with opened_instead(key_file=next_of(key_file), databases=data / _MAKING):
            yield root
        _require_whole(data / _MAKING, rootkey.load(next_of(key_file), data=data, passphrase=passphrase))
        _decide(data)
    except BaseException:
        settle(data, key_file)
        raise
    settle(data, key_file)
    rootkey.forget()


@contextmanager
def opened_instead(*, key_file: Path, databases: Path | None = None) -> Iterator[None]:
    """Let this process use another key file, and databases in another folder, inside the block."""
    own_key, own_names = settings.WICKETGATE_KEY_FILE, _names()
    names = {} if databases is None else _names_in(databases)
    try:
        _use(key_file, names)
        yield
    finally:
        _use(own_key, own_names)


def _make(data: Path, key_file: Path, root: bytes, passphrase: str | None) -> None:
    making = data / _MAKING
    new = make_next(data, key_file, passphrase=passphrase)
    making.mkdir(mode=0o700)
    for name in _DATABASES:
        files.close_log(data / name, root=root)
        files.copy_under(data / name, making / name, old=root, new=new)
        _let_be_read_as(making / name, data / name)
    _let_be_read_as(next_of(key_file), key_file)
    if (data / recovery.PUBLIC).is_file():
        write_whole(making / recovery.SEALED_ROOT, recovery.kept(data).sealed(new))


def _let_be_read_as(made: Path, held: Path) -> None:
    # Whoever keeps the computer may run this for the account that opens the pages.
    wanted, own = held.stat(), made.stat()
    made.chmod(0o600)
    if os.name == "posix" and (wanted.st_uid, wanted.st_gid) != (own.st_uid, own.st_gid):
        os.chown(made, wanted.st_uid, wanted.st_gid)


def _require_whole(making: Path, new: bytes) -> None:
    for name in _DATABASES:
        files.close_log(making / name, root=new)
        if not files.is_sound(making / name, root=new):
            raise RootKeyError(
                f"The copy of {name} under the new key is damaged. The old key and the records are as they were. "
                "Look whether the disk is sound, and run this again."
            )
        sync_whole(making / name)
    sync_folder(making)


def _decide(data: Path) -> None:
    (data / _MAKING).rename(data / _READY)
    sync_folder(data)


def _take_place(data: Path, key_file: Path) -> None:
    ready, coming = data / _READY, next_of(key_file)
    if any(ready.iterdir()) and not coming.is_file():
        raise RootKeyError(
            f"A change of the root key was cut off, and the next key is gone. Expected it at {coming}. Bring that file "
            "back, and start again. Nothing was changed."
        )
    for name in (*_DATABASES, recovery.SEALED_ROOT):
        if (ready / name).exists():
            _forget_beside(data / name)
            (ready / name).replace(data / name)
    sync_folder(data)
    # Last: until now the next key had its own place, so that the renames above could be done again.
    if coming.is_file():
        take_next(key_file)
    ready.rmdir()
    sync_folder(data)


def _forget_beside(database: Path) -> None:
    # The old file's log, if anything opened it since, would be read into the new one.
    for ending in _BESIDE:
        database.with_name(database.name + ending).unlink(missing_ok=True)


def _names() -> dict[str, str]:
    return {alias: connections[alias].settings_dict["NAME"] for alias in files.ALIASES.values()}


def _names_in(folder: Path) -> dict[str, str]:
    return {alias: str(folder / f"{stem}.db") for stem, alias in files.ALIASES.items()}


def _use(key_file: Path, names: Mapping[str, str]) -> None:
    connections.close_all()
    settings.WICKETGATE_KEY_FILE = key_file
    for alias, name in names.items():
        connections[alias].settings_dict["NAME"] = name
    rootkey.forget()
