"""New keys on a computer of its own: everything goes on, old backups and papers too; old copies of the key don't."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, ROOT, SLUG, Computer
from tests.doors.cli.saved import Saved, a_saved_centre
from wicketgate.vault import presence

PASSPHRASE = "six green kettles sing at noon"


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return a_saved_centre(tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> Computer:
    home = tmp_path / "new"
    home.mkdir()
    return Computer(home)


def rotated(saved: Saved, *words: str) -> str:
    done = saved.old.run("rotate", "--centre", SLUG, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def backed_up(saved: Saved) -> None:
    done = saved.old.run("backup", str(saved.disk), "--centre", SLUG)
    assert done.returncode == 0, done.stderr


def brought_back(saved: Saved, empty: Computer, *words: str) -> None:
    done = empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(1, 3), *words)
    assert done.returncode == 0, done.stderr
    assert "0 keys seal nothing" in empty.run("sweep", **empty.records()).stdout
    assert "entries fit" in empty.run("ledger", "verify", **empty.records()).stdout


def test_everything_opens_under_the_new_keys_and_the_old_key_opens_nothing(saved: Saved) -> None:
    before = saved.old.key.read_text()

    said = rotated(saved)

    assert "Everybody has a new key" in said
    assert "The root key is a new one" in said
    assert saved.old.key.read_text() != before
    assert saved.old.key.stat().st_mode & 0o077 == 0
    assert saved.old.run("sweep", "--centre", SLUG).returncode == 0
    saved.old.key.write_text(before)
    shut = saved.old.run("sweep", "--centre", SLUG)
    assert shut.returncode == 1
    assert "do not open with this key file" in shut.stderr


def test_a_witness_from_before_holds_after_two_changes_inside_and_outside(saved: Saved) -> None:
    key_before = saved.old.run("ledger", "--centre", SLUG, "key").stdout.strip()
    witness = saved.old.home / "witness.txt"
    witness.write_text(saved.old.run("ledger", "--centre", SLUG, "checkpoint").stdout)
    rotated(saved)
    rotated(saved, "--only-root")
    export = saved.old.home / "export.jsonl"
    saved.old.run("ledger", "--centre", SLUG, "export", str(export))

    inside = saved.old.run("ledger", "--centre", SLUG, "verify", "--witness", str(witness))
    outside = subprocess.run(
        [sys.executable, ROOT / "verify_ledger.py", export, "--witness", witness, "--key", key_before],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "entries fit" in inside.stdout, inside.stderr
    assert outside.returncode == 0, outside.stdout
    assert saved.old.run("ledger", "--centre", SLUG, "key").stdout.strip() != key_before


def test_a_key_that_is_locked_stays_locked_with_the_same_passphrase(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.begin("--passphrase", WICKETGATE_PASSPHRASE=PASSPHRASE)
    before = computer.key.read_text()

    done = computer.run("rotate", "--centre", SLUG, WICKETGATE_PASSPHRASE=PASSPHRASE)

    assert done.returncode == 0, done.stderr
    assert computer.key.read_text() != before
    assert computer.key.read_text().startswith("wicketgate-locked-root-key")
    assert computer.run("sweep", "--centre", SLUG, WICKETGATE_PASSPHRASE=PASSPHRASE).returncode == 0


def test_while_somebody_has_the_records_open_nothing_is_changed(saved: Saved) -> None:
    before = saved.old.key.read_text()

    presence.join(saved.old.data)
    try:
        refused = saved.old.run("rotate", "--centre", SLUG)
    finally:
        presence.leave(saved.old.data)

    assert refused.returncode == 1
    assert "Somebody else has these records open" in refused.stderr
    assert saved.old.key.read_text() == before
    assert saved.old.run("sweep", "--centre", SLUG).returncode == 0


def test_a_full_disk_is_a_letter_and_everything_is_as_it_was(saved: Saved) -> None:
    before = saved.old.key.read_text()

    said = saved.old.inside(_A_FULL_DISK)

    assert said.splitlines()[-1] == "1"
    assert saved.old.key.read_text() == before
    assert not [path for path in saved.old.everything() if "next" in path.name]
    assert saved.old.run("sweep", "--centre", SLUG).returncode == 0


def test_a_web_server_of_ones_own_settles_what_was_cut_off_and_keeps_others_out(saved: Saved) -> None:
    coming, making = (
        saved.old.key.with_name(f"{saved.old.key.name}.next"),
        saved.old.data / ".next-key-making",
    )
    coming.write_text("never read")
    making.mkdir()

    said = saved.old.inside(_A_SERVER)

    assert said == "False"
    assert not coming.exists()
    assert not making.exists()


def test_a_backup_from_before_comes_back_with_the_same_papers(saved: Saved, empty: Computer) -> None:
    backed_up(saved)

    rotated(saved)

    brought_back(saved, empty)


def test_a_backup_from_after_comes_back_with_papers_from_before(saved: Saved, empty: Computer) -> None:
    backed_up(saved)
    rotated(saved)
    backed_up(saved)

    brought_back(saved, empty, "--acting", "Bo Bright", "--username", "bobright")

    assert empty.key.read_text() == saved.old.key.read_text()


def test_records_from_before_come_back_with_the_keyring_from_before(saved: Saved, empty: Computer) -> None:
    backed_up(saved)
    apart = saved.disk.with_name("apart")
    shutil.copytree(saved.disk, apart)
    rotated(saved)
    backed_up(saved)
    _take_the_newest_records_away(saved.disk, apart)

    brought_back(saved, empty)

    assert empty.key.read_text() != saved.old.key.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param([], "keyring from before is", id="with another root key"),
        pytest.param(["--only-people"], "keys were made anew between", id="with the same root key"),
    ],
)
def test_records_from_before_without_their_keyring_are_a_letter(
    saved: Saved, empty: Computer, words: list[str], said: str
) -> None:
    backed_up(saved)
    apart = saved.disk.with_name("apart")
    shutil.copytree(saved.disk, apart)
    rotated(saved, *words)
    backed_up(saved)
    _take_the_newest_records_away(saved.disk, apart)
    (home,) = saved.disk.iterdir()
    for old in sorted(home.glob("keyring-*"))[:2]:
        old.unlink()

    refused = empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(1, 3))

    assert refused.returncode == 1
    assert said in refused.stderr
    assert empty.everything() == set()


def _take_the_newest_records_away(disk: Path, apart: Path) -> None:
    """Leave the records of before the change, which a newer backup of the same day took the place of."""
    (home,) = disk.iterdir()
    for newest in home.glob("records-*"):
        newest.unlink()
    shutil.copytree(apart / home.name, home, dirs_exist_ok=True)


_A_SERVER = """
import fcntl, os
from django.conf import settings
import wicketgate.config.wsgi
try:
    fcntl.flock(os.open(settings.WICKETGATE_DATA, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError:
    print(False)
"""
_A_FULL_DISK = """
from wicketgate.vault.embedded import files
from wicketgate.doors.cli.rotate import main
def full(*places, **keys):
    raise OSError(28, "No space left on device")
files.copy_under = full
print(main(["--only-root"]))
"""
