"""Papers and days that can't be taken are a letter that says what to do, and nothing is left half-made."""

from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, SLUG, Computer
from tests.doors.cli.saved import Saved, a_saved_centre


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    saved = a_saved_centre(tmp_path_factory.mktemp("saved"))
    assert saved.old.run("backup", str(saved.disk), "--centre", SLUG).returncode == 0
    return saved


@pytest.fixture
def empty(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_the_printed_file_itself_is_no_typed_paper(saved: Saved) -> None:
    printed = saved.papers[0].with_suffix(".pdf")

    refused = saved.old.run("recovery-papers", "--check", str(printed), "--centre", SLUG)

    assert refused.returncode == 1
    assert "got a picture or a PDF" in refused.stderr
    assert "Type its six lines of letters" in refused.stderr


@pytest.mark.parametrize("there", [".", "nowhere.txt"])
def test_a_paper_that_cannot_be_read_says_why(saved: Saved, empty: Computer, there: str) -> None:
    words = ["--share", there, *saved.shares(1)]

    refused = empty.run("recover", str(saved.disk), "--name", NAME, *words)

    assert refused.returncode == 1
    assert "it can’t be read: " in refused.stderr
    assert empty.everything() == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--until", "tomorrow"], "a day such as 2026-12-24", id="a word for a day"),
        pytest.param(["--until", "2020-01-01"], "today or a day to come", id="a day that is over"),
        pytest.param(["--username", "Bo Bright"], "--username: expected", id="a name to sign in with"),
    ],
)
def test_somebody_who_could_not_act_brings_nothing_back(
    saved: Saved, empty: Computer, words: list[str], said: str
) -> None:
    acting = ["--acting", "Bo Bright", *words]

    refused = empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(1, 2), *acting)

    assert refused.returncode == 2
    assert said in refused.stderr
    assert empty.everything() == set()


def test_a_username_that_is_taken_says_how_somebody_acts_all_the_same(saved: Saved, empty: Computer) -> None:
    acting = ["--acting", "Bo Bright", "--username", "coordinator"]

    done = empty.run("recover", str(saved.disk), "--name", NAME, *saved.shares(1, 2), *acting)

    assert done.returncode == 1
    assert "The centre is back. Nobody was made acting coordinator" in done.stderr
    assert "run the same again with another --username" in done.stderr


def test_papers_of_which_not_all_could_be_made_are_taken_away_again(saved: Saved, tmp_path: Path) -> None:
    kept = (saved.old.data / "recovery.json").read_bytes()

    said = saved.old.inside(_NO_ROOM_FOR_THE_THIRD.format(folder=tmp_path))

    assert said.splitlines()[-1] == "1"
    assert list(tmp_path.iterdir()) == []
    assert (saved.old.data / "recovery.json").read_bytes() == kept


def test_the_folder_of_the_backups_has_to_be_there_to_say_which_papers_open_them(saved: Saved) -> None:
    refused = saved.old.run("recovery-papers", "--sets", "nowhere", "--centre", SLUG)

    assert refused.returncode == 1
    assert "Expected a folder at nowhere, found none" in refused.stderr


_NO_ROOM_FOR_THE_THIRD = """
from pathlib import Path
from wicketgate.doors.cli.recovery_papers import main
written = Path.write_bytes
def full(path, content):
    if path.name == "recovery-paper-3.pdf":
        raise OSError(28, "No space left on device")
    return written(path, content)
Path.write_bytes = full
print(main(["{folder}"]))
"""
