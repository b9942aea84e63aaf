"""
Whoever holds every file still can't change what was before the last witnessed checkpoint without being found out.

Each attack is found by the program or by the witness outside, its first bad entry named; and with the named checks
taken away it is not found, so that no check stands there for show.
"""

import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from tests.domain.ledger.attacks import (
    Attack,
    Witness,
    anew,
    chained,
    detail_sealed_anew,
    insert_copy,
    nine_entries,
    roll_back_and_go_on,
    signed_with_another_key,
    statements,
    swapped,
    take_triggers_away,
)
from tests.people import CENTRE
from wicketgate.domain.ledger import notes, verify
from wicketgate.domain.ledger.bundle import whole
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.triggers import GUARDS, missing_triggers
from wicketgate.domain.ledger.verify import Verdict

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

VERIFIER = Path(__file__).resolve().parents[3] / "verify_ledger.py"
OTHER = str(UUID(int=31)) if connection.vendor == "postgresql" else UUID(int=31).hex
BLOB = "bytea" if connection.vendor == "postgresql" else "blob"
D = "0123456789abcdef" * 4
SET = "UPDATE ledger_entry SET "
POINT = "UPDATE ledger_checkpoint SET "

# attack · the first bad entry that the program names · that the verifier outside names · the checks that find it
ATTACKS = {
    # One column of one entry, and nothing else touched.
    "another id": (statements(f"{SET}id = '{OTHER}' WHERE sequence = 2"), 2, 2, "stands which_match"),
    "back-dated": (statements(f"{SET}at = '2026-01-01 00:00:00' WHERE sequence = 3"), 3, 3, "stands"),
    "dated later": (statements(f"{SET}at = '2027-01-01 00:00:00' WHERE sequence = 5"), 5, 5, "stands"),
    "a microsecond later": (
        statements(f"{SET}at = '2026-11-21 10:30:00.000001' WHERE sequence = 1"), 1, 1, "stands",
    ),
    "another actor": (statements(f"{SET}actor = '{OTHER}' WHERE sequence = 6"), 6, 6, "stands"),
    "another event": (statements(f"{SET}event = 'signed_in' WHERE sequence = 3"), 3, 3, "stands"),
    "an event of the program's own taken for another": (
        statements(f"{SET}event = 'page_shown' WHERE sequence = 7"), 7, 7, "stands",
    ),
    "another rule": (statements(f"{SET}rule = 'law' WHERE sequence = 5"), 5, 5, "stands"),
    "another ground": (statements(f"{SET}ground = 'child_at_risk' WHERE sequence = 5"), 5, 5, "stands"),
    "another edition": (statements(f"{SET}edition = '{D}' WHERE sequence = 6"), 6, 6, "stands"),
    "another subject": (statements(f"{SET}subject = '{OTHER}' WHERE sequence = 2"), 2, 2, "stands"),
    "another digest of what was written": (
        statements(f"{SET}written = '{D}' WHERE sequence = 1"), 1, 1, "stands",
    ),
    "another commitment": (statements(f"{SET}commitment = '{D}' WHERE sequence = 7"), 7, 7, "stands which_match"),
    "a commitment emptied": (statements(f"{SET}commitment = '' WHERE sequence = 7"), 7, 7, "stands which_match"),
    "a line break moved from one column to the next": (
        statements(f"{SET}rule = '\n', ground = '' WHERE sequence = 2"), 2, 2, "stands",
    ),
    "two commitments exchanged": (statements(*swapped("commitment", 2, 3)), 2, 2, "stands which_match"),
    "two subjects exchanged": (statements(*swapped("subject", 5, 6)), 5, 5, "stands which_match"),
    "another link": (statements(f"{SET}previous = '{D}' WHERE sequence = 6"), 6, 6, "follows stands"),
    "a link emptied": (statements(f"{SET}previous = '' WHERE sequence = 2"), 2, 2, "follows stands"),
    "another digest": (statements(f"{SET}digest = '{D}' WHERE sequence = 9"), 9, None, "stands"),
    "another digest within": (
        statements(f"{SET}digest = '{D}' WHERE sequence = 3"), 3, None, "stands follows has_root",
    ),
    "moved to another centre": (
        statements(f"{SET}centre = '{OTHER}' WHERE sequence = 6"),
        6, 6, "in_its_place follows is_bound has_root reaches",
    ),
    # Entries taken out, put in and put in another order.
    "the first taken out": (
        statements("DELETE FROM ledger_entry WHERE sequence = 1"), 1, 1, "in_its_place follows is_bound has_root",
    ),
    "one within taken out": (
        statements("DELETE FROM ledger_entry WHERE sequence = 6"),
        6, 6, "in_its_place follows is_bound has_root reaches",
    ),
    "the last that was witnessed taken out": (
        statements("DELETE FROM ledger_entry WHERE sequence = 7"), 7, 7, "in_its_place follows is_bound has_root",
    ),
    "taken out, and the gap closed": (
        statements("DELETE FROM ledger_entry WHERE sequence = 5", f"{SET}sequence = sequence - 1 WHERE sequence > 5"),
        5, 5, "follows stands is_bound has_root",
    ),
    "a copy put in": (insert_copy(of=2, before=6), 6, 6, "follows stands is_bound has_root which_match"),
    "a copy put in first": (insert_copy(of=1, before=1), 1, 1, "stands follows is_bound has_root which_match"),
    "two exchanged": (
        statements(
            f"{SET}sequence = 1000 WHERE sequence = 5", f"{SET}sequence = 5 WHERE sequence = 6",
            f"{SET}sequence = 6 WHERE sequence = 1000",
        ),
        5, 5, "follows stands has_root",
    ),
    "all emptied": (
        statements("DELETE FROM ledger_entry", "DELETE FROM ledger_checkpoint"), 1, 0, "reaches has_root",
    ),
    "the end cut off with its checkpoint": (
        statements("DELETE FROM ledger_entry WHERE sequence > 4", "DELETE FROM ledger_checkpoint WHERE size > 4"),
        5, 5, "reaches has_root",
    ),
    "the end cut off, the checkpoint kept": (
        statements("DELETE FROM ledger_entry WHERE sequence > 6"), 7, 7, "is_bound reaches has_root",
    ),
    # The chain written anew with the program's own code, the checkpoints as they were.
    "changed and chained again": (chained(f"{SET}event = 'signed_in' WHERE sequence = 2"), 1, 2, "has_root"),
    "changed late and chained again": (chained(f"{SET}actor = '{OTHER}' WHERE sequence = 6"), 4, 6, "has_root"),
    "back-dated and chained again": (chained(f"{SET}at = '2026-01-01 00:00:00' WHERE sequence = 5"), 4, 5, "has_root"),
    "exchanged and chained again": (chained(*swapped("event", 3, 5)), 1, 3, "has_root"),
    "taken out and chained again": (
        chained("DELETE FROM ledger_entry WHERE sequence = 6"), 4, 6, "is_bound has_root",
    ),
    # And every checkpoint signed again with the centre's own key: only what is outside can tell.
    "changed and signed again": (anew(f"{SET}event = 'signed_in' WHERE sequence = 2"), 1, 2, "witness"),
    "the actor changed and signed again": (anew(f"{SET}actor = '{OTHER}' WHERE sequence = 5"), 4, 5, "witness"),
    "back-dated and signed again": (anew(f"{SET}at = '2026-01-01 00:00:00' WHERE sequence = 3"), 1, 3, "witness"),
    "taken out and signed again": (anew("DELETE FROM ledger_entry WHERE sequence = 2"), 1, 2, "witness"),
    "the last taken out and signed again": (anew("DELETE FROM ledger_entry WHERE sequence = 7"), 4, 7, "witness"),
    "rolled back to the start and gone on": (roll_back_and_go_on(0), 1, 1, "witness"),
    "rolled back behind the first checkpoint and gone on": (roll_back_and_go_on(2), 1, 3, "witness"),
    "forked after the first checkpoint": (roll_back_and_go_on(4), 4, 5, "witness"),
    "the checkpoint's own entry taken for another": (
        anew(f"{SET}event = 'signed_in' WHERE sequence = 4"), 4, 4, "witness",
    ),
    # The checkpoints themselves.
    "a checkpoint taken out": (statements("DELETE FROM ledger_checkpoint WHERE size = 3"), 4, None, "is_bound"),
    "every checkpoint taken out": (statements("DELETE FROM ledger_checkpoint"), 4, None, "is_bound"),
    "a checkpoint back-dated": (statements(f"{POINT}at = '2026-01-01' WHERE size = 7"), 8, None, "is_bound"),
    "a checkpoint put in": (
        statements(
            "INSERT INTO ledger_checkpoint (id, centre, size, at, root, note) "
            f"SELECT '{OTHER}', centre, 5, at, root, note FROM ledger_checkpoint WHERE size = 3"
        ),
        6, None, "is_bound",
    ),
    "a checkpoint's root changed": (statements(f"{POINT}root = '{D}' WHERE size = 7"), 8, None, "is_bound"),
    "a checkpoint's size changed": (statements(f"{POINT}size = 2 WHERE size = 3"), 4, None, "is_bound"),
    "a checkpoint's text cut": (statements(f"{POINT}note = 'wicketgate' WHERE size = 3"), 4, 0, "is_bound read"),
    "a checkpoint signed with another key": (signed_with_another_key, 4, 0, "is_ours witness"),
    # What the entries stand for.
    "two details exchanged": (statements(*swapped("detail", 2, 3)), 2, None, "which_match"),
    "a detail of an earlier entry about the same person": (
        statements(*swapped("detail", 1, 5)), 1, None, "which_match",
    ),
    "a detail written anew with the program's own safe": (detail_sealed_anew(3), 3, None, "which_match"),
    "a detail damaged": (
        statements(f"{SET}detail = CAST(commitment AS {BLOB}) WHERE sequence = 6"), 6, None, "which_match",
    ),
}  # fmt: skip


