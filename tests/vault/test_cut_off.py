"""A restore and a change of papers that are cut off anywhere can be done again, and what was said to be back lasts."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.vault.centre import CENTRE, Centre
from wicketgate.vault import recovery, restore, rootkey, turning
from wicketgate.vault.disk import write_whole
from wicketgate.vault.errors import BackupError
from wicketgate.vault.recovery import Opener


class Cut(BaseException):
    """The computer stops here."""


def test_cut_off_between_the_key_and_the_records_it_can_be_done_again(
    centre: Centre, place: restore.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.back_up()

    def stops(_self: Path, _target: Path) -> None:
        raise Cut

    with monkeypatch.context() as cut:
        cut.setattr(Path, "rename", stops)
        cut.setattr(shutil, "rmtree", lambda *_args, **_more: None)
        with pytest.raises(Cut):
            centre.bring_back(place)
    assert place.key_file.exists()
    assert not place.data.exists()

    centre.bring_back(place)

    assert rootkey.load(place.key_file, data=place.data) == centre.source.root
    assert [path.name for path in place.data.parent.iterdir()] == [place.data.name]


def test_what_is_said_to_be_back_is_on_the_disk(
    centre: Centre, place: restore.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.back_up()
    synced, fsync = list[Path](), os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    centre.bring_back(place)

    staging = place.data.with_name(f".{place.data.name}.restoring")
    brought = {staging / path.name for path in place.data.iterdir()}
    assert brought <= set(synced)
    assert {staging, place.data.parent, place.key_file.parent} <= set(synced)
    assert all(path.stat().st_mode & 0o077 == 0 for path in place.data.iterdir())


@pytest.mark.parametrize("step", range(4))
def test_papers_that_were_cut_off_leave_no_backup_that_none_open(
    centre: Centre, place: restore.Place, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each backup that is written opens with two papers of one set, wherever the making of the next was cut off."""
    old, steps = centre.papers, list[str]()
    new, drawn = recovery.draw(centre=CENTRE, on=date(2026, 12, 1))

    def until(act: Callable[..., object]) -> Callable[..., object]:
        def stepped(*words: object, **more: object) -> object:
            steps.append(act.__name__)
            if len(steps) > step:
                raise Cut
            return act(*words, **more)

        return stepped

    with monkeypatch.context() as cut:
        cut.setattr(recovery, "write_whole", until(write_whole))
        cut.setattr(Path, "unlink", until(Path.unlink))
        with suppress(Cut):
            recovery.keep(centre.source.data, drawn, root=centre.source.root)

    if not (centre.source.data / recovery.SEALED_ROOT).exists():
        with pytest.raises(BackupError, match="recovery-papers"):
            centre.back_up()
        return
    centre.back_up()
    kept = recovery.papers_of(recovery.kept(centre.source.data).recipient)
    papers = new if kept == recovery.papers_of(drawn.recipient) else old
    known = ("vault.0001_initial", "people.0001_initial")
    assert restore.bring_back(centre.disk, Opener(papers[:2]), place=place, known=known).centre == CENTRE


def test_a_next_key_that_was_thrown_away_is_not_remembered(tmp_path: Path) -> None:
    held = tmp_path / "root.key"
    rootkey.make(held)
    first = turning.make_next(tmp_path / "data", held, passphrase=None)
    turning.settle(tmp_path / "data", held)

    second = turning.make_next(tmp_path / "data", held, passphrase=None)

    assert first != second
    assert second.hex() in turning.next_of(held).read_text()


def test_papers_that_are_made_during_a_backup_stop_it(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    _new, drawn = recovery.draw(centre=CENTRE, on=date(2026, 12, 1))
    read = Path.read_bytes

    def made_meanwhile(path: Path) -> bytes:
        if path.name == recovery.SEALED_ROOT and path.parent == centre.source.data:
            monkeypatch.setattr(Path, "read_bytes", read)
            recovery.keep(centre.source.data, drawn, root=centre.source.root)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", made_meanwhile)

    with pytest.raises(BackupError, match="made at this moment"):
        centre.back_up()
    assert not list(centre.home.glob("records-*.json"))
