"""Damage one page of a database's file, and see what is said of it: `python -m tests.faults.strike damaged`."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections

from tests.faults import centre
from wicketgate.domain.retention.sealed_values import try_every_value
from wicketgate.vault import rootkey
from wicketgate.vault.embedded import files
from wicketgate.vault.errors import RootKeyError

PAGE = 4096  # bytes, as SQLCipher writes them


def pages(name: str, chance: random.Random, *, most: int) -> list[int]:
    """Leave no page of a database empty, and return some of them, always the first and the last."""
    path = _path(name)
    files.copy_whole(path, path.with_suffix(".new"), root=rootkey.current())
    path.with_suffix(".new").replace(path)
    count = path.stat().st_size // PAGE
    between = range(1, count - 1)
    return [0, *sorted(chance.sample(between, min(most, len(between)))), count - 1]


def unlike_damage(name: str, page: int, how: str, chance: random.Random) -> Iterator[str]:
    """Damage a page, and yield what is not said of it or done in spite of it. The file is as before at the end."""
    path = _path(name)
    kept = path.with_suffix(".kept")
    shutil.copyfile(path, kept)
    try:
        _damage(path, page, how, chance)
        yield from _unlike(path, page)
    finally:
        connections.close_all()
        shutil.copyfile(kept, path)
        kept.unlink()


def _unlike(path: Path, page: int) -> Iterator[str]:
    if files.is_sound(path, root=rootkey.current()):
        yield "the damage is not found"
    try:
        tried = try_every_value(centre.ID)
    except (RootKeyError, DatabaseError):
        # The list of all tables lies on the first page and on a few others: nothing opens without it.
        if page != 0 and _holds_the_list(path):
            yield "the list of tables is whole, and nothing can be tried"
        return
    if page == 0:
        yield "the file does not open, and everything in it does"
    # A page of the keyring shuts whatever its keys sealed, in any table.
    if path.stem == "records" and len(tried.unreadable) > 1:
        yield f"one page is said to be {tried.unreadable}"
    if tried.is_sound:
        yield "nothing is said to be damaged"


def _holds_the_list(path: Path) -> bool:
    try:
        with closing(files.connect(path, root=rootkey.current())) as connection:
            connection.execute("SELECT count(sql) FROM sqlite_master").fetchone()
    except files.FileDamaged:
        return False
    return True


def _damage(path: Path, page: int, how: str, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        content = bytearray(file.read(PAGE))
        if how == "zeroed":
            content = bytearray(PAGE)
        else:
            content[chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        file.seek(page * PAGE)
        file.write(content)


def _path(name: str) -> Path:
    folder: Path = settings.WICKETGATE_DATA
    return folder / f"{name}.db"
