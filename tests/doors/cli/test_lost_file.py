"""One file of the records without the other is a letter: nothing empty is made in its place."""

import pytest

from tests.doors.cli.computer import SLUG, Computer


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    computer = Computer(tmp_path_factory.mktemp("computer"))
    assert computer.begin().returncode == 0
    return computer


def files(computer: Computer) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in computer.data.glob("*.db")}


@pytest.mark.parametrize("name", ["keyring.db", "records.db"])
@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_file_that_is_lost_is_not_made_anew(computer: Computer, name: str, how: str) -> None:
    lost = computer.data / name
    kept = lost.rename(computer.home / "kept")
    if how == "empty":
        lost.touch()
    before = files(computer)

    refused = [computer.run("sweep", "--centre", SLUG), computer.begin()]

    assert [done.returncode for done in refused] == [1, 1]
    assert all(f"one of them is gone or empty: {lost}" in done.stderr for done in refused)
    assert files(computer) == before
    kept.replace(lost)
    assert computer.run("sweep", "--centre", SLUG).returncode == 0


def test_another_key_is_told_in_one_letter_without_the_library_s_own_lines(computer: Computer) -> None:
    computer.run("new-centre", "--name", "Brook", "--coordinator", "Bo")
    other = computer.key.with_name("brook.key")

    refused = computer.run("sweep", WICKETGATE_DATA=str(computer.data), WICKETGATE_KEY_FILE=str(other))

    assert refused.returncode == 1
    assert refused.stderr.startswith("The records do not open with this key file.")
    assert len(refused.stderr.splitlines()) == 1
