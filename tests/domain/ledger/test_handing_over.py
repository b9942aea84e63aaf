"""When the key of the ledger is changed, what was signed before still holds, and the old key signs nothing longer."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest

import verify_ledger
from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.bundle import whole
from wicketgate.domain.ledger.checkpoints import make, tree_of
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.notes import NoteRefused
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.verify import verify
from wicketgate.vault import rootkey, signing

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

FIRST, SECOND, THIRD, THIEFS = (bytes([number]) * 32 for number in (1, 2, 3, 9))

Under = Callable[[bytes], None]


@pytest.fixture
def under(monkeypatch: pytest.MonkeyPatch) -> Under:
    """Sign with the key of another root from now on. Everything else stays under the tests' own."""

    def use(root: bytes) -> None:
        held = SimpleNamespace(current=lambda: root, derive=rootkey.derive)
        monkeypatch.setattr(signing, "rootkey", held)

    return use


def entered(count: int = 3) -> None:
    for number in range(count):
        enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=UUID(int=number + 1))


def handed_over_twice(under: Under) -> tuple[str, list[str]]:
    """A ledger whose key was changed twice: a checkpoint from before, and the lines of the three keys."""
    under(FIRST)
    entered()
    witness, keys = make(by=FOUNDER, at=NOW).note, [notes.verifier_key(CENTRE)]
    for old, new in ((FIRST, SECOND), (SECOND, THIRD)):
        entered()
        under(new)
        make(old_root=old, by=FOUNDER, at=NOW)
        keys.append(notes.verifier_key(CENTRE))
    entered()
    make(by=FOUNDER, at=NOW)
    return witness, keys


def outside(folder: Path, *words: str, witness: str = "") -> int:
    (folder / "export").write_text("".join(whole(CENTRE)), encoding="utf-8")
    (folder / "witness").write_text(witness, encoding="utf-8")
    more = ["--witness", str(folder / "witness")] if witness else []
    return verify_ledger.main([str(folder / "export"), *more, *words])


def signed_now(size: int | None = None, **more: bytes) -> str:
    tree = tree_of(CENTRE)
    held = tree.size if size is None else size
    return notes.write(CENTRE, size=held, root=tree.root(held), at=NOW, old_root=more.get("old_root"))


def test_a_witness_from_before_two_changes_still_holds(under: Under, tmp_path: Path) -> None:
    witness, keys = handed_over_twice(under)

    assert verify(CENTRE, witnessed=[witness]).holds
    assert [older.line for older in notes.older_keys(CENTRE)] == [keys[1], keys[0]]
    assert outside(tmp_path, witness=witness) == 0


@pytest.mark.parametrize("kept", [0, 1, 2], ids=["the first key", "the second", "the third"])
def test_whichever_key_somebody_wrote_down_it_leads_to_the_others(
    under: Under, tmp_path: Path, kept: int
) -> None:
    witness, keys = handed_over_twice(under)

    assert outside(tmp_path, "--key", keys[kept], witness=witness) == 0


def test_the_old_key_signs_nothing_longer_than_where_it_handed_over(under: Under, tmp_path: Path) -> None:
    handed_over_twice(under)
    under(FIRST)
    longer, shorter = signed_now(), signed_now(2)
    under(THIRD)

    assert verify(CENTRE, witnessed=[shorter]).holds
    with pytest.raises(NoteRefused):
        verify(CENTRE, witnessed=[longer])
    assert outside(tmp_path, witness=shorter) == 0
    assert outside(tmp_path, witness=longer) == 1


def test_without_its_end_an_old_key_would_go_on_signing(
    under: Under, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_over_twice(under)
    under(FIRST)
    longer = signed_now()
    under(THIRD)

    monkeypatch.setattr(notes, "_was_ours", lambda body, line, key: notes._fits(body, line, key.line))

    assert verify(CENTRE, witnessed=[longer]).holds


def test_a_thief_of_the_old_key_can_not_hand_over_afterwards(under: Under, tmp_path: Path) -> None:
    handed_over_twice(under)
    under(THIEFS)
    stolen = signed_now(old_root=FIRST)
    own = signed_now()
    under(THIRD)

    for text in (stolen, own):
        with pytest.raises(NoteRefused):
            verify(CENTRE, witnessed=[text])
        assert outside(tmp_path, witness=text) == 1


@pytest.mark.parametrize("replaced", [FIRST, THIRD], ids=["its own", "the one in use"])
def test_a_thief_of_the_old_key_can_not_hand_over_beforehand(
    under: Under, tmp_path: Path, replaced: bytes
) -> None:
    """It still counts for what is shorter, but handed over once, and speaks for no other key."""
    _witness, keys = handed_over_twice(under)
    true = "".join(whole(CENTRE)).splitlines(keepends=True)
    under(THIEFS)
    stolen = _handed_over_by(FIRST, replaced, size=2)
    later = signed_now()
    under(THIRD)
    entries = [line for line in true if '"checkpoint":' not in line or "\\nold " in line]
    forged = [json.dumps({"checkpoint": text}) + "\n" for text in (stolen, later)]
    (tmp_path / "forged").write_text("".join([*entries, *forged]), encoding="utf-8")

    assert verify_ledger.main([str(tmp_path / "forged"), "--key", keys[2]]) == 1


def _handed_over_by(thiefs: bytes, replaced: bytes, *, size: int) -> str:
    """A hand-over from a key to the one that is signed with now, with the signature of a key that was stolen."""
    text = notes.write(CENTRE, size=size, root=tree_of(CENTRE).root(size), at=NOW, old_root=replaced)
    body = text.partition("\n\n")[0] + "\n"
    return f"{body}\n{notes._signature(body, CENTRE, thiefs)}"


def test_a_hand_over_that_no_key_of_ours_signed_is_none(under: Under) -> None:
    under(FIRST)
    entered()
    under(THIEFS)
    make(old_root=SECOND, by=FOUNDER, at=NOW)
    under(FIRST)

    assert notes.older_keys(CENTRE) == []
    assert not verify(CENTRE).holds


def test_a_proof_of_one_entry_holds_over_a_change_of_the_key(under: Under, tmp_path: Path) -> None:
    from wicketgate.domain.ledger.bundle import proof

    _witness, keys = handed_over_twice(under)
    (tmp_path / "proof").write_text("".join(proof(CENTRE, place=2)), encoding="utf-8")

    assert verify_ledger.main([str(tmp_path / "proof"), "--key", keys[0]]) == 0
