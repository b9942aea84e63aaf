"""What a journey leaves behind for whatever test is next: a ledger that is guarded as before."""

import pytest

from tests.people import Cast
from wicketgate.domain.ledger.triggers import missing_triggers


@pytest.mark.parametrize("turn", ["first", "second", "third"])
def test_the_ledger_is_guarded_again_after_each_test(people: Cast, turn: str) -> None:
    assert missing_triggers() == []
