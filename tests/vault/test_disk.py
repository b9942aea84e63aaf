"""A file is written whole or not at all, whoever else writes it at the same moment, and lasts once it is written."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from wicketgate.vault import disk, rootkey


def test_two_who_write_one_file_at_once_write_it_one_after_the_other(tmp_path: Path) -> None:
    """The day's backup and the hourly journal are jobs of one minute, and `wicketgate backup` is a third."""
    path = tmp_path / "let-go.txt"
    path.write_bytes(bytes([0]) * 5_000)

    def write_often(letter: int) -> bool:
        for _time in range(60):
            disk.write_whole(path, bytes([letter]) * 5_000)
            held = path.read_bytes()
            if len(held) != 5_000 or len(set(held)) != 1:
                return False
        return True

    with ThreadPoolExecutor(3) as several:
        assert all(several.map(write_often, (1, 2, 3)))
    assert [left.name for left in tmp_path.iterdir()] == [path.name]


def test_what_could_not_be_written_leaves_the_old_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "let-go.txt"
    disk.write_whole(path, b"old")

    def fails(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("wicketgate.vault.disk.os.fsync", fails)
    with pytest.raises(OSError, match="no space left"):
        disk.write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir()] == [path.name]


def test_what_a_fall_left_half_written_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".let-go.txt.new").write_bytes(b"left half-written, and longer than what comes")

    disk.write_whole(tmp_path / "let-go.txt", b"new")

    assert (tmp_path / "let-go.txt").read_bytes() == b"new"
    assert not (tmp_path / ".let-go.txt.new").exists()


def test_a_key_file_lasts_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is on the disk under no name is gone after a power cut, and every record with it."""
    synced, fsync = list[Path](), os.fsync

    def noted(descriptor: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)

    rootkey.make(tmp_path / "keys/root.key")

    assert synced == [tmp_path / "keys/root.key", tmp_path / "keys"]


def test_a_key_that_could_not_be_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_descriptor: int) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fails)
        with pytest.raises(OSError, match="no space left"):
            rootkey.make(tmp_path / "root.key")

    assert not (tmp_path / "root.key").exists()
    rootkey.make(tmp_path / "root.key")
