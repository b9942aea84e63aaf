"""A checkpoint that is signed while somebody checks or copies the ledger is no tampering: it counts the next time."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

import verify_ledger
from tests.domain.ledger.attacks import nine_entries, statements
from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger import bundle, merkle, stored, verify
from wicketgate.domain.ledger.checkpoints import make, tree_of
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.ledger.operations import enter

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def _signed() -> None:
    enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=UUID(int=3))
    make(by=FOUNDER, at=NOW)


@pytest.fixture
def signed_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another process enter something and sign a checkpoint just when all entries have been read."""
    read, done = stored.entries, list[bool]()

    def entries(centre: UUID) -> Iterator[stored.Held]:
        yield from list(read(centre))
        if not done:
            done.append(True)
            _signed()

    monkeypatch.setattr(stored, "entries", entries)


@pytest.fixture
def signed_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it do so just before the first of the entries is read."""
    read, done = stored.entries, list[bool]()

    def entries(centre: UUID) -> Iterator[stored.Held]:
        if not done:
            done.append(True)
            _signed()
        yield from list(read(centre))

    monkeypatch.setattr(stored, "entries", entries)


@pytest.mark.parametrize("when", ["signed_meanwhile", "signed_beforehand"])
def test_whoever_checks_meanwhile_finds_nothing_wrong(when: str, request: pytest.FixtureRequest) -> None:
    nine_entries()
    request.getfixturevalue(when)

    assert verify.verify(CENTRE).holds
    assert verify.verify(CENTRE).checkpoints == Checkpoint.objects.count() == 3


def test_what_was_copied_meanwhile_fits(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    nine_entries()
    request.getfixturevalue("signed_meanwhile")
    (tmp_path / "export").write_text("".join(bundle.whole(CENTRE)), encoding="utf-8")

    assert verify_ledger.main([str(tmp_path / "export")]) == 0


def test_what_a_second_device_gets_meanwhile_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nine_entries()

    def read(centre: UUID) -> merkle.Tree:
        tree = tree_of(centre)
        _signed()
        return tree

    monkeypatch.setattr(bundle, "tree_of", read)
    (tmp_path / "witness").write_text("".join(bundle.witness(CENTRE)), encoding="utf-8")

    assert verify_ledger.main([str(tmp_path / "witness")]) == 0


def test_a_checkpoint_whose_entries_were_cut_off_is_still_found() -> None:
    nine_entries()
    statements("DELETE FROM ledger_entry WHERE sequence > 5")()

    assert not verify.verify(CENTRE).holds
