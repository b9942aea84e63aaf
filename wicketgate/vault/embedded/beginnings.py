"""
See how a database begins, and which files are databases, while this process may have them open.

On POSIX, whoever closes a file lets go of every lock that the process holds on it (fcntl(2)). Another process would
then take itself for the last, and the log away from under the pages. SQLite knows of its own locks, and closes nothing
that would end one: so it is asked here, and a database is opened by nothing else.
"""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from wicketgate.vault.embedded.files import ALIASES

PLAIN = b"SQLite format 3\0"
_BESIDE = ("", "-wal", "-shm", "-journal")
_ANY_KEY = f"PRAGMA key = \"x'{bytes(32).hex()}'\""


def begins_plainly(database: Path) -> bool:
    """Return whether the file of a database is one that anybody can read, with no key. Raises where there is none."""
    with closing(dbapi2.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute(_ANY_KEY)
        # SQLCipher takes for its salt whatever stands in the first sixteen bytes, and needs no fitting key for it.
        (salt,) = connection.execute("PRAGMA cipher_salt").fetchone()
    return bytes.fromhex(salt) == PLAIN


def may_be_open(path: Path, *, data: Path) -> bool:
    """Return whether `path`, by this name or another, is a database in `data`, or what SQLite keeps beside one."""
    held = (data / f"{name}.db{ending}" for name in ALIASES for ending in _BESIDE)
    return any(_are_one(path, one) for one in held)


def _are_one(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except FileNotFoundError:
        return False
