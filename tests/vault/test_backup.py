"""A backup is whole or no backup, is read back, never fills the disk, and forgets what was promised to be forgotten."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.vault.centre import ANA, BO, MONDAY, OTHER, Centre, journal_of, let_go_of, subjects_in
from wicketgate.vault import backup, journal, restore, shelf
from wicketgate.vault.errors import BackupError, NoRoom

DAY = timedelta(days=1)


def names(centre: Centre, part: str) -> list[str]:
    return sorted(path.name for path in centre.home.glob(f"{part}-*.age"))


def test_a_backup_is_read_back(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    def put_elsewhere(made: Path, path: Path) -> None:
        held = bytearray(made.read_bytes())
        held[len(held) // 2] ^= 1
        path.write_bytes(held)

    monkeypatch.setattr(backup, "put_in_place", put_elsewhere)

    with pytest.raises(BackupError, match="reads otherwise than it was written"):
        centre.back_up()
    assert names(centre, "records") == names(centre, "keyring") == []


def test_records_that_are_damaged_inside_are_not_backed_up_over_sound_ones(
    centre: Centre, place: restore.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.back_up()
    monkeypatch.setattr(backup, "is_sound", lambda path, root: False)

    with pytest.raises(BackupError, match="damaged inside"):
        centre.back_up(MONDAY + DAY)
    assert centre.bring_back(place).records_at == MONDAY


def test_one_of_each_day_and_one_of_each_week_are_kept(centre: Centre) -> None:
    for day in range(0, 140, 2):
        centre.back_up(MONDAY + day * DAY)
        assert len(names(centre, "records")) <= shelf.DAYS_KEPT + shelf.WEEKS_KEPT

    made = [shelf.instant_of(name[8:24]) for name in names(centre, "records")]
    assert made[-1] == MONDAY + 138 * DAY
    assert len(made) == 13  # seven days, and of the eight weeks those that are not among them
    assert len({instant.isocalendar()[:2] for instant in made}) == shelf.WEEKS_KEPT
    assert all(instant >= MONDAY + 108 * DAY for instant in map(_keyring_made, names(centre, "keyring")))


def _keyring_made(name: str) -> datetime:
    return shelf.instant_of(name[8:24])


def test_two_of_one_day_leave_the_later(centre: Centre) -> None:
    centre.back_up(MONDAY)
    later = centre.back_up(MONDAY + timedelta(hours=5))

    assert names(centre, "records") == [later[0].name]


def test_nothing_but_a_backups_own_files_is_taken_away(centre: Centre) -> None:
    centre.back_up()
    for name in ("records-of-1999.txt", "keyring-old.age", "holiday.jpg"):
        (centre.home / name).write_text("somebody’s")

    centre.back_up(MONDAY + 400 * DAY)

    kept = {path.name for path in centre.home.iterdir()}
    assert {"records-of-1999.txt", "keyring-old.age", "holiday.jpg"} <= kept


def test_what_was_left_half_written_is_taken_away_after_a_day(centre: Centre) -> None:
    centre.home.mkdir()
    left = [
        centre.home / f".records-{MONDAY:%Y%m%dT%H%M%SZ}.age.new",
        centre.home / "keyring-20261123T090000Z.age",
    ]
    scratch = centre.source.data / ".backup-left"
    scratch.mkdir()
    os.utime(scratch, (MONDAY.timestamp(), MONDAY.timestamp()))
    for path in left:
        path.write_text("half")

    centre.back_up(MONDAY + timedelta(hours=1))
    after_an_hour = [path.exists() for path in (*left, scratch)]
    centre.back_up(MONDAY + 2 * DAY)

    assert after_an_hour == [True, True, True]
    assert not any(path.exists() for path in (*left, scratch))


def test_two_in_one_second_are_two(centre: Centre) -> None:
    first, second = centre.back_up(), centre.back_up()

    assert first[0].name < second[0].name


def test_what_another_computer_writes_at_this_second_is_left_to_it(centre: Centre) -> None:
    centre.home.mkdir()
    theirs = centre.home / f".records-{MONDAY:%Y%m%dT%H%M%SZ}.age.new"
    theirs.write_text("half of theirs")

    ours = centre.back_up(MONDAY)

    assert theirs.read_text() == "half of theirs"
    assert shelf.instant_of(ours[0].name[8:24]) == MONDAY + timedelta(seconds=1)


def test_the_journal_comes_to_the_backups_in_between(centre: Centre, place: restore.Place) -> None:
    centre.back_up()

    let_go_of(centre, {ANA: 1}, at=MONDAY + timedelta(hours=3))

    carried = journal.carried(centre.home / journal.NAME)
    assert carried is not None
    assert (carried.at, carried.count) == (MONDAY + timedelta(hours=3), 1)
    assert centre.bring_back(place).let_go == 1
    assert subjects_in(place, centre.source.root) == [BO]


def test_an_old_keyring_is_taken_away_even_when_no_backup_is_made(
    centre: Centre, place: restore.Place
) -> None:
    old = centre.back_up()

    backup.carry(centre.source, centre.disk, at=MONDAY + 30 * DAY)
    on_the_last_day = old[1].exists()
    backup.carry(centre.source, centre.disk, at=MONDAY + 31 * DAY)

    assert on_the_last_day
    assert not old[1].exists()
    assert len(names(centre, "keyring")) == 1
    brought = centre.bring_back(place)
    assert (brought.records_at, brought.keyring_at) == (MONDAY, MONDAY + 31 * DAY)


def test_an_old_keyring_is_taken_away_even_when_no_new_one_can_be_written(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.back_up()

    def full(*_words: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "copy_whole", full)

    with pytest.raises(NoRoom):
        backup.carry(centre.source, centre.disk, at=MONDAY + 31 * DAY)
    assert names(centre, "keyring") == []


def test_a_clock_that_is_behind_the_newest_backup_is_a_letter(centre: Centre) -> None:
    centre.back_up(MONDAY + 365 * DAY)

    with pytest.raises(BackupError, match="If the clock is wrong, set it"):
        centre.back_up(MONDAY)
    assert len(names(centre, "records")) == 1


def test_a_clock_that_is_a_little_behind_still_writes_the_newest(
    centre: Centre, place: restore.Place
) -> None:
    centre.back_up(MONDAY)

    centre.back_up(MONDAY - timedelta(minutes=5))

    assert centre.bring_back(place).records_at == MONDAY + timedelta(seconds=1)


def test_two_computers_with_one_disk_are_told(centre: Centre, tmp_path: Path) -> None:
    ours, theirs = (replace(centre.source, origin=mark) for mark in ("a" * 32, "b" * 32))
    backup.write(ours, centre.disk, at=MONDAY)
    backup.write(theirs, centre.disk, at=MONDAY + DAY)  # brought back there, it goes on there

    backup.write(theirs, centre.disk, at=MONDAY + 2 * DAY)
    with pytest.raises(BackupError, match="Another computer has written backups of this centre"):
        backup.write(ours, centre.disk, at=MONDAY + 3 * DAY)


def test_the_parts_of_two_computers_are_never_put_together(centre: Centre, place: restore.Place) -> None:
    ours, theirs = (replace(centre.source, origin=mark) for mark in ("a" * 32, "b" * 32))
    backup.write(ours, centre.disk, at=MONDAY)
    made = backup.write(theirs, centre.disk, at=MONDAY + DAY)
    made[0].with_suffix(".json").unlink()

    with pytest.raises(BackupError, match="of two computers of this centre"):
        centre.bring_back(place)


def test_a_journal_of_another_centre_is_not_carried(centre: Centre) -> None:
    centre.back_up()
    journal_of({ANA: 1}, centre.source.data / journal.NAME, centre=OTHER)

    with pytest.raises(BackupError, match="journal of another centre"):
        backup.carry(centre.source, centre.disk, at=MONDAY)


KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
from uuid import UUID
from wicketgate.vault import backup
left, sync = int(sys.argv[4]), os.fsync
def killed(descriptor):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    sync(descriptor)
os.fsync = killed
source = backup.Source(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), UUID(int=7 << 100), ("vault.0001_initial",))
backup.write(source, Path(sys.argv[3]), at=datetime.fromisoformat("2026-11-24T09:00:00+00:00"))
"""


def test_killed_anywhere_a_backup_is_whole_or_the_one_before_still_is(centre: Centre, tmp_path: Path) -> None:
    centre.back_up()
    brought = []
    for writes in range(60):
        done = _killed_after(centre, writes)
        place = restore.Place(tmp_path / f"new-{writes}/data", tmp_path / f"key-{writes}/root.key")
        brought.append(centre.bring_back(place))
        if done == 0:
            break

    assert done == 0, "it was killed each time"
    assert len(brought) > 15
    assert {one.records_at for one in brought} >= {MONDAY}
    assert brought[-1].records_at > MONDAY
    assert not any(one.waits for one in brought)


def _killed_after(centre: Centre, writes: int) -> int:
    words = [str(centre.source.data), centre.source.root.hex(), str(centre.disk), str(writes)]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *words], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode in (0, -9), done.stderr
    return done.returncode
