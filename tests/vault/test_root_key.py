"""A wrong, lost, unsafe or damaged key file is a letter, and nothing was written."""

import os
from pathlib import Path

import pytest

from wicketgate.vault import rootkey
from wicketgate.vault.errors import RootKeyError

PASSPHRASE = "lantern gravel otter mustard pew"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "key" / "root.key"
    rootkey.make(path)
    return path


def test_a_made_key_is_32_bytes_and_the_same_each_time(key_file: Path, data: Path) -> None:
    first = rootkey.load(key_file, data=data)
    rootkey.load.cache_clear()

    assert len(first) == 32
    assert rootkey.load(key_file, data=data) == first


def test_only_the_owner_can_read_a_made_key(key_file: Path) -> None:
    assert os.name != "posix" or key_file.stat().st_mode & 0o077 == 0


def test_a_lost_key_says_what_to_bring_back(tmp_path: Path, data: Path) -> None:
    with pytest.raises(RootKeyError, match="there is no file"):
        rootkey.load(tmp_path / "gone.key", data=data)


def test_a_key_that_others_can_read_is_refused_with_the_command_to_run(key_file: Path, data: Path) -> None:
    key_file.chmod(0o644)

    with pytest.raises(RootKeyError, match="chmod 600"):
        rootkey.load(key_file, data=data)


def test_a_key_inside_the_records_folder_is_refused(data: Path) -> None:
    rootkey.make(data / "root.key")

    with pytest.raises(RootKeyError, match="inside the folder of the records"):
        rootkey.load(data / "root.key", data=data)


def test_a_mistyped_character_is_noticed(key_file: Path, data: Path) -> None:
    name, text, checksum = key_file.read_text().split()
    other = "0" if text[5] != "0" else "1"
    key_file.write_text(f"{name} {text[:5]}{other}{text[6:]} {checksum}\n")

    with pytest.raises(RootKeyError, match="damaged"):
        rootkey.load(key_file, data=data)


@pytest.mark.parametrize("content", ["", "hello\n", "\x00\xff\n"], ids=["empty", "another file", "bytes"])
def test_a_file_that_is_no_key_is_named_as_such(key_file: Path, data: Path, content: str) -> None:
    key_file.write_text(content, encoding="utf-8")

    with pytest.raises(RootKeyError, match="damaged or is another file"):
        rootkey.load(key_file, data=data)


def test_a_key_is_never_written_over(key_file: Path) -> None:
    before = key_file.read_bytes()

    with pytest.raises(RootKeyError, match="nothing was written"):
        rootkey.make(key_file)

    assert key_file.read_bytes() == before


def test_a_passphrase_locks_the_key_and_opens_it(tmp_path: Path, data: Path) -> None:
    rootkey.make(tmp_path / "locked.key", passphrase=PASSPHRASE)

    assert len(rootkey.load(tmp_path / "locked.key", data=data, passphrase=PASSPHRASE)) == 32


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(None, "got none", id="no passphrase"),
        pytest.param(PASSPHRASE.upper(), "does not open the key file", id="a wrong passphrase"),
    ],
)
def test_a_locked_key_stays_shut(tmp_path: Path, data: Path, given: str | None, said: str) -> None:
    rootkey.make(tmp_path / "locked.key", passphrase=PASSPHRASE)

    with pytest.raises(RootKeyError, match=said):
        rootkey.load(tmp_path / "locked.key", data=data, passphrase=given)


def test_a_short_passphrase_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(RootKeyError, match="at least 20 characters"):
        rootkey.make(tmp_path / "short.key", passphrase="too short")

    assert not (tmp_path / "short.key").exists()
