"""A backup comes back whole with two papers, or not at all: whatever is wrong with it is a letter."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2

from wicketgate.vault import backup, journal, recovery, restore, rootkey
from wicketgate.vault.backup import Source
from wicketgate.vault.embedded import files
from wicketgate.vault.errors import BackupError
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
        return backup.home_of(self.disk, CENTRE.bytes[:5])

    def back_up(self, at: datetime = MONDAY) -> list[Path]:
        return backup.write(self.source, self.disk, at=at)

    def bring_back(self, place: restore.Place, *, disk: Path | None = None) -> restore.Brought:
        return restore.bring_back(disk or self.disk, Opener(self.papers[1:]), place=place, known=KNOWN)


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    disk = tmp_path / "disk"
    disk.mkdir()
    source = a_source(tmp_path / "data", CENTRE)
    papers = recovery.make(source.data, centre=CENTRE, root=source.root, on=date(2026, 11, 22))
    return Centre(source, papers, disk)


@pytest.fixture
def place(tmp_path: Path) -> restore.Place:
    return restore.Place(tmp_path / "new/data", tmp_path / "new-key/root.key")


def a_source(data: Path, centre: UUID) -> Source:
    data.mkdir()
    root = os.urandom(32)
    write_in(data / "records.db", root, "CREATE TABLE t (word TEXT)")
    write_in(data / "records.db", root, f"INSERT INTO t VALUES ('{CANARY.decode()}')")
    write_in(
        data / "keyring.db", root, "CREATE TABLE vault_subjectkey (id INTEGER PRIMARY KEY, subject TEXT)"
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


def nothing_is_at(place: restore.Place) -> bool:
    beside = list(place.data.parent.glob("*")) if place.data.parent.exists() else []
    return not place.data.exists() and not place.key_file.exists() and beside == []


def test_two_papers_and_a_backup_bring_everything_back(centre: Centre, place: restore.Place) -> None:
    centre.back_up()

    brought = centre.bring_back(place)

    words = connected(place.data / "records.db", centre.source.root).execute("SELECT word FROM t").fetchall()
    assert words == [(CANARY.decode(),)]
    assert subjects_in(place, centre.source.root) == [ANA, BO]
    assert rootkey.load(place.key_file, data=place.data) == centre.source.root
    assert (brought.centre, brought.records_at, brought.let_go) == (CENTRE, MONDAY, 0)


def test_what_was_brought_back_can_be_backed_up_again(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    centre.bring_back(place)

    again = backup.write(replace(centre.source, data=place.data), centre.disk, at=MONDAY + timedelta(days=1))

    assert all(path.is_file() for path in again)


def test_a_backup_tells_nothing_and_its_writer_cannot_read_it(centre: Centre) -> None:
    centre.back_up()
    everything = b"".join(path.read_bytes() for path in centre.home.iterdir())

    assert CANARY not in everything
    assert centre.source.root not in everything
    assert centre.source.root.hex().encode() not in everything
    assert b"AGE-SECRET" not in b"".join(path.read_bytes() for path in centre.source.data.iterdir())


def test_what_was_let_go_of_after_the_backup_stays_gone(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    journal.merge([], centre.home / journal.NAME)
    (centre.home / journal.NAME).write_text(journal._line(ANA, 1))

    brought = centre.bring_back(place)

    assert brought.let_go == 1
    assert subjects_in(place, centre.source.root) == [BO]
    assert journal.read(place.data / journal.NAME) == {ANA: 1}


def test_a_journal_saved_from_the_old_computer_counts_too(
    centre: Centre, place: restore.Place, tmp_path: Path
) -> None:
    centre.back_up()
    saved = tmp_path / "saved.txt"
    saved.write_text(journal._line(BO, 2))

    centre.bring_back(replace(place, journals=[saved]))

    assert subjects_in(place, centre.source.root) == [ANA]


def test_old_records_come_back_with_the_newest_keyring(centre: Centre, place: restore.Place) -> None:
    first = centre.back_up()
    write_in(
        centre.source.data / "keyring.db", centre.source.root, "DELETE FROM vault_subjectkey WHERE id = 1"
    )
    newer = centre.back_up(MONDAY + timedelta(days=7))
    newer[0].with_suffix(".json").unlink()

    brought = centre.bring_back(place)

    assert brought.records_at == MONDAY
    assert subjects_in(place, centre.source.root) == [BO]
    assert first[1].exists()


def test_a_keyring_is_kept_for_thirty_days_and_no_longer(centre: Centre) -> None:
    first = centre.back_up()

    centre.back_up(MONDAY + timedelta(days=30))
    kept_on_the_last_day = first[1].exists()
    centre.back_up(MONDAY + timedelta(days=30, seconds=1))

    assert kept_on_the_last_day
    assert not first[1].exists()
    assert not first[1].with_suffix(".json").exists()
    assert first[0].exists()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def _alter(path: Path) -> None:
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)


def _alter_note(path: Path) -> None:
    note = path.with_suffix(".json")
    held = json.loads(note.read_text())
    note.write_text(json.dumps(held | {"at": "20990101T000000Z"}))


def _alter_with_its_digest(path: Path) -> None:
    _alter(path)
    note = path.with_suffix(".json")
    held = json.loads(note.read_text())
    note.write_text(json.dumps(held | {"digest": backup.digest_of(path)}))


@pytest.mark.parametrize("part", [0, 1], ids=["records", "keyring"])
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(_cut, "was cut", id="cut"),
        pytest.param(_alter, "was altered", id="altered"),
        pytest.param(_alter_note, "note beside .* was altered", id="a note with another day"),
        pytest.param(_alter_with_its_digest, "note beside .* was altered", id="altered with its note"),
        pytest.param(
            lambda path: path.with_suffix(".json").write_text("{"), "is damaged", id="a broken note"
        ),
        pytest.param(lambda path: path.unlink(), "was cut", id="gone"),
        pytest.param(lambda path: path.with_suffix(".json").unlink(), "none that is finished", id="no note"),
    ],
)
def test_a_damaged_backup_is_a_letter_and_nothing_is_half_done(
    centre: Centre, place: restore.Place, part: int, damage: Callable[[Path], None], said: str
) -> None:
    damage(centre.back_up()[part])

    with pytest.raises(BackupError, match=said):
        centre.bring_back(place)

    assert nothing_is_at(place)


def test_a_backup_of_another_centre_is_named(centre: Centre, place: restore.Place, tmp_path: Path) -> None:
    other = a_source(tmp_path / "other", OTHER)
    recovery.make(other.data, centre=OTHER, root=other.root, on=date(2026, 11, 22))
    backup.write(other, centre.disk, at=MONDAY)

    with pytest.raises(BackupError, match="backups of 1 other centres"):
        centre.bring_back(place)

    assert nothing_is_at(place)


def test_a_backup_of_a_newer_program_is_named(centre: Centre, place: restore.Place) -> None:
    newer = replace(centre.source, form=(*KNOWN, "people.9999_newer"))
    backup.write(newer, centre.disk, at=MONDAY)

    with pytest.raises(BackupError, match=r"people\.9999_newer"):
        centre.bring_back(place)

    assert nothing_is_at(place)


def test_a_keyring_of_another_day_is_refused(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    centre.back_up(MONDAY + timedelta(days=1))[1].with_suffix(".json").unlink()

    with pytest.raises(BackupError, match="The keyring is of another day"):
        centre.bring_back(place)

    assert nothing_is_at(place)


def test_papers_that_were_replaced_open_no_newer_backup(centre: Centre, place: restore.Place) -> None:
    recovery.make(centre.source.data, centre=CENTRE, root=centre.source.root, on=date(2026, 12, 1))
    centre.back_up()

    with pytest.raises(BackupError, match="other papers of this centre"):
        centre.bring_back(place)

    assert nothing_is_at(place)


def test_records_are_never_written_over_others(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    place.data.mkdir(parents=True)
    (place.data / "letter.txt").write_text("somebody’s letter")

    with pytest.raises(BackupError, match="a new or an empty folder"):
        centre.bring_back(place)

    assert [path.name for path in place.data.iterdir()] == ["letter.txt"]
    assert not place.key_file.exists()


def test_a_key_file_is_never_written_over(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    place.key_file.parent.mkdir()
    place.key_file.write_text("somebody’s key")

    with pytest.raises(BackupError, match="There is a key file"):
        centre.bring_back(place)

    assert not place.data.exists()
    assert place.key_file.read_text() == "somebody’s key"


def test_no_disk_is_a_letter(centre: Centre, place: restore.Place, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="put that in first"):
        backup.write(centre.source, tmp_path / "gone", at=MONDAY)
    with pytest.raises(BackupError, match="Put its disk in first"):
        centre.bring_back(place, disk=tmp_path / "gone")


def test_a_folder_among_the_records_is_refused(centre: Centre) -> None:
    inside = centre.source.data / "backups"
    inside.mkdir()

    with pytest.raises(BackupError, match="outside the records"):
        backup.write(centre.source, inside, at=MONDAY)


def test_without_papers_nothing_is_backed_up(centre: Centre) -> None:
    (centre.source.data / recovery.PUBLIC).unlink()

    with pytest.raises(BackupError, match="nobody could open"):
        centre.back_up()

    assert list(centre.disk.iterdir()) == []


FULL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from wicketgate.vault import backup
from wicketgate.vault.errors import BackupError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
source = backup.Source(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), UUID(int=7 << 100), ())
try:
    backup.write(source, Path(sys.argv[3]), at=datetime(2026, 11, 30, tzinfo=UTC))
except BackupError as letter:
    sys.exit(str(letter))
"""


@pytest.mark.parametrize("room", [100, 4_000, 8_250], ids=lambda room: f"{room} bytes of room")
def test_a_disk_without_room_is_a_letter_and_the_earlier_backup_stands(
    centre: Centre, place: restore.Place, room: int
) -> None:
    centre.back_up()
    words = [str(centre.source.data), centre.source.root.hex(), str(centre.disk), str(room)]

    done = subprocess.run(
        [sys.executable, "-c", FULL, *words], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 1
    assert "Earlier backups are as they were" in done.stderr
    assert not list(centre.home.glob(".*")), "something half-written is left"
    assert centre.bring_back(place).records_at == MONDAY


def test_a_disk_that_fails_is_a_letter(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_descriptor: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr("wicketgate.vault.disk.os.fsync", fails)

    with pytest.raises(BackupError, match="could not be written"):
        centre.back_up()
