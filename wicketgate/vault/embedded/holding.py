"""Keep the embedded databases open for as long as a server lives."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wicketgate.vault import rootkey
from wicketgate.vault.embedded import files

_held: list[Any] = []


def hold_open(paths: Iterable[Path]) -> None:
    """
    Open each database and never close it, so that the files which SQLite keeps beside it stay.

    The last one to close a database takes them away, and the next can't make them again on a full disk: then
    nothing could be looked at either.
    """
    root = rootkey.current()
    for path in paths:
        if path.exists():
            _held.append(_looked_into(path, root))


def _looked_into(path: Path, root: bytes) -> Any:
    connection = files.connect(path, root=root)
    # Only who has read keeps the files; who reads no more holds nobody up.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection
