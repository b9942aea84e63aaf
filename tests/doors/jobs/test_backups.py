"""Backups are made where they were chosen to be, and what they wait for is said calmly."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_django.fixtures import Settings

from tests.people import CENTRE, NOW, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.doors import clock
from wicketgate.doors.jobs import backups
from wicketgate.doors.jobs.outcomes import NO_DISK, NO_FOLDER, NO_PAPERS, NO_ROOM, OTHER_BACKUPS, Waits
from wicketgate.doors.jobs.registry import JOBS
from wicketgate.doors.jobs.running import do_now
from wicketgate.vault import backup, chosen, recovery, shelf
from wicketgate.vault.errors import NoRoom

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
THEIRS = [job for job in JOBS if job.name in ("backup", "carry")]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    cast()
    settings.WICKETGATE_DATA = tmp_path / "data"
    settings.WICKETGATE_DATA.mkdir()
    # What is asked here is where a backup goes; tests/vault and tests/doors/cli write them.
    monkeypatch.setattr(backups, "connection", SimpleNamespace(vendor="sqlite"))
    data: Path = settings.WICKETGATE_DATA
    return data


@pytest.fixture
def disk(data: Path, tmp_path: Path) -> Path:
    (data / recovery.PUBLIC).write_text("{}")
    disk = tmp_path / "disk"
    chosen.written(data, chosen.wanted(data, str(disk)), at=NOW)
    return disk


def run() -> list[str]:
    with clock.held(NOW):
        return [one.outcome for one in do_now(THEIRS)]


def plug_in(disk: Path) -> None:
    shelf.home_of(disk, CENTRE.bytes[:5]).mkdir(parents=True)


def test_before_a_folder_was_chosen_they_wait() -> None:
    assert run() == [NO_FOLDER, NO_FOLDER]


def test_before_the_papers_were_made_they_wait(disk: Path, data: Path) -> None:
    (data / recovery.PUBLIC).unlink()

    assert run() == [NO_PAPERS, NO_PAPERS]


def test_while_the_disk_is_out_they_wait(disk: Path) -> None:
    assert run() == [NO_DISK, NO_DISK]


def test_an_empty_place_where_a_disk_was_is_no_disk(disk: Path) -> None:
    disk.mkdir()

    assert run() == [NO_DISK, NO_DISK]
    assert list(disk.iterdir()) == []


def test_a_full_disk_is_trouble(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object, **_more: object) -> None:
        raise NoRoom("There is no room left.")

    plug_in(disk)
    monkeypatch.setattr(backup, "write", full)
    monkeypatch.setattr(backup, "carry", full)

    assert run() == [NO_ROOM, NO_ROOM]
    assert last_entered(Event.BACKUP_WRITTEN, centre=CENTRE) is None


def test_a_backup_is_entered_and_remembered(disk: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[backup.Source] = []

    def write(source: backup.Source, folder: Path, **_more: object) -> list[Path]:
        written.append(source)
        return [folder / "records", folder / "keyring"]

    plug_in(disk)
    monkeypatch.setattr(backup, "write", write)
    monkeypatch.setattr(backup, "carry", lambda *_words, **_more: None)

    assert run() == ["done", "done"]
    assert last_entered(Event.BACKUP_WRITTEN, centre=CENTRE) == NOW
    held = chosen.read(data)
    assert held is not None
    assert (held.folder, held.at, held.carried_at) == (str(disk), NOW.isoformat(), NOW.isoformat())
    assert [(one.centre, one.origin) for one in written] == [(CENTRE, held.origin)]
    assert "jobs.0001_initial" in written[0].form
    assert "vault.0001_initial" in written[0].form


def test_records_in_postgresql_have_backups_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "connection", SimpleNamespace(vendor="postgresql"))

    with pytest.raises(Waits) as waits:
        backups.back_up_due(CENTRE, NOW)

    assert waits.value.code == OTHER_BACKUPS


def test_a_computers_mark_stays_when_another_folder_is_chosen(data: Path) -> None:
    first = chosen.wanted(data, "one")
    chosen.written(data, first, at=NOW)

    assert chosen.wanted(data, "two").origin == first.origin
    assert chosen.wanted(data, "two").folder == "two"


@pytest.mark.parametrize("text", ["", "{", '{"folder": 3, "more": 4}', "[]"])
def test_a_choice_that_is_damaged_is_asked_for_again(data: Path, text: str) -> None:
    (data / chosen.NAME).write_text(text)

    assert chosen.read(data) is None


def test_a_choice_of_an_earlier_program_is_understood(data: Path) -> None:
    (data / chosen.NAME).write_text('{"folder": "/media/disk", "at": "2026-11-20T10:00:00+00:00"}')

    held = chosen.read(data)

    assert held is not None
    assert held.folder == "/media/disk"
