"""Work with an embedded database as a file, without Django: copy it whole, look whether it is sound, let keys go."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2

from wicketgate.vault import rootkey
from wicketgate.vault.embedded.pragmas import require_new_enough
from wicketgate.vault.presence import OPEN_ELSEWHERE, InUse

FileDamaged = dbapi2.DatabaseError
# The file of each database, and the name under which its key is drawn from the root key.
ALIASES = {"records": "default", "keyring": "keyring"}


def copy_whole(source: Path, target: Path, *, root: bytes) -> None:
    """Write `source` as it stands to `target`, under the same key, while others go on writing (VACUUM INTO)."""
    with _opened(source, root) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def copy_under(source: Path, target: Path, *, old: bytes, new: bytes) -> None:
    """Write `source`, which is under the root key `old`, to `target` under `new`."""
    copy_whole(source, target, root=old)
    with _opened(target, old) as connection:
        key = rootkey.derive(new, purpose=f"wicketgate file {ALIASES[target.stem]}")
        connection.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")


def close_log(path: Path, *, root: bytes) -> None:
    """Bring everything into the file itself. Raises InUse while anybody else has it open."""
    with _opened(path, root) as connection:
        connection.execute("PRAGMA busy_timeout = 0").fetchall()
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except dbapi2.OperationalError:
            mode = "locked"
    if mode != "delete":
        raise InUse(OPEN_ELSEWHERE)


def is_sound(path: Path, *, root: bytes) -> bool:
    """Say whether the database opens with this root key and every page of it is as it was written."""
    try:
        with _opened(path, root) as connection:
            damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            said = connection.execute("PRAGMA quick_check").fetchall()
    except FileDamaged:
        return False
    return not damaged and said == [("ok",)]


def destroy_keys(path: Path, keys: Mapping[UUID, int], *, root: bytes) -> int:
    """
    Destroy each subject's keys up to the number named, in the keyring at `path`, and return how many there were.

    A key that is made from then on has a higher number than any that is named, though the keyring is an old copy.
    """
    named = [(subject.hex, number) for subject, number in keys.items()]
    with _opened(path, root) as connection:
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        before = connection.total_changes
        connection.executemany("DELETE FROM vault_subjectkey WHERE subject = ? AND id <= ?", named)
        destroyed = int(connection.total_changes - before)
        last = max(keys.values(), default=0)
        connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'vault_subjectkey'", (last,)
        )
        connection.commit()
        return destroyed


def connect(path: Path, *, root: bytes) -> Any:
    """Return a connection to the database at `path`, which whoever asked for it closes."""
    require_new_enough(dbapi2.sqlite_version_info)
    key = rootkey.derive(root, purpose=f"wicketgate file {ALIASES[path.stem]}")
    connection = dbapi2.connect(str(path), timeout=20)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def keys_are_newer(folder: Path, *, root: bytes) -> bool:
    """Say whether the keyring in `folder` lacks keys that its records are under: made anew after they were copied."""
    # By the last turn itself, which is entered with the instant of its end: no order of instants tells, as a clock
    # may have been wrong.
    last = "SELECT done_at FROM vault_keyturn WHERE done_at IS NOT NULL ORDER BY id DESC LIMIT 1"
    done = _found(folder / "keyring.db", root, last)
    entered = "SELECT sequence FROM ledger_entry WHERE event = 'keys_rotated' AND \"at\" = ?"
    return done is not None and _found(folder / "records.db", root, entered, done) is None


def _found(path: Path, root: bytes, asked: str, *words: object) -> object:
    with _opened(path, root) as connection:
        try:
            row = connection.execute(asked, words).fetchone()
        except dbapi2.OperationalError:
            return None  # from before there was such a table
    return None if row is None else row[0]


@contextmanager
def _opened(path: Path, root: bytes) -> Iterator[Any]:
    with closing(connect(path, root=root)) as connection:
        yield connection
