"""
Write a backup that the machine itself can't read: each database copied whole, then sealed for the recovery papers.

In the folder: `records-INSTANT.age`, `keyring-INSTANT.age`, beside each a note of the same name (`.json`), the root
key sealed for the papers, and the journal of what was let go of. A keyring is kept for 30 days and no longer, so that
no old one can bring back a key that was destroyed.
"""

import errno
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from pyrage import EncryptError

from wicketgate.vault import journal, recovery
from wicketgate.vault.disk import put_in_place, write_whole
from wicketgate.vault.embedded.files import FileDamaged, copy_whole
from wicketgate.vault.errors import BackupError
from wicketgate.vault.recovery import Recovery, papers_of

KEYRING_KEPT = timedelta(days=30)
INSTANT = "%Y%m%dT%H%M%SZ"
# The records first: a key is written before what it seals, so a keyring copied later holds every key they need.
PARTS = ("records", "keyring")


@dataclass(frozen=True, slots=True)
class Note:
    """
    What stands beside one sealed file, readable by anybody: of which centre, from when, in what form, how long.

    `form` lists the steps that made the tables; `stamp` shows that the centre itself wrote the note.
    """

    part: str
    centre: str
    at: str
    papers: str
    form: tuple[str, ...]
    size: int
    digest: str
    stamp: str = ""

    @property
    def told(self) -> bytes:
        """What the stamp is of."""
        return json.dumps(asdict(self) | {"stamp": ""}, sort_keys=True).encode()


@dataclass(frozen=True, slots=True)
class Source:
    """What is backed up: the folder of the records, its root key, its centre, and the form of its tables."""

    data: Path
    root: bytes
    centre: UUID
    form: Sequence[str]


def home_of(folder: Path, centre_mark: bytes) -> Path:
    """Return the folder of one centre's backups inside `folder`, which may hold several centres' backups."""
    return folder / f"wicketgate-{centre_mark.hex()}"


def write(source: Source, folder: Path, *, at: datetime) -> list[Path]:
    """
    Write a backup into `folder` and return its files. Raises BackupError, with nothing half-written, when it can't.

    `at` is an aware UTC instant. Keyrings older than 30 days, by their names, are taken away.
    """
    kept = recovery.kept(source.data)
    _require_a_place(folder, data=source.data)
    home = home_of(folder, source.centre.bytes[:5])
    with _letters():
        home.mkdir(mode=0o700, exist_ok=True)
        _put_beside(source, kept, home)
        made = [_seal(part, source, kept, home, at=at) for part in PARTS]
        _take_away_old_keyrings(home, at=at)
    return made


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
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


def _put_beside(source: Source, kept: Recovery, home: Path) -> None:
    papers = papers_of(kept.recipient)
    sealed_root = source.data / recovery.SEALED_ROOT
    if not sealed_root.is_file():
        raise BackupError(
            f"{recovery.SEALED_ROOT} beside the records is gone. Make new recovery papers: wicketgate recovery-papers "
            "FOLDER. Nothing was written."
        )
    write_whole(home / f"root-key-{papers}.age", sealed_root.read_bytes())
    write_whole(home / f"recovery-{papers}.json", (source.data / recovery.PUBLIC).read_bytes())
    journal.merge((home / journal.NAME, source.data / journal.NAME), home / journal.NAME)


def _seal(part: str, source: Source, kept: Recovery, home: Path, *, at: datetime) -> Path:
    name = f"{part}-{at.strftime(INSTANT)}"
    sealed, beside = home / f"{name}.age", home / f".{name}.age.new"
    try:
        # The copy is as unreadable as the database itself: it is under the same key.
        with TemporaryDirectory(dir=source.data, prefix=".backup-") as scratch:
            copy = Path(scratch) / f"{part}.db"
            copy_whole(source.data / f"{part}.db", copy, root=source.root)
            kept.seal(copy, beside)
        note = Note(
            part=part,
            centre=source.centre.hex,
            at=at.strftime(INSTANT),
            papers=papers_of(kept.recipient),
            form=tuple(sorted(source.form)),
            size=beside.stat().st_size,
            digest=digest_of(beside),
        )
        put_in_place(beside, sealed)
        stamped = asdict(note) | {"stamp": recovery.stamp(source.root, note.told)}
        # Last: a sealed file without its note is a backup that was never finished.
        write_whole(home / f"{name}.json", json.dumps(stamped, indent=1).encode())
    finally:
        beside.unlink(missing_ok=True)
    return sealed


def _take_away_old_keyrings(home: Path, *, at: datetime) -> None:
    oldest = f"keyring-{(at - KEYRING_KEPT).strftime(INSTANT)}"
    for path in home.glob("keyring-*"):
        if path.stem < oldest:
            path.unlink()


@contextmanager
def _letters() -> Iterator[None]:
    try:
        yield
    except (OSError, EncryptError, FileDamaged) as error:
        raise BackupError(_why(error)) from error


def _why(error: Exception) -> str:
    if "full" in str(error) or getattr(error, "errno", None) in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        return (
            "There is no room left where the backup is to be written. Use another disk, or take old files away, and "
            "run it again. Earlier backups are as they were."
        )
    if getattr(error, "errno", None) in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "This folder may not be written to. Open it for writing, or use another. Nothing was lost."
    return (
        f"The backup could not be written ({type(error).__name__}). Earlier backups are as they were. "
        "Try another disk; if it happens again, run: wicketgate sweep"
    )
