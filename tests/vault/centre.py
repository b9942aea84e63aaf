"""A centre as two files alone, with three papers and a disk, and what is done with it."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlcipher3 import dbapi2

from wicketgate.vault import backup, journal, restore, rootkey, shelf
from wicketgate.vault.backup import Source
from wicketgate.vault.embedded import files
from wicketgate.vault.quarantine import Brought
from wicketgate.vault.recovery import Opener
from wicketgate.vault.shares import Share

CENTRE, OTHER = UUID(int=7 << 100), UUID(int=9 << 100)
ANA, BO = UUID(int=1), UUID(int=2)
KNOWN = ("vault.0001_initial", "people.0001_initial")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
CANARY = b"canary-of-the-records"


@dataclass
class Centre:
    """A centre with two keys, three papers, and an empty disk for its backups."""

    source: Source
    papers: tuple[Share, Share, Share]
    disk: Path

    @property
    def home(self) -> Path:
        return shelf.home_of(self.disk, CENTRE.bytes[:5])

    def back_up(self, at: datetime = MONDAY) -> list[Path]:
        return backup.write(self.source, self.disk, at=at)

    def bring_back(self, place: restore.Place, *, disk: Path | None = None) -> Brought:
        return restore.bring_back(disk or self.disk, Opener(self.papers[1:]), place=place, known=KNOWN)


def a_source(data: Path, centre: UUID) -> Source:
    data.mkdir()
    root = os.urandom(32)
    write_in(data / "records.db", root, "CREATE TABLE t (word TEXT)")
    write_in(data / "records.db", root, f"INSERT INTO t VALUES ('{CANARY.decode()}')")
    write_in(
        data / "keyring.db",
        root,
        "CREATE TABLE vault_subjectkey (id INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT)",
    )
    for number, subject in enumerate((ANA, BO), 1):
        write_in(
            data / "keyring.db", root, f"INSERT INTO vault_subjectkey VALUES ({number}, '{subject.hex}')"
        )
    return Source(data, root, centre, KNOWN)


def write_in(path: Path, root: bytes, statement: str) -> None:
    connection = connected(path, root)
    connection.execute(statement)
    connection.commit()
    connection.close()


def connected(path: Path, root: bytes) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path))
    key = rootkey.derive(root, purpose=f"wicketgate file {files.ALIASES[path.stem]}")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def subjects_in(place: restore.Place, root: bytes) -> list[UUID]:
    rows = connected(place.data / "keyring.db", root).execute(
        "SELECT subject FROM vault_subjectkey ORDER BY id"
    )
    return [UUID(hex=row[0]) for row in rows]


def journal_of(keys: dict[UUID, int], path: Path, *, centre: UUID = CENTRE) -> None:
    path.write_text(journal._text(keys, journal.mark_of(centre)))


def let_go_of(centre: Centre, keys: dict[UUID, int], *, at: datetime = MONDAY) -> None:
    """Let go of somebody at the centre, and carry the journal to its disk."""
    journal_of(keys, centre.source.data / journal.NAME)
    backup.carry(centre.source, centre.disk, at=at)


def nothing_is_at(place: restore.Place) -> bool:
    beside = list(place.data.parent.glob("*")) if place.data.parent.exists() else []
    return not place.data.exists() and not place.key_file.exists() and beside == []