def found(witness: Witness | None) -> Verdict:
    """Return what `wicketgate ledger verify` finds, with what was kept outside or without."""
    verdict = verify.verify(CENTRE, witnessed=witness.notes if witness else [])
    return verify.verify_details(CENTRE) if verdict.holds else verdict


def removed(guards: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take checks away, so that each finds nothing."""
    for guard in guards.split():
        if guard == "which_match":
            monkeypatch.setattr(verify, guard, lambda pairs: [None] * len(pairs))
        elif guard == "read":
            monkeypatch.setattr(verify, "_read", _unread)
        elif guard == "is_ours":
            monkeypatch.setattr(notes, "_is_ours", lambda body, line, centre: True)
        elif guard != "witness":
            monkeypatch.setattr(verify, guard, lambda one, other: True)


def _unread(row: Checkpoint, centre: UUID, older: object) -> notes.Note:
    return notes.Note(origin=notes.origin(centre), size=row.size, root=bytes.fromhex(row.root))


def outside(witness: Witness, folder: Path) -> tuple[int, str]:
    """Return the exit status of the verifier outside, and what it says, given the ledger's export of now."""
    files = {"now": "".join(whole(CENTRE)), "then": witness.export, "note": witness.notes[1]}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(VERIFIER), "now", "--witness", "then", "--witness", "note"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def test_an_untouched_ledger_holds_inside_and_outside(tmp_path: Path) -> None:
    witness = nine_entries()

    assert found(witness).holds
    assert found(witness).checked == 9
    assert outside(witness, tmp_path) == (0, "9 entries, 0 proofs and 2 checkpoints fit.\n")


CASES = [pytest.param(*case, id=name) for name, case in ATTACKS.items()]


@pytest.mark.parametrize(("attack", "inside", "beyond", "guards"), CASES)
def test_an_attack_is_found(
    attack: Attack, inside: int, beyond: int | None, guards: str, tmp_path: Path
) -> None:
    witness = nine_entries()

    attack()

    status, said = outside(witness, tmp_path)
    assert found(witness).first_bad == inside
    assert (status == 0) == (beyond is None)
    assert not beyond or said.startswith(f"Entry {beyond} does not fit")


@pytest.mark.parametrize(("attack", "inside", "beyond", "guards"), CASES)
def test_without_its_checks_it_is_not_found(
    attack: Attack, inside: int, beyond: int | None, guards: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    witness = nine_entries()
    attack()

    removed(guards, monkeypatch)

    assert found(None if "witness" in guards else witness).holds


def test_every_check_finds_something_and_some_find_it_alone() -> None:
    lists = [guards for _attack, _inside, _beyond, guards in ATTACKS.values()]
    checks = {"in_its_place", "follows", "reaches", "read", "is_ours"}
    alone = {"stands", "has_root", "is_bound", "which_match", "witness"}

    assert len(ATTACKS) >= 40
    assert alone <= set(lists)
    assert {word for guards in lists for word in guards.split()} == checks | alone


def test_triggers_taken_away_are_named() -> None:
    nine_entries()
    assert missing_triggers() == []

    take_triggers_away()

    assert set(missing_triggers()) == GUARDS[connection.vendor]


def test_a_trigger_that_does_nothing_is_named() -> None:
    nine_entries()

    with connection.cursor() as cursor:
        for change in EMPTIED[connection.vendor]:
            cursor.execute(change)

    assert len(missing_triggers()) == 1


EMPTIED = {
    "sqlite": (
        "DROP TRIGGER ledger_entry_no_update",
        "CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END",
    ),
    "postgresql": ("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_no_change",),
}
