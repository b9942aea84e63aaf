"""`wicketgate doctor`, as somebody types it on a computer of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.doors.cli.computer import NAME, SLUG, Computer
from wicketgate.doors.doctor.examination import ASSERTIONS

LEAST = 40


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    computer = Computer(tmp_path_factory.mktemp("computer"))
    assert computer.begin().returncode == 0
    return computer


def told(computer: Computer, **environment: str) -> tuple[int, dict[str, Any]]:
    done = computer.run("doctor", "--json", *(() if environment else ("--centre", SLUG)), **environment)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def state(told: dict[str, Any], code: str) -> str:
    return str(next(one["state"] for one in told["findings"] if one["code"] == code))


def test_a_centre_that_was_just_founded_has_nothing_red(founded: Computer) -> None:
    status, found = told(founded)

    assert status == 0
    assert [one for one in found["findings"] if one["state"] == "red"] == []
    assert state(found, "keys.papers_made") == "amber"
    assert state(found, "files.key_file") == "green"


def test_a_fresh_demonstration_has_nothing_red(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    place = {
        "WICKETGATE_DATA": str(tmp_path / "data"),
        "WICKETGATE_KEY_FILE": str(tmp_path / "key" / "root.key"),
        "WICKETGATE_DEMONSTRATION": "1",
    }
    assert computer.run("demo", **place).returncode == 0

    status, found = told(computer, **place)

    assert status == 0
    assert [one for one in found["findings"] if one["state"] == "red"] == []
    assert found["demonstration"] is True


def test_another_program_reads_every_assertion_in_one_form(founded: Computer) -> None:
    _status, found = told(founded)

    assert set(found) == {"form", "at", "centre", "demonstration", "worst", "counts", "findings"}
    assert found["form"] == 1
    assert {frozenset(one) for one in found["findings"]} == {
        frozenset({"code", "state", "claim", "found", "advice"})
    }
    assert sorted(one["code"] for one in found["findings"]) == sorted(one.code for one in ASSERTIONS)
    assert sum(found["counts"].values()) == len(found["findings"]) >= LEAST


def test_somebody_reads_what_is_worst_first_and_what_to_do(founded: Computer) -> None:
    done = founded.run("doctor", "--all", "--centre", SLUG)

    words = [
        line.split()[0] for line in done.stdout.splitlines() if line.startswith(("RED", "AMBER", "GREEN"))
    ]
    assert words == sorted(words, key=["RED", "AMBER", "GREEN"].index)
    assert {"AMBER", "GREEN"} <= set(words)
    assert "→ Make them before the second family" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 red, ")


def test_what_is_in_order_is_said_to_whoever_asks_for_it(founded: Computer) -> None:
    done = founded.run("doctor", "--centre", SLUG)

    assert "GREEN" not in done.stdout
    assert "AMBER   Should be so: The recovery papers were made" in done.stdout
    assert "green (--all says which)" in done.stdout.splitlines()[-1]


def test_it_says_nobodys_name_and_no_place(founded: Computer) -> None:
    done = founded.run("doctor", "--centre", SLUG)

    assert NAME not in done.stdout
    assert "Ana" not in done.stdout
    assert str(founded.home) not in done.stdout


def test_something_red_is_an_exit_status(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.begin()
    computer.data.chmod(0o755)

    status, found = told(computer)

    assert status == 1
    assert found["worst"] == "red"
    assert state(found, "files.data_folder") == "red"


def test_a_key_that_no_longer_opens_the_records_is_said_beside_all_else(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.begin()
    computer.key.write_text("nonsense\n")

    status, found = told(computer)

    assert status == 1
    assert state(found, "keys.root_key") == "red"
    assert state(found, "files.key_file") == "green"
    assert state(found, "versions.no_known_holes") == "green"
    assert found["centre"] is None
    # First what is to be mended; what can't be looked at for that reason comes below, and is sent back to it.
    assert found["findings"][0]["code"] == "keys.root_key"
    unseen = [one for one in found["findings"] if one["found"].startswith("This can’t be looked at")]
    assert len(unseen) > 20
    assert {one["advice"].partition(" what")[0] for one in unseen} == {"Mend first"}
    assert computer.run("doctor", "--centre", SLUG).stdout.count("Mend first") < 5


def test_it_changes_nothing(founded: Computer) -> None:
    before = {path: (founded.home / path).read_bytes() for path in founded.everything()}

    founded.run("doctor", "--centre", SLUG)

    after = {path: (founded.home / path).read_bytes() for path in founded.everything()}
    assert {path for path in before if before[path] != after.get(path)} == set()
    # A reader of a database that writes to a log first leaves an empty log.
    assert [path.name for path in set(after) - set(before) if not path.name.endswith(("-wal", "-shm"))] == []


def test_where_there_is_no_centre_nothing_is_made(tmp_path: Path) -> None:
    computer = Computer(tmp_path)

    done = computer.run("doctor")

    assert done.returncode == 1
    assert "Begin with: wicketgate new-centre" in done.stderr
    assert computer.everything() == set()


def test_a_wrong_word_is_an_exit_status_of_its_own(tmp_path: Path) -> None:
    assert Computer(tmp_path).run("doctor", "--loud").returncode == 2
