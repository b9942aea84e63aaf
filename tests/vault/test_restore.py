"""A backup comes back whole with two papers, or not at all: whatever is wrong with it is a letter."""

import errno
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vault.centre import (
    ANA,
    BO,
    CANARY,
    CENTRE,
    KNOWN,
    MONDAY,
    OTHER,
    Centre,
    a_source,
    connected,
    journal_of,
    let_go_of,
    nothing_is_at,
    subjects_in,
    write_in,
)
from wicketgate.vault import backup, journal, recovery, restore, rootkey
from wicketgate.vault.errors import BackupError


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
    let_go_of(centre, {ANA: 1})

    brought = centre.bring_back(place)

    assert brought.let_go == 1
    assert subjects_in(place, centre.source.root) == [BO]
    assert journal.read(place.data / journal.NAME) == {ANA: 1}


def test_a_journal_saved_from_the_old_computer_counts_too(
    centre: Centre, place: restore.Place, tmp_path: Path
) -> None:
    centre.back_up()
    saved = tmp_path / "saved.txt"
    journal_of({BO: 2}, saved)

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


def test_an_old_root_key_still_opens_the_backups_of_its_time(centre: Centre, place: restore.Place) -> None:
    centre.back_up()
    (centre.source.data / recovery.SEALED_ROOT).write_bytes(
        recovery.kept(centre.source.data).sealed(bytes(32))
    )
    backup._put_beside(centre.source, recovery.kept(centre.source.data), centre.home, at=MONDAY)

    assert len(list(centre.home.glob("root-key-*.age"))) == 2
    assert centre.bring_back(place).records_at == MONDAY


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
        [sys.executable, "-c", FULL, *words], capture_output=True, text=True, timeout=600, check=False
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
