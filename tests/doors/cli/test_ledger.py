"""`wicketgate ledger`: check, sign, export and prove, with a letter for whatever is asked wrongly."""

from pathlib import Path

import pytest

import verify_ledger
from tests.domain.ledger.attacks import nine_entries, statements, take_triggers_away
from tests.people import CENTRE
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.notes import verifier_key
from wicketgate.doors.cli import ledger, places

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture(autouse=True)
def records_that_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "prepare", lambda: None)


def test_an_untouched_ledger_fits(capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()

    assert ledger.main(["verify"]) == 0
    assert capsys.readouterr().out == "9 entries fit.\n"


def test_the_first_bad_entry_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()
    statements("UPDATE ledger_entry SET event = 'signed_in' WHERE sequence = 3")()

    assert ledger.main(["verify"]) == 1
    assert "Entry 3 does not: it was changed after it was written." in capsys.readouterr().out


def test_a_database_that_no_longer_guards_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()
    take_triggers_away()

    assert ledger.main(["verify"]) == 1
    assert "no longer guards the ledger" in capsys.readouterr().out


def test_a_witness_is_held_against_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    witness = nine_entries()
    note = tmp_path / "note.txt"
    note.write_text(witness.notes[1], encoding="utf-8")

    assert ledger.main(["verify", "--witness", str(note)]) == 0
    statements("DELETE FROM ledger_entry WHERE sequence > 5")()
    assert ledger.main(["verify", "--witness", str(note)]) == 1
    assert "there were 7 entries, and the last of them were cut off" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["a letter about something else", None])
def test_a_witness_that_is_none_gets_a_letter(
    text: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nine_entries()
    note = tmp_path / "note.txt"
    if text is not None:
        note.write_text(text, encoding="utf-8")

    assert ledger.main(["verify", "--witness", str(note)]) == 1
    assert capsys.readouterr().err.startswith("Expected a checkpoint")


def test_a_checkpoint_is_signed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()

    assert ledger.main(["checkpoint"]) == 0
    last = Checkpoint.objects.order_by("size").last()
    assert last is not None
    assert (last.size, capsys.readouterr().out) == (9, last.note)


def test_a_changed_ledger_is_not_signed(capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()
    statements("DELETE FROM ledger_entry WHERE sequence > 5")()

    assert ledger.main(["checkpoint"]) == 1
    assert "somebody has changed the ledger" in capsys.readouterr().err


def test_the_key_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()

    assert ledger.main(["key"]) == 0
    assert capsys.readouterr().out == verifier_key(CENTRE) + "\n"


def test_an_export_and_a_proof_fit_outside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()
    export, proof = str(tmp_path / "export"), str(tmp_path / "proof")

    assert ledger.main(["export", export]) == 0
    assert ledger.main(["prove", "5", proof]) == 0
    assert verify_ledger.main([export]) == 0
    assert verify_ledger.main([proof, "--witness", export]) == 0


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nine_entries()
    there = tmp_path / "there"
    there.write_text("mine", encoding="utf-8")

    assert ledger.main(["export", str(there)]) == 1
    assert there.read_text(encoding="utf-8") == "mine"


def test_an_entry_without_a_checkpoint_gets_a_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nine_entries()

    assert ledger.main(["prove", "9", str(tmp_path / "proof")]) == 1
    assert "Expected an entry from 1 to 7" in capsys.readouterr().err
    assert not (tmp_path / "proof").exists()


def test_an_installation_without_a_centre_has_nothing_to_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ledger.main(["export", str(tmp_path / "export")]) == 1
    assert "got 0" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["forget"], ["prove", "first", "file"], ["export"]])
def test_what_is_asked_wrongly_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        ledger.main(words)

    assert ended.value.code == 2
