"""What two files of checkpoints can't show, and an export can: that an entry still says what it said."""

from collections.abc import Iterable
from pathlib import Path

import pytest

import verify_ledger
from tests.domain.ledger.attacks import nine_entries, statements
from tests.people import CENTRE
from wicketgate.domain.ledger import bundle

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_checkpoints_alone_do_not_tell_that_an_entry_says_something_else(tmp_path: Path) -> None:
    nine_entries()
    kept = written(tmp_path / "kept", bundle.witness(CENTRE))

    statements("UPDATE ledger_entry SET event = 'signed_in' WHERE sequence = 3")()

    checkpoints = written(tmp_path / "checkpoints", bundle.witness(CENTRE))
    export = written(tmp_path / "export", bundle.whole(CENTRE))
    assert verify_ledger.main([checkpoints, "--witness", kept]) == 0
    assert verify_ledger.main([export, "--witness", kept]) == 1


def written(path: Path, lines: Iterable[str]) -> str:
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)
