"""Changing the keys may be cut off at any moment: the next start goes on or goes back, and all can be read."""

import pytest

from tests.faults.running import IS_LONG, struck

TIMES = 300 if IS_LONG else 30
FEWEST_STEPS = 40


@pytest.mark.database
def test_killed_before_each_step_everything_is_readable_at_the_next_start() -> None:
    report = struck("each", program="tests.faults.rotating")

    assert report["wrong"] == []
    assert report["steps"] > FEWEST_STEPS


@pytest.mark.database
def test_killed_at_random_everything_is_readable_at_the_next_start() -> None:
    report = struck("random", "--times", str(TIMES), program="tests.faults.rotating")

    assert report["wrong"] == []
    assert report["kills"] > 0


@pytest.mark.parametrize("guard", ["old keys last", "key last", "settling"])
def test_each_guard_is_needed(guard: str) -> None:
    report = struck("each", "--without", guard, program="tests.faults.rotating")

    assert report["wrong"] != []
