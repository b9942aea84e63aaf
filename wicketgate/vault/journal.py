"""
The journal of what was let go of: one line a subject whose key was destroyed, with the number that key had.

It is written, and has reached the disk, before the key is destroyed. It lies outside the databases, so that bringing
back an old backup never brings back an old journal: what it names stays closed. The copy beside the backups begins
with a line that says whose it is, when it was carried there, and how much it holds.
"""

import errno
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from wicketgate.vault.disk import sync_folder, write_whole
from wicketgate.vault.errors import BackupError

NAME = "let-go.txt"
INSTANT = "%Y%m%dT%H%M%SZ"
_CHECK = 8  # hexadecimal digits of CRC-32
_LARGEST = 2**48  # no key ever had such a number, and the next one's still fits
_PARTS, _PARTS_ONCE = 4, 3  # of a line; lines written before they named their centre have one less
_CARRIED = "carried"
_ANOTHER = "Move this file away and use another copy of it, from another disk or the old computer. Nothing was changed."


@dataclass(frozen=True, slots=True)
class _Line:
    """One subject, the number up to which its keys are gone, and the mark of its centre where the line says it."""

    subject: UUID
    number: int
    mark: str = ""

    def __str__(self) -> str:
        return _checked(f"{self.mark} {self.subject.hex} {self.number}".strip())


@dataclass(frozen=True, slots=True)
class Carried:
    """The first line of a copy: whose it is, the instant at which it was carried there, and how many lines follow."""

    mark: str
    at: datetime
    count: int

    def __str__(self) -> str:
        return _checked(f"{_CARRIED} {self.mark} {self.at.strftime(INSTANT)} {self.count}")


def mark_of(centre: UUID) -> str:
    """Return the mark by which a line names its centre; a paper and a backup's folder have the same."""
    return centre.bytes[:5].hex()


def note(keys: Mapping[UUID, int], *, centre: UUID) -> None:
    """
    Add subjects to this installation's journal, each with its newest key's number, and return when it is on the disk.

    The number tells a destroyed key from one that the same subject may be given afterwards.
    """
    path: Path = settings.WICKETGATE_DATA / NAME
    is_new = not path.exists()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # A line of its own first: a line that a power cut left half-written never runs into the next.
        _append(descriptor, ("\n" + _text(keys, mark_of(centre))).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if is_new:
        sync_folder(path.parent)


def read(path: Path, *, of: str = "") -> dict[UUID, int]:
    """
    Return the subjects that the journal at `path` names, and up to which number their keys are gone.

    With the mark `of` a centre, only its own. Empty where there is no journal. A line that a power cut left
    half-written was never acted on. Raises BackupError for any other damage, and for a journal of other centres.
    """
    if not path.exists():
        return {}
    lines = _lines(path)
    _require_readable(path, lines)
    found: dict[UUID, int] = {}
    named = [line for line in map(_parsed, lines) if line is not None]
    ours = [line for line in named if not of or line.mark in ("", of)]
    _require_ours(path, carried(path), of=of, is_only_others=bool(named) and not ours)
    for line in ours:
        found[line.subject] = max(line.number, found.get(line.subject, 0))
    return found


def carried(path: Path) -> Carried | None:
    """Return what the copy at `path` says of itself, or None where there is none, or it is no copy."""
    first = next(iter(_lines(path)), "") if path.exists() else ""
    try:
        word, mark, at, count, _check = first.split(" ")
        found = Carried(mark, datetime.strptime(at, INSTANT).replace(tzinfo=UTC), int(count))
    except ValueError:
        return None
    return found if word == _CARRIED and str(found) == first else None


def merge(sources: Iterable[Path], target: Path, *, of: str, at: datetime | None = None) -> dict[UUID, int]:
    """
    Write everything that the journals at `sources` name of the centre with the mark `of` to `target`, and return it.

    With the instant `at`, as a copy that says when it was carried.
    """
    named: dict[UUID, int] = {}
    for source in sources:
        for subject, number in read(source, of=of).items():
            named[subject] = max(number, named.get(subject, 0))
    first = "" if at is None else f"{Carried(of, at, len(named))}\n"
    write_whole(target, (first + _text(named, of)).encode())
    return named


def _append(descriptor: int, lines: bytes) -> None:
    # At once, as another process may add to it too. A disk that becomes full takes a part without an error.
    if os.write(descriptor, lines) < len(lines):
        raise OSError(errno.ENOSPC, "There is no space left for the journal of what was let go of")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="ascii", errors="replace").split("\n") if line]


def _require_readable(path: Path, lines: Sequence[str]) -> None:
    first = carried(path)
    for number, line in enumerate(lines, 1):
        # A power cut leaves a line without its whole check, and nothing that it names was destroyed.
        if _parsed(line) is None and _looks_whole(line) and not (number == 1 and first is not None):
            raise BackupError(
                f"Line {number} of {path.name} is damaged: somebody who was let go of might come back. {_ANOTHER}"
            )
    whole = sum(_parsed(line) is not None for line in lines)
    if first is not None and whole < first.count:
        raise BackupError(
            f"{path.name} was cut: expected {first.count} lines, got {whole}. Somebody who was let go of might come "
            f"back. {_ANOTHER}"
        )


def _require_ours(path: Path, first: Carried | None, *, of: str, is_only_others: bool) -> None:
    if is_only_others or (first is not None and of and first.mark != of):
        raise BackupError(
            f"{path.name} is the journal of another centre. Expected this centre’s own, or somebody who was let go "
            "of might come back. Nothing was changed."
        )


def _looks_whole(line: str) -> bool:
    parts = line.split(" ")
    expected = _PARTS_ONCE if len(parts[0]) == len(UUID(int=0).hex) else _PARTS
    if len(parts) == expected:
        return len(parts[-1]) >= _CHECK
    return len(line) >= len(str(_Line(UUID(int=0), 0))) + (11 if expected == _PARTS else -1)


def _text(keys: Mapping[UUID, int], mark: str) -> str:
    return "".join(f"{_Line(subject, number, mark)}\n" for subject, number in keys.items())


def _checked(told: str) -> str:
    return f"{told} {zlib.crc32(told.encode()):08x}"


def _parsed(line: str) -> _Line | None:
    try:
        *mark, subject, number, _check = line.split(" ")
        found = _Line(UUID(hex=subject), int(number), " ".join(mark))
    except ValueError:
        return None
    return found if str(found) == line and 0 <= found.number <= _LARGEST else None
