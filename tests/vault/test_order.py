"""What must be on the disk, or done, before the next step is: in another order, a fall in between would lose it."""

import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import IntegrityError
from pytest_django.fixtures import Settings

from tests.vault.centre import BO, Centre, journal_of, subjects_in
from wicketgate.vault import journal, keyring, quarantine, restore, rewrapping, rootkey, shelf, turning
from wicketgate.vault.chance import new_id
from wicketgate.vault.embedded import files
from wicketgate.vault.errors import RootKeyError
from wicketgate.vault.models import SubjectKey

ONE, OTHER = UUID(int=5), UUID(int=6)


class Cut(BaseException):
    """The computer stops here."""


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is synced, renamed or taken away, as it happens; a file by its name, a folder with a stroke."""
    done = list[str]()
    fsync, replace, rename, unlink = os.fsync, Path.replace, Path.rename, Path.unlink

    def synced(descriptor: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        done.append(f"sync {path.name}{'/' if path.is_dir() else ''}")
        fsync(descriptor)

    def renamed(act: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def noted(made: Path, target: Path) -> Path:
            done.append(f"{Path(made).name} -> {Path(target).name}")
            return act(made, target)

        return noted

    def taken_away(path: Path, *, missing_ok: bool = False) -> None:
        done.append(f"gone {path.name}")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed(replace))
    monkeypatch.setattr(Path, "rename", renamed(rename))
    monkeypatch.setattr(Path, "unlink", taken_away)
    return done


def test_what_was_let_go_of_is_on_the_disk_before_its_key_goes(
    tmp_path: Path, settings: Settings, steps: list[str]
) -> None:
    settings.WICKETGATE_DATA = tmp_path

    journal.note({BO: 2}, centre=ONE)

    assert steps == [f"sync {journal.NAME}", f"sync {tmp_path.name}/"]


def test_a_note_goes_before_its_file(tmp_path: Path, steps: list[str]) -> None:
    """A note without its file would be taken for a backup that somebody cut."""
    named = ["keyring-20261123T090000Z.age", "keyring-20261123T090000Z.json"]
    for name in named:
        (tmp_path / name).touch()

    shelf.take_away([tmp_path / name for name in named])

    assert steps == [f"gone {name}" for name in reversed(named)]


def test_nobody_opens_the_records_before_the_keys_are_gone_again(
    centre: Centre, place: restore.Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.back_up()
    (centre.home / journal.NAME).unlink()
    centre.bring_back(place)
    journal_of({BO: 2}, tmp_path / "found.txt")

    def stops(*_words: object, **_more: object) -> int:
        raise Cut

    with monkeypatch.context() as cut:
        cut.setattr(restore, "_let_go_again", stops)
        with pytest.raises(Cut):
            restore.end_quarantine(place.data, centre.source.root, journals=[tmp_path / "found.txt"])

    assert quarantine.held(place.data) is not None
    restore.end_quarantine(place.data, centre.source.root, journals=[tmp_path / "found.txt"])
    assert BO not in subjects_in(place, centre.source.root)


def _ready(data: Path, key: Path) -> None:
    rootkey.make(key)
    rootkey.make(turning.next_of(key))
    making = data / ".next-key-making"
    making.mkdir()
    for name in ("records.db", "keyring.db"):
        (data / name).write_bytes(b"old")
        (data / f"{name}-wal").write_bytes(b"of the old")
        (making / name).write_bytes(b"new")


def test_the_next_key_takes_its_place_step_by_step_and_the_key_is_last(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    data, key = tmp_path / "data", tmp_path / "key" / "root.key"
    data.mkdir()
    _ready(data, key)
    steps = request.getfixturevalue("steps")

    turning._decide(data)
    turning.settle(data, key)

    assert [step for step in steps if "-shm" not in step and "-journal" not in step] == [
        ".next-key-making -> .next-key",
        "sync data/",
        "gone records.db-wal",
        "records.db -> records.db",
        "gone keyring.db-wal",
        "keyring.db -> keyring.db",
        "sync data/",
        "root.key.next -> root.key",
        "sync key/",
        "sync data/",
    ]


def test_the_copies_are_on_the_disk_before_it_is_decided(
    centre: Centre, request: pytest.FixtureRequest
) -> None:
    steps = request.getfixturevalue("steps")

    turning._require_whole(centre.source.data, centre.source.root)

    assert steps[-3:] == ["sync records.db", "sync keyring.db", f"sync {centre.source.data.name}/"]


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_key_of_another_centre_is_never_used() -> None:
    subject = new_id()
    _generation, theirs = keyring.ensure(centre=OTHER, subject=subject)
    wrapped = SubjectKey.objects.get(subject=subject).wrapped

    assert keyring._newest(ONE, subject) is None
    assert keyring._newest(OTHER, subject) == (1, bytes(wrapped), None)
    assert keyring.fetch([subject]) == {(subject, 1): theirs}


@pytest.mark.django_db(databases=["default", "keyring"])
def test_all_keys_are_wrapped_anew_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """In PostgreSQL the keyring decides which root key is the centre's: it may never be under two."""
    for _number in range(2):
        keyring.ensure(centre=ONE, subject=new_id())
    before = dict(SubjectKey.objects.values_list("id", "wrapped"))
    last = bytes(before[max(before)])

    def wrapped_anew(held: bytes, **_roots: object) -> bytes | None:
        return None if bytes(held) == last else bytes(40)

    monkeypatch.setattr(keyring, "rewrap", wrapped_anew)
    with pytest.raises(IntegrityError):
        rewrapping.rewrap_all(old=bytes(32))

    assert dict(SubjectKey.objects.values_list("id", "wrapped")) == before


def test_a_copy_that_was_damaged_never_takes_the_place_of_what_is_sound(
    centre: Centre, tmp_path: Path
) -> None:
    data, key = centre.source.data, tmp_path / "key" / "root.key"
    rootkey.write(key, centre.source.root)

    with (
        pytest.raises(RootKeyError, match="as they were"),
        turning.turned(data, key, passphrase=None),
    ):
        _damage(data / ".next-key-making" / "records.db")

    rootkey.forget()
    assert rootkey.load(key, data=data) == centre.source.root
    assert files.is_sound(data / "records.db", root=centre.source.root)
    assert not turning.next_of(key).exists()
    assert not list(data.glob(".next-key*"))


def _damage(path: Path) -> None:
    held = bytearray(path.read_bytes())
    held[-100] ^= 1
    path.write_bytes(held)
