"""
Who has the records open: many programs side by side, or one alone, which changes what the others rely on.

The mark is a lock of the operating system on the folder of the records. It ends with its process, however that ends,
and a process that branches off holds it too.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wicketgate.vault.errors import VaultError

try:
    import fcntl
except ImportError:  # Windows, which has no such lock
    _CAN_LOCK = False
else:
    _CAN_LOCK = True

OPEN_ELSEWHERE = (
    "Somebody else has these records open: the pages, or another command. Close them first, and run this again. "
    "Nothing was changed."
)

_held: dict[Path, int] = {}


class InUse(VaultError):
    """Somebody else has the records open, or changes their keys at this moment. Nothing was changed."""


class Overtaken(VaultError):
    """Somebody else had the records alone while this process was to hold its mark: it goes no further."""

    def __init__(self) -> None:
        super().__init__(
            "The keys of these records were being made new at this moment. Wait a minute, and start again. "
            "Nothing was changed."
        )


def join(data: Path) -> None:
    """Mark that this process has the records in `data` open, until it ends. Raises InUse while another is alone."""
    if not _CAN_LOCK or data in _held:
        return
    descriptor = os.open(data, os.O_RDONLY)
    if not _locks(descriptor, alone=False):
        os.close(descriptor)
        raise InUse(
            "The keys of these records are being made new at this moment. Wait a minute, and start again. "
            "Nothing was changed."
        )
    _held[data] = descriptor


def leave(data: Path) -> None:
    """Take this process's mark away."""
    descriptor = _held.pop(data, None)
    if descriptor is not None:
        os.close(descriptor)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """
    Have the records alone inside the block, and side by side with others again after it. Raises InUse.

    Raises Overtaken where another came to have them alone meanwhile: what this process has read may be an old key.
    """
    join(data)
    if not _CAN_LOCK:
        raise InUse(
            "Expected a system that can keep others out while keys are made new, such as Linux or macOS. "
            "Nothing was changed."
        )
    if not _locks(_held[data], alone=True):
        _mark_again(data)
        raise InUse(OPEN_ELSEWHERE)
    try:
        yield
    finally:
        _mark_again(data)


def _mark_again(data: Path) -> None:
    # A lock that is made stronger or weaker is let go of first (flock(2)), and another may take it in between.
    if not _locks(_held[data], alone=False):
        leave(data)
        raise Overtaken


def _locks(descriptor: int, *, alone: bool) -> bool:
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
