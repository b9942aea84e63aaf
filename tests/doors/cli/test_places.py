"""Where a centre is, is written down once: whole, whatever its folder is called, and never over another's."""

from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, SLUG, Computer

# What nobody thinks of, and anybody's home folder may have.
FOLDER = "Bücher & 'Mitte' 🌷"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def note(computer: Computer) -> Path:
    return computer.home / f".config/wicketgate/{SLUG}.toml"


def opens(computer: Computer) -> bool:
    return computer.run("sweep", "--centre", SLUG).returncode == 0


def test_a_centre_in_a_folder_of_any_name_is_found_again(computer: Computer) -> None:
    home = computer.home / FOLDER
    begun = computer.begin("--folder", str(home / "records"), "--key", str(home / "stick/root.key"))

    assert begun.returncode == 0, begun.stderr
    assert opens(computer)


def test_a_note_that_cannot_be_read_is_a_letter_and_is_mended_as_it_says(computer: Computer) -> None:
    computer.begin()
    note(computer).write_text("data = ")

    refused = computer.run("sweep", "--centre", SLUG)
    note(computer).unlink()
    mended = computer.begin("--folder", str(computer.data), "--key", str(computer.key))

    assert refused.returncode == 1
    assert f"Expected {note(computer)} to say where the records" in refused.stderr
    assert mended.returncode == 0, mended.stderr
    assert opens(computer)


def test_a_second_centre_of_one_name_is_refused_and_the_first_is_found_as_before(computer: Computer) -> None:
    computer.begin()
    before = note(computer).read_text()

    refused = [
        computer.begin("--folder", "~/second", "--key", "~/second.key"),
        computer.run("recover", "~", "--name", NAME, "--folder", "~/second", "--key", "~/second.key"),
    ]

    assert [done.returncode for done in refused] == [2, 2]
    assert all("a centre of that name is on this computer already" in done.stderr for done in refused)
    assert note(computer).read_text() == before


def test_a_key_that_does_not_open_the_records_is_not_written_down(computer: Computer) -> None:
    computer.begin()
    computer.run("new-centre", "--name", "Brook", "--coordinator", "Bo")
    other = computer.key.with_name("brook.key")

    refused = computer.begin("--key", str(other))

    assert refused.returncode == 1
    assert "do not open with this key file" in refused.stderr
    assert opens(computer)


def test_a_file_where_a_folder_is_meant_is_refused_and_the_other_way_round(computer: Computer) -> None:
    (computer.home / "file").touch()
    (computer.home / "folder").mkdir()
    for words, said in (
        (["--folder", "~/file"], "--folder: expected a folder, got a file"),
        (["--folder", "~/file/records"], "--folder: expected a folder, got a file"),
        (["--key", "~/folder"], "--key: expected the name of a file"),
        (["--folder", "~/\udcfc"], "--folder: expected a name of letters and signs"),
    ):
        refused = computer.begin(*words)

        assert refused.returncode == 2, said
        assert said in refused.stderr
    assert computer.everything() == {Path("file")}


def test_a_folder_that_refuses_is_a_letter(computer: Computer) -> None:
    (computer.home / ".config").touch()

    refused = computer.begin()

    assert refused.returncode == 1
    assert "this computer refuses" in refused.stderr
    assert "Then do this again." in refused.stderr


def test_the_centre_may_be_named_before_the_word_or_behind_it(computer: Computer) -> None:
    computer.begin()

    before, behind = (
        computer.run("ledger", *words)
        for words in (("--centre", SLUG, "verify"), ("verify", "--centre", SLUG))
    )

    assert (before.returncode, before.stdout) == (behind.returncode, behind.stdout)
    assert "entries fit" in before.stdout
