"""A checkpoint that was copied by hand, out of a mail or a square, fits as it was signed."""

from pathlib import Path

import pytest

import verify_ledger
from tests.domain.ledger.attacks import nine_entries
from tests.people import CENTRE
from wicketgate.domain.ledger import bundle
from wicketgate.domain.ledger.checkpoints import newest

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
# What programs in which text is kept put before it, or make of its lines.
COPIES = {
    "as it is": "{}",
    "with the mark of some programs": "\ufeff{}",
    "below an empty line": "\n \n{}",
    "with empty lines behind it": "{}\n\n",
}


def _fits(tmp_path: Path, witness: str) -> bool:
    """Return whether an export of the ledger fits this text, kept as it stands."""
    export, kept = tmp_path / "export.txt", tmp_path / "witness.txt"
    export.write_text("".join(bundle.whole(CENTRE)), encoding="utf-8")
    kept.write_bytes(witness.encode())
    return verify_ledger.main([str(export), "--witness", str(kept)]) == 0


@pytest.fixture
def signed() -> str:
    nine_entries()
    checkpoint = newest(CENTRE)
    assert checkpoint
    return checkpoint.note


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_copy_is_a_witness(tmp_path: Path, signed: str, copy: str, ends: str) -> None:
    assert _fits(tmp_path, copy.format(signed).replace("\n", ends))


def test_a_copy_with_another_number_is_none(tmp_path: Path, signed: str) -> None:
    assert not _fits(tmp_path, signed.replace("\n7\n", "\n8\n"))
