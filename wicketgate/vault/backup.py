"""
Write a backup that the machine itself can't read: each database copied whole, then sealed for the recovery papers.

In the folder: `records-INSTANT.age`, `keyring-INSTANT.age`, beside each a note of the same name (`.json`), the root
key sealed for the papers, and the journal of what was let go of. A keyring is kept for 30 days and no longer, so that
no old one can bring back a key that was destroyed.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from pyrage import EncryptError

from wicketgate.vault import journal, recovery, shelf
from wicketgate.vault.disk import put_in_place, write_whole
from wicketgate.vault.disk_trouble import FULL
from wicketgate.vault.embedded.files import FileDamaged, copy_whole, is_sound
from wicketgate.vault.errors import BackupError, NoRoom
from wicketgate.vault.journal import INSTANT
from wicketgate.vault.recovery import Recovery, papers_of
from wicketgate.vault.shelf import PARTS, Note, home_of

CLOCK_MAY_DIFFER = timedelta(hours=1)
_SCRATCH = ".backup-"


@dataclass(frozen=True, slots=True)
class Source:
    """
    What is backed up: the folder of the records, its root key, its centre, and the form of its tables.

    `origin` is a mark that no other computer's records of the same centre have.
    """

    data: Path
    root: bytes
    centre: UUID
    form: Sequence[str]
    origin: str = ""

    @property
    def mark(self) -> str:
        """How the journal and the papers name the centre."""
        return journal.mark_of(self.centre)


def write(source: Source, folder: Path, *, at: datetime) -> list[Path]:
    """
    Write a backup into `folder`, read it back, and return its files. Raises BackupError, a letter, when it can't.

    `at` is an aware UTC instant. Keyrings older than 30 days and backups that are too many are taken away afterwards.
    Until both parts are whole and on the disk neither has a note, and without one nothing is brought back.
    """
    kept = recovery.kept(source.data)
    _require_a_place(folder, data=source.data)
    home = home_of(folder, source.centre.bytes[:5])
    with _letters():
        home.mkdir(mode=0o700, exist_ok=True)
        _require_the_newest_to_be_ours(home, source, at=at)
        with _claimed(home, PARTS, at=at) as (instant, beside):
            _put_beside(source, kept, home, at=instant)
            made = _seal(beside, source, kept, home, at=instant)
        shelf.take_away(shelf.keyrings_past(home, at=at))
        shelf.thin_out(home, at=at)
        _take_away_scratch(source.data, at=at)
    return made


def carry(source: Source, folder: Path, *, at: datetime) -> None:
    """
    Bring the journal to the backups in `folder`, and take keyrings away that are older than 30 days.

    Where none younger is left, one of now is written first. Raises BackupError, a letter, when it can't.
    """
    home = home_of(folder, source.centre.bytes[:5])
    with _letters():
        _carry_journal(source, home, at=at)
        past = shelf.keyrings_past(home, at=at)
        if not past:
            return
        try:
            if not set(home.glob("keyring-*.json")) - set(past):
                with _claimed(home, ("keyring",), at=at) as (instant, beside):
                    _seal(beside, source, recovery.kept(source.data), home, at=instant)
        finally:
            # Whatever comes: that they are gone by then was promised to those who were let go of.
            shelf.take_away(past)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal, read from the disk and not from what is remembered of it."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _require_a_place(folder: Path, *, data: Path) -> None:
    if not folder.is_dir():
        raise BackupError(
            f"Expected a folder at {folder}, found none. If it is on a memory stick or another disk, put that in first "
            "and look whether it is open. Nothing was written."
        )
    if folder.resolve().is_relative_to(data.resolve()):
        raise BackupError(
            "Expected a folder outside the records, got one inside them: a backup that is lost with the records is "
            "none. Use a memory stick or another disk. Nothing was written."
        )


def _require_the_newest_to_be_ours(home: Path, source: Source, *, at: datetime) -> None:
    there = _readable_notes(home)
    last = max(there, key=lambda note: note.at, default=None)
    if last is None:
        return
    if last.instant > at + CLOCK_MAY_DIFFER:
        raise BackupError(
            f"The newest backup there is of {last.instant:%d %B %Y, %H:%M} UTC, and this computer’s clock says "
            f"{at:%d %B %Y, %H:%M}. If the clock is wrong, set it. If the backup’s day is wrong, use a new folder: "
            "wicketgate backup FOLDER, and destroy the old one when the new backup is written. Nothing was written."
        )
    if last.origin not in ("", source.origin) and any(note.origin == source.origin for note in there):
        raise BackupError(
            f"Another computer has written backups of this centre there, the last on {last.instant:%d %B %Y}, after "
            "this one’s. Only one of the two can be the centre’s. On the other one write no backups any more; on the "
            "right one use a new folder: wicketgate backup FOLDER. Nothing was written."
        )


def _readable_notes(home: Path) -> list[Note]:
    found = []
    for path in (path for part in PARTS for path in home.glob(f"{part}-*.json")):
        # One that can't be read says nothing: a new backup is all the more wanted.
        with suppress(BackupError):
            found.append(shelf.read_note(path))
    return found


def _put_beside(source: Source, kept: Recovery, home: Path, *, at: datetime) -> None:
    papers = papers_of(kept.recipient)
    sealed_root = source.data / recovery.SEALED_ROOT
    if not sealed_root.is_file():
        raise BackupError(
            f"{recovery.SEALED_ROOT} beside the records is gone. Make new recovery papers: wicketgate recovery-papers "
            "FOLDER. Nothing was written."
        )
    held = sealed_root.read_bytes()
    if recovery.kept(source.data) != kept:
        raise BackupError(
            "New recovery papers were made at this moment, and this backup was begun for the old ones. Run it again. "
            "Nothing was written."
        )
    # By what it holds: when the root key was made anew, backups from before still need the one before.
    write_whole(home / f"root-key-{papers}-{hashlib.sha256(held).hexdigest()[:8]}.age", held)
    write_whole(home / f"recovery-{papers}.json", (source.data / recovery.PUBLIC).read_bytes())
    _carry_journal(source, home, at=at)


def _carry_journal(source: Source, home: Path, *, at: datetime) -> None:
    both = (home / journal.NAME, source.data / journal.NAME)
    before = journal.carried(both[0])
    if before is not None and before.at <= at + CLOCK_MAY_DIFFER:
        # Or a clock that is a little behind would make it look older than the records.
        at = max(at, before.at)
    journal.merge(both, home / journal.NAME, of=source.mark, at=at)


@contextmanager
def _claimed(
    home: Path, parts: Sequence[str], *, at: datetime
) -> Iterator[tuple[datetime, Mapping[str, Path]]]:
    """
    Take the first second from `at` on that nobody else writes at, newer than all there: names tell the newest.

    Gives that instant, and where each part is written until it is whole.
    """
    taken = [note.instant for note in _readable_notes(home) if note.instant <= at + CLOCK_MAY_DIFFER]
    at = max([at.replace(microsecond=0), *(instant + timedelta(seconds=1) for instant in taken)])
    while not _is_taken_now(_beside(home, parts[0], at)):
        at += timedelta(seconds=1)
    beside = {part: _beside(home, part, at) for part in parts}
    try:
        yield at, beside
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _is_taken_now(path: Path) -> bool:
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return False
    return True


def _seal(
    beside: Mapping[str, Path], source: Source, kept: Recovery, home: Path, *, at: datetime
) -> list[Path]:
    made = {part: _file(home, part, at) for part in beside}
    try:
        notes = {part: _seal_one(part, source, kept, path, at=at) for part, path in beside.items()}
        for part, path in made.items():
            put_in_place(beside[part], path)
            _require_read_back(path, notes[part])
        # Last, and the records' at the very end: what has no note was never finished; a keyring alone does no harm.
        for part, path in reversed(made.items()):
            stamp = recovery.stamp(source.root, notes[part].told)
            write_whole(path.with_suffix(".json"), notes[part].as_file(stamp))
    except BaseException:
        shelf.take_away([*made.values(), *(path.with_suffix(".json") for path in made.values())])
        raise
    return list(made.values())


def _seal_one(part: str, source: Source, kept: Recovery, beside: Path, *, at: datetime) -> Note:
    # The copy is as unreadable as the database itself: it is under the same key.
    with TemporaryDirectory(dir=source.data, prefix=_SCRATCH) as scratch:
        copy = Path(scratch) / f"{part}.db"
        copy_whole(source.data / f"{part}.db", copy, root=source.root)
        if not is_sound(copy, root=source.root):
            raise BackupError(
                f"The {part} are damaged inside, so that a backup of them would be too. Earlier backups are as they "
                "were. To see what is damaged: wicketgate sweep"
            )
        size, digest = kept.seal(copy, beside)
    return Note(
        part=part,
        centre=source.centre.hex,
        at=at.strftime(INSTANT),
        papers=papers_of(kept.recipient),
        form=tuple(sorted(source.form)),
        size=size,
        digest=digest,
        origin=source.origin,
    )


def _require_read_back(sealed: Path, note: Note) -> None:
    if sealed.stat().st_size != note.size or digest_of(sealed) != note.digest:
        raise BackupError(
            f"{sealed.name} reads otherwise than it was written: this disk can’t be relied on. Earlier backups are "
            "as they were. Use another disk."
        )


def _beside(home: Path, part: str, at: datetime) -> Path:
    return home / f".{_file(home, part, at).name}.new"


def _file(home: Path, part: str, at: datetime) -> Path:
    return home / f"{part}-{at.strftime(INSTANT)}.age"


def _take_away_scratch(data: Path, *, at: datetime) -> None:
    for folder in data.glob(f"{_SCRATCH}*"):
        if folder.stat().st_mtime < (at - shelf.LEFT_BEHIND).timestamp():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _letters() -> Iterator[None]:
    try:
        yield
    except (OSError, EncryptError, FileDamaged) as error:
        raise _letter(error) from error


def _letter(error: Exception) -> BackupError:
    if "full" in str(error) or getattr(error, "errno", None) in FULL:
        return NoRoom(
            "There is no room left where the backup is to be written. Use another disk, or take old files away, and "
            "run it again. Earlier backups are as they were."
        )
    if getattr(error, "errno", None) in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BackupError(
            "This folder may not be written to. Open it for writing, or use another. Nothing was lost."
        )
    return BackupError(
        f"The backup could not be written ({type(error).__name__}). Earlier backups are as they were. "
        "Try another disk; if it happens again, run: wicketgate sweep"
    )
