"""What was let go of is on the disk before the key is gone, and the journal says when it was damaged."""

import errno
import os
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from wicketgate.vault import journal, keyring
from wicketgate.vault.chance import new_id
from wicketgate.vault.errors import BackupError
from wicketgate.vault.models import SubjectKey

ANA, BO, CENTRE = UUID(int=1), UUID(int=2), UUID(int=5)


@pytest.fixture
def path(tmp_path: Path, settings: Settings) -> Path:
    settings.WICKETGATE_DATA = tmp_path
    return tmp_path / journal.NAME


def test_what_is_noted_is_read(path: Path) -> None:
    journal.note({ANA: 3}, centre=CENTRE)
    journal.note({BO: 4, ANA: 9}, centre=CENTRE)

    assert journal.read(path) == {ANA: 9, BO: 4}


def test_no_journal_names_nobody(path: Path) -> None:
    assert journal.read(path) == {}


def test_every_cut_of_the_last_line_is_taken_for_a_power_cut(path: Path) -> None:
    journal.note({ANA: 3}, centre=CENTRE)
    whole = path.read_bytes()
    journal.note({BO: 123}, centre=CENTRE)
    longer = path.read_bytes()

    for length in range(len(whole), len(longer) - 1):
        path.write_bytes(longer[:length])
        assert journal.read(path) == {ANA: 3}


def test_after_a_power_cut_the_next_line_stands_alone(path: Path) -> None:
    journal.note({ANA: 3}, centre=CENTRE)
    path.write_bytes(path.read_bytes() + b"00000000")

    journal.note({BO: 4}, centre=CENTRE)

    assert journal.read(path) == {ANA: 3, BO: 4}


def test_a_damaged_line_is_named(path: Path) -> None:
    journal.note({ANA: 3, BO: 4}, centre=CENTRE)
    held = bytearray(path.read_bytes())
    held[10] ^= 1
    path.write_bytes(held)

    with pytest.raises(BackupError, match=r"Line 1 of let-go\.txt is damaged"):
        journal.read(path)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_journal_names_a_key_before_it_is_destroyed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = new_id()
    keyring.ensure(centre=CENTRE, subject=subject)
    number = SubjectKey.objects.get(subject=subject).id

    def full(_keys: object, **_more: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as broken:
        broken.setattr(journal, "note", full)
        with pytest.raises(OSError, match="no space"):
            keyring.destroy(centre=CENTRE, subject=subject)
    stood = keyring.fetch([subject])
    keyring.destroy(centre=CENTRE, subject=subject)

    assert stood
    assert journal.read(path) == {subject: number}
    assert keyring.fetch([subject]) == {}


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_key_that_never_was_is_not_noted(path: Path) -> None:
    assert keyring.destroy(centre=CENTRE, subject=new_id()) == 0
    assert not path.exists()


@pytest.mark.parametrize("taken", [0, 1, 30])
def test_a_disk_that_takes_a_part_of_a_line_is_an_error(
    path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    """A system says so by a number alone when the disk becomes full in the middle; the key must stay then."""
    write, parts = os.write, list[int]()

    def fills_up(descriptor: int, content: bytes) -> int:
        if parts:
            raise OSError(errno.ENOSPC, "no space left")
        parts.append(taken)
        return write(descriptor, content[:taken])

    journal.note({ANA: 3}, centre=CENTRE)
    with monkeypatch.context() as full:
        full.setattr(os, "write", fills_up)
        with pytest.raises(OSError, match="no space left"):
            journal.note({BO: 4}, centre=CENTRE)
    assert journal.read(path) == {ANA: 3}

    journal.note({BO: 4}, centre=CENTRE)
    assert journal.read(path) == {ANA: 3, BO: 4}
