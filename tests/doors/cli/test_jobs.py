"""`wicketgate jobs` does once what is due, says how it ended, and makes the backups that nobody has to think of."""

from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, SLUG, Computer


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    home = tmp_path / "home"
    home.mkdir()
    computer = Computer(home)
    assert computer.run("new-centre", "--name", NAME, "--coordinator", "Ana").returncode == 0
    return computer


@pytest.fixture
def disk(computer: Computer, tmp_path: Path) -> Path:
    disk, printed = tmp_path / "disk", tmp_path / "printed"
    disk.mkdir()
    printed.mkdir()
    assert computer.run("recovery-papers", str(printed), "--centre", SLUG).returncode == 0
    assert computer.run("backup", str(disk), "--centre", SLUG).returncode == 0
    return disk


def test_what_is_due_is_done_once(computer: Computer) -> None:
    first = computer.run("jobs", "--centre", SLUG)
    again = computer.run("jobs", "--centre", SLUG)

    assert first.returncode == 0
    assert {"checkpoint: done", "backup: no_folder", "sweep: done"} <= set(first.stdout.split("\n"))
    assert again.stdout == "Nothing is due.\n"
    assert "checkpoint_made" in computer.inside(_EVENTS)


def test_a_backup_is_made_by_itself_where_one_was_made_by_hand(computer: Computer, disk: Path) -> None:
    by_hand = set(disk.rglob("*.age"))

    done = computer.run("jobs", "--centre", SLUG)

    assert {"backup: done", "carry: done"} <= set(done.stdout.split("\n"))
    assert set(disk.rglob("records-*.age")) - by_hand
    assert len(list(disk.rglob("records-*.age"))) == 1, "of one day one is kept"
    assert computer.inside(_EVENTS).split().count("backup_written") == 2


def test_a_disk_that_is_out_is_waited_for(computer: Computer, disk: Path) -> None:
    disk.rename(disk.with_name("in-another-building"))

    done = computer.run("jobs", "--centre", SLUG)

    assert done.returncode == 0
    assert {"backup: no_disk", "carry: no_disk"} <= set(done.stdout.split("\n"))
    assert not disk.exists()


def test_a_job_that_fails_is_told_by_the_status_and_stops_no_other(computer: Computer, disk: Path) -> None:
    (computer.data / "let-go.txt").write_text("f" * 80 + "\n")

    done = computer.run("jobs", "--centre", SLUG)

    assert done.returncode == 1
    assert {"backup: failed", "carry: failed", "checkpoint: done"} <= set(done.stdout.split("\n"))
    assert "BackupError at " in done.stderr


def test_before_there_is_a_centre_nothing_is_due(tmp_path: Path) -> None:
    computer = Computer(tmp_path)

    refused = computer.run("jobs", "--centre", "nowhere")

    assert refused.returncode == 1
    assert "Those here: none" in refused.stderr


_EVENTS = """
from wicketgate.domain.ledger.models import Entry
print(*Entry.objects.order_by("sequence").values_list("event", flat=True))
"""
