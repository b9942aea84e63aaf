"""What an error says of the disk that holds the records: that it is full, that it fails, or nothing of the kind."""

import errno
import shutil
from pathlib import Path
from typing import Literal

from django.conf import settings

from wicketgate.vault.errors import led_to

Trouble = Literal["full", "failing"]

# The system's own numbers for a disk, or a share of one, that takes nothing more.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FAILING = frozenset({errno.EIO, errno.EROFS})
# SQLite's primary result codes, and PostgreSQL's states.
_SQLITE_READONLY, _SQLITE_IOERR, _SQLITE_FULL, _SQLITE_CANTOPEN = 8, 10, 13, 14
_STATES: dict[str, Trouble] = {"53100": "full", "58030": "failing"}
# With less than this, SQLite can't make the files that it needs beside the records to open them.
_NEXT_TO_NOTHING = 1_000_000  # bytes


def trouble_in(error: BaseException | None) -> Trouble | None:
    """Return what `error`, or an error that led to it, says of the disk; None where it says nothing."""
    return next(filter(None, map(_said_by, led_to(error))), None)


def _said_by(error: BaseException) -> Trouble | None:
    if isinstance(error, OSError):
        return "full" if error.errno in FULL else "failing" if error.errno in _FAILING else None
    state = getattr(error, "sqlstate", None)
    if state in _STATES:
        return _STATES[state]
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _said_by_sqlite(code & 0xFF)


def _said_by_sqlite(code: int) -> Trouble | None:
    if code == _SQLITE_FULL:
        return "full"
    if code in (_SQLITE_IOERR, _SQLITE_CANTOPEN, _SQLITE_READONLY):
        # The files beside the records could not be made: for want of room, or because the disk takes nothing.
        return "full" if _is_full(settings.WICKETGATE_DATA) else "failing"
    return None


def _is_full(folder: Path) -> bool:
    return folder.exists() and shutil.disk_usage(folder).free < _NEXT_TO_NOTHING
