"""
The journal of what was let go of: one line a subject whose key was destroyed, with the number that key had.

It is written, and has reached the disk, before the key is destroyed. It lies outside the databases, so that bringing
back an old backup never brings back an old journal: what it names stays closed.
"""

import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from django.conf import settings

from wicketgate.vault.disk import sync_folder, write_whole
from wicketgate.vault.errors import BackupError

NAME = "let-go.txt"
_CHECK = 8  # hexadecimal digits of CRC-32


def note(keys: Mapping[UUID, int]) -> None:
    """
    Add subjects to this installation's journal, each with its newest key's number, and return when it is on the disk.

    The number tells a destroyed key from one that the same subject may be given afterwards.
    """
    path: Path = settings.WICKETGATE_DATA / NAME
    is_new = not path.exists()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # A line of its own first: a line that a power cut left half-written never runs into the next.
        os.write(descriptor, ("\n" + _text(keys)).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if is_new:
        sync_folder(path.parent)


def read(path: Path) -> dict[UUID, int]:
    """
    Return the subjects that the journal at `path` names, and up to which number their keys are gone.

    Empty where there is no journal. A line that a power cut left half-written was never acted on.
    Raises BackupError for any other damage.
    """
    if not path.exists():
        return {}
    lines = [line for line in path.read_text(encoding="ascii", errors="replace").split("\n") if line]
    _require_readable(path, lines)
    found: dict[UUID, int] = {}
    for subject, number in filter(None, map(_parsed, lines)):
        found[subject] = max(number, found.get(subject, 0))
    return found


def merge(sources: Iterable[Path], target: Path) -> dict[UUID, int]:
    """Write everything that the journals at `sources` name to `target`, whole, and return it."""
    named: dict[UUID, int] = {}
    for source in sources:
        for subject, number in read(source).items():
            named[subject] = max(number, named.get(subject, 0))
    write_whole(target, _text(named).encode())
    return named


def _require_readable(path: Path, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines, 1):
        # A power cut leaves a line without its whole check, and nothing that it names was destroyed.
        if _parsed(line) is None and _looks_whole(line):
            raise BackupError(
                f"Line {number} of {path.name} is damaged: somebody who was let go of might come back. Bring back "
                "another copy of that file. Nothing was changed."
            )


def _looks_whole(line: str) -> bool:
    if line.count(" ") == 2:
        return len(line.rpartition(" ")[2]) >= _CHECK
    return len(line) >= len(_line(UUID(int=0), 0)) - 1


def _text(keys: Mapping[UUID, int]) -> str:
    return "".join(_line(subject, number) for subject, number in keys.items())


def _line(subject: UUID, number: int) -> str:
    told = f"{subject.hex} {number}"
    return f"{told} {zlib.crc32(told.encode()):08x}\n"


def _parsed(line: str) -> tuple[UUID, int] | None:
    try:
        subject, number, _check = line.split(" ")
        found = UUID(hex=subject), int(number)
    except ValueError:
        return None
    return found if _line(*found) == line + "\n" else None
