"""A real centre is begun with one command, anywhere but among other records, and nothing is ever overwritten."""

import stat
from pathlib import Path

import pytest

from tests.doors.cli.computer import NAME, ROOT, SLUG, Computer


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_a_centre_is_begun_with_its_folder_its_key_and_a_first_password(computer: Computer) -> None:
    done = computer.begin()

    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(computer.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(computer.key.stat().st_mode) == 0o600
    assert "First password" in done.stdout
    assert f"serve --centre {SLUG}" in done.stdout
    assert "http://localhost:8000" in done.stdout


def test_what_was_begun_opens_as_a_real_centre_and_never_as_a_demonstration(computer: Computer) -> None:
    computer.begin()

    real = computer.run("ledger", "verify", **computer.records())
    mistaken = computer.run("ledger", "verify", WICKETGATE_DEMONSTRATION="1", **computer.records())

    assert real.returncode == 0
    assert real.stdout.endswith("entries fit.\n")
    assert mistaken.returncode == 1
    assert "Expected the demonstration, got the records of a real centre" in mistaken.stderr


def test_the_demonstration_never_opens_as_a_real_centre(computer: Computer) -> None:
    computer.begin()
    _make_it_a_demonstration(computer)

    mistaken = computer.run("serve", **computer.records())

    assert mistaken.returncode == 1
    assert "Expected the records of a real centre, got those of the demonstration" in mistaken.stderr


def test_records_of_a_newer_program_are_refused_and_not_touched(computer: Computer) -> None:
    computer.begin()
    _write_in_the_records(
        computer,
        "from django.db.migrations.recorder import MigrationRecorder\n"
        "MigrationRecorder(connection).record_applied('policy', '9999_of_a_newer_program')\n",
    )

    refused = computer.run("ledger", "verify", **computer.records())

    assert refused.returncode == 1
    assert "written by a newer Wicket Gate" in refused.stderr
    assert "policy 9999_of_a_newer_program" in refused.stderr


def test_run_again_it_says_that_the_centre_is_there_and_keeps_its_key(computer: Computer) -> None:
    computer.begin()
    key = computer.key.read_bytes()

    again = computer.run("new-centre", "--name", NAME)

    assert again.returncode == 0
    assert "is there already" in again.stdout
    assert "new first password" in again.stdout
    assert computer.key.read_bytes() == key


def test_stopped_after_the_key_it_goes_on_with_that_key(computer: Computer) -> None:
    computer.begin()
    key = computer.key.read_bytes()
    for file in computer.data.glob("*.db*"):
        file.unlink()

    again = computer.begin()

    assert again.returncode == 0, again.stderr
    assert computer.key.read_bytes() == key
    assert computer.run("ledger", "verify", **computer.records()).returncode == 0


def test_records_whose_key_is_lost_get_no_other(computer: Computer) -> None:
    computer.begin()
    computer.key.unlink()

    again = computer.run("new-centre", "--name", NAME)

    assert again.returncode == 1
    assert "The records are there, but their key is not" in again.stderr
    assert not computer.key.exists()


def test_a_key_that_may_be_anothers_is_kept(computer: Computer) -> None:
    computer.key.parent.mkdir(parents=True)
    computer.key.write_text("somebody's key")

    refused = computer.begin()

    assert refused.returncode == 1
    assert "There is a key file" in refused.stderr
    assert computer.everything() == {computer.key.relative_to(computer.home)}


@pytest.mark.parametrize(
    ("folder", "key", "said"),
    [
        pytest.param(
            str(ROOT / "records"), None, "outside the program’s own folder", id="records in the program"
        ),
        pytest.param(
            None, str(ROOT / "root.key"), "outside the program’s own folder", id="the key in the program"
        ),
        pytest.param(
            "~/other/mine", None, "inside the folder of another centre", id="records in another centre"
        ),
        pytest.param(
            "~/mine", "~/mine/root.key", "outside the folder of the records", id="the key in the records"
        ),
        pytest.param("~/full", None, "a new or an empty folder", id="a folder with other files"),
    ],
)
def test_a_place_that_is_not_apart_is_refused_and_nothing_is_made(
    computer: Computer, folder: str | None, key: str | None, said: str
) -> None:
    for path in ("other/records.db", "full/letter.txt"):
        (computer.home / path).parent.mkdir()
        (computer.home / path).touch()
    before = computer.everything()
    places = [*(["--folder", folder] if folder else []), *(["--key", key] if key else [])]

    refused = computer.begin(*places)

    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Nothing was made." in refused.stderr
    assert computer.everything() == before


def test_a_centre_elsewhere_is_found_by_its_name_again(computer: Computer) -> None:
    computer.begin("--folder", "~/elsewhere", "--key", "~/stick/root.key")

    again = computer.run("new-centre", "--name", NAME)

    assert "is there already" in again.stdout
    assert not computer.data.exists()


def test_a_key_locked_with_a_passphrase_opens_with_it_alone(computer: Computer) -> None:
    words = "five unrelated words for a hall"
    computer.begin("--passphrase", WICKETGATE_PASSPHRASE=words)

    opened = computer.run("new-centre", "--name", NAME, WICKETGATE_PASSPHRASE=words)
    nobody_to_ask = computer.run("serve", "--centre", SLUG)
    wrong = computer.run("serve", "--centre", SLUG, WICKETGATE_PASSPHRASE=words + "!")

    assert "is there already" in opened.stdout
    assert "locked with a passphrase" in nobody_to_ask.stderr
    assert (nobody_to_ask.returncode, wrong.returncode) == (1, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["new-centre"], "Expected --name", id="without a name and nobody to ask"),
        pytest.param(["new-centre", "--name", " "], "expected one line", id="an empty name"),
        pytest.param(
            ["new-centre", "--name", "A", "--coordinator", "B" * 101], "got 101", id="an over-long name"
        ),
        pytest.param(
            ["new-centre", "--name", "A", "--coordinator", "B", "--username", "a b"],
            "--username",
            id="a space",
        ),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused_and_nothing_is_made(
    computer: Computer, words: list[str], said: str
) -> None:
    refused = computer.run(*words)

    assert refused.returncode == 2
    assert said in refused.stderr
    assert computer.everything() == set()


def test_a_centre_that_was_never_begun_here_is_not_served(computer: Computer) -> None:
    refused = computer.run("serve", "--centre", "nowhere")

    assert refused.returncode == 1
    assert "Those here: none" in refused.stderr


def _make_it_a_demonstration(computer: Computer) -> None:
    _write_in_the_records(
        computer,
        "from wicketgate.domain.policy.models import Centre\nCentre.objects.update(is_demonstration=True)\n",
    )


def _write_in_the_records(computer: Computer, act: str) -> None:
    computer.inside(f"from django.db import connection\n{act}")
