"""Looking how a database begins lets go of none of the locks that this process holds on it, and keeps nothing open."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.open_files import times_open
from tests.vault.centre import write_in
from wicketgate.vault import rootkey
from wicketgate.vault.embedded import files
from wicketgate.vault.embedded.beginnings import PLAIN, begins_plainly, may_be_open

# What SQLite locks to write, and what it can't take while somebody else reads.
TAKES = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "records.db"
    for statement in ("PRAGMA journal_mode = WAL", "CREATE TABLE kept (id INTEGER)"):
        write_in(made, rootkey.current(), statement)
    return made


@pytest.fixture
def held(path: Path) -> Iterator[Path]:
    """A database that this process has open, as a server has its own."""
    with closing(files.connect(path, root=rootkey.current())) as connection:
        connection.execute("SELECT count(*) FROM kept").fetchone()
        yield path


def test_an_encrypted_database_does_not_begin_plainly(held: Path) -> None:
    assert not begins_plainly(held)


def test_a_plain_one_does(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE kept (id INTEGER)")
        plain.commit()

    assert begins_plainly(path)


@pytest.mark.parametrize("rest", [b"", bytes(4096), b"cut off in the middle of a page"])
def test_a_plain_one_that_is_cut_or_damaged_still_does(tmp_path: Path, rest: bytes) -> None:
    path = tmp_path / "records.db"
    path.write_bytes(PLAIN + rest)

    assert begins_plainly(path)


def test_where_there_is_none_it_says_so_and_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "of a name with ? and # and %20.db"

    with pytest.raises(dbapi2.OperationalError):
        begins_plainly(path)
    assert not path.exists()
    path.write_bytes(PLAIN)
    assert begins_plainly(path)


def test_looking_often_keeps_nothing_more_open(held: Path) -> None:
    begins_plainly(held)
    once = times_open([held])
    for _time in range(50):
        begins_plainly(held)

    assert times_open([held]) == once <= 2, "SQLite itself puts by one, to use it again"


def test_its_files_are_known_by_any_name(held: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    os.link(held, folder / "a copy of somebody's")
    (folder / "let-go.txt").touch()

    known = [
        held,
        held.with_name("records.db-wal"),
        held.with_name("records.db-shm"),
        folder / "a copy of somebody's",
    ]
    assert [path.name for path in known if not may_be_open(path, data=tmp_path)] == []
    assert not may_be_open(folder / "let-go.txt", data=tmp_path)
    assert not may_be_open(folder / "gone", data=tmp_path)


def test_a_lock_outlives_the_look(held: Path) -> None:
    assert not begins_plainly(held)
    assert not begins_plainly(held)

    assert not _can_be_taken(held)


def test_control_an_ordinary_look_lets_go_of_it(held: Path) -> None:
    assert not held.read_bytes().startswith(PLAIN)

    assert _can_be_taken(held)


def _can_be_taken(path: Path) -> bool:
    """Say whether another process could now take the database for its own, as the last one to close it does."""
    done = subprocess.run([sys.executable, "-c", TAKES, str(path)], capture_output=True, check=False)
    return done.returncode == 0
