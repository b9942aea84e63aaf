"""The paper of a list stays the same, and each of its lines can be proved from the file that goes with it."""

import json
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

import verify_ledger
from tests.asking import Field
from tests.domain.gate.papers import text_of
from tests.own_lists import (
    A_MINUTE,
    LATER,
    a_sheet,
    agreed,
    asked,
    him,
    much_is_given_out,
)
from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.disclosures.given_out.lines import Line, read, written
from wicketgate.domain.disclosures.models import HowConfirmed
from wicketgate.domain.disclosures.operations import (
    confirm_own_list,
    give_proofs,
    tell_own_list,
)
from wicketgate.domain.ledger import bundle, checkpoints
from wicketgate.domain.ledger.bundle import NoProof
from wicketgate.domain.ledger.checkpoints import make
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.merkle import Tree
from wicketgate.domain.ledger.models import Checkpoint, Entry
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.vault import rootkey, signing
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


class TestPaper:
    def test_it_is_the_same_whenever_it_is_printed_and_whatever_came_since(self, field: Field) -> None:
        much_is_given_out(field)
        own = agreed(field, him(field))

        first = tell_own_list(own.id, by=field.coordinator, at=LATER).pdf
        a_sheet(field)
        make(by=FOUNDER, at=LATER)

        assert tell_own_list(own.id, by=field.coordinator, at=LATER + A_MINUTE).pdf == first

    def test_it_bears_the_checkpoint_that_was_made_for_it(self, field: Field) -> None:
        own = agreed(field, him(field))
        assert own.size is not None
        note = Checkpoint.objects.get(size=own.size).note

        text = text_of(tell_own_list(own.id, by=field.coordinator, at=LATER).pdf)

        assert note.split("\n")[2] in text
        assert "It doesn’t prove that the list is complete" in text
        assert "It proves that these entries were in the ledger" in text


class TestProofs:
    @pytest.fixture
    def file(self, field: Field, tmp_path: Path) -> Path:
        much_is_given_out(field)
        make(by=FOUNDER, at=NOW)
        own = agreed(field, him(field))
        path = tmp_path / "proofs.txt"
        path.write_bytes(give_proofs(own.id, by=field.coordinator, at=LATER).content)
        return path

    def test_the_verifier_outside_finds_each_line_in_the_tree(
        self, file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert verify_ledger.main([str(file)]) == 0
        assert capsys.readouterr().out == "0 entries, 6 proofs and 1 checkpoints fit.\n"

    def test_a_square_that_was_kept_from_before_can_be_laid_beside_it(
        self, file: Path, tmp_path: Path
    ) -> None:
        older = Checkpoint.objects.filter(centre=CENTRE).order_by("size").first()
        assert older is not None
        (tmp_path / "photographed.txt").write_text(older.note.strip(), encoding="utf-8")

        assert verify_ledger.main([str(file), "--witness", str(tmp_path / "photographed.txt")]) == 0

    def test_it_names_nobody_and_opens_only_what_is_theirs(self, file: Path, field: Field) -> None:
        held = [json.loads(line) for line in file.read_text().splitlines()]
        shown = [line["inclusion"] for line in held if "inclusion" in line]
        opened = [json.loads(step["detail"]) for step in shown if "detail" in step]
        told = {step["entry"].split("\n")[10] for step in shown if "detail" in step}

        assert told == {him(field).person_id.hex}
        assert not {name for name in ("Marsh", "Tobiah", "Harrow", "Larkfield") if name in file.read_text()}
        assert {name for detail in opened for name in detail.get("opens", [])} == {
            him(field).person.telephone.reference
        }
        assert field.agency.id.hex not in file.read_text()

    @pytest.mark.parametrize("spoilt", ["detail", "entry", "place", "path"])
    def test_a_line_that_is_not_what_was_entered_is_found(
        self, file: Path, spoilt: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        step = next(line["inclusion"] for line in lines if "detail" in line.get("inclusion", {}))
        step[spoilt] = {
            "detail": step["detail"].replace("tell_times", "write_to_them"),
            "entry": step["entry"].replace("value_revealed", "times_told"),
            "place": step["place"] + 1,
            "path": step["path"][:-1],
        }[spoilt]
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))

        assert verify_ledger.main([str(file)]) == 1
        assert "is not in the tree that was signed" in capsys.readouterr().out

    def test_nothing_is_gathered_from_a_ledger_that_was_changed(
        self, field: Field, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make(by=FOUNDER, at=NOW)
        own = asked(field, him(field))
        honest = checkpoints.tree_of

        def another(centre: UUID) -> Tree:
            return Tree([b"0" * 32, *honest(centre)._levels[0][1:]])

        monkeypatch.setattr(checkpoints, "tree_of", another)

        with pytest.raises(Unable, match="ledger was changed"):
            confirm_own_list(
                own.id, how=HowConfirmed.RANG, expected_version=own.version, by=field.coordinator, at=LATER
            )


@pytest.mark.parametrize("gathered_under", [b"1" * 32, b"2" * 32], ids=["before", "after"])
def test_a_key_that_was_changed_leaves_the_proofs_and_older_squares_good(
    field: Field, gathered_under: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = b"1" * 32, b"2" * 32

    def sign_under(root: bytes) -> None:
        monkeypatch.setattr(signing, "rootkey", SimpleNamespace(current=lambda: root, derive=rootkey.derive))

    sign_under(first)
    photographed = make(by=FOUNDER, at=NOW).note
    own = agreed(field, him(field)) if gathered_under == first else None
    sign_under(second)
    make(old_root=first, by=FOUNDER, at=LATER)
    own = own or agreed(field, him(field))
    file, kept = tmp_path / "proofs.txt", tmp_path / "photographed.txt"
    file.write_bytes(give_proofs(own.id, by=field.coordinator, at=LATER).content)
    kept.write_text(photographed, encoding="utf-8")

    assert verify_ledger.main([str(file)]) == 0
    assert verify_ledger.main([str(file), "--witness", str(kept)]) == 0


def test_nothing_is_proved_by_a_ledger_that_was_changed_since(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = agreed(field, him(field))
    monkeypatch.setattr(bundle, "tree_of", lambda _centre: Tree([b"0" * 32] * 999))

    with pytest.raises(NoProof):
        give_proofs(own.id, by=field.coordinator, at=LATER)
    with pytest.raises(NoProof):
        list(bundle.witness(CENTRE))
    assert not Entry.objects.filter(event=Event.GIVEN_OUT_TOLD).exists()


def test_lines_are_kept_as_they_were() -> None:
    person = new_id()
    lines = (
        Line(3, NOW, "opened", ("coordinator",), {"item": "telephone"}, frozenset({person}), "{}"),
        Line(9, LATER, "day_sheet", (), {"number": 2, "day": "2026-11-21"}, frozenset({person, new_id()})),
    )

    assert read(written(lines)) == lines
    assert written(read(written(lines))) == written(lines)
