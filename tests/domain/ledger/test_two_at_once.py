"""Whoever adds to the ledger waits for their turn: several at once make one chain, on both databases."""

import pytest

from tests.domain.ledger.two_at_once import CHECKPOINTS, EACH
from tests.faults.running import struck


@pytest.mark.database
def test_several_who_add_at_once_make_one_chain() -> None:
    expected = {"entries": 2 * EACH + CHECKPOINTS, "checkpoints": CHECKPOINTS, "wrong": []}

    assert struck(program="tests.domain.ledger.two_at_once") == expected
