"""
A process that works on the records is killed without mercy, and they are opened again.

No look without its entry, no acknowledged write that is lost, no operation that is half there. 300 kills at random
instants a run, and 3,000 when `WICKETGATE_LONG_LOOK=1` is set; besides, one before each step of each operation. On
PostgreSQL the client is killed, fewer times: the server is not ours.
"""

import os

import pytest

from tests.faults.running import IS_LONG, struck

pytestmark = pytest.mark.database

ON_POSTGRES = "WICKETGATE_DATABASE_URL" in os.environ
KILLS = (40 if ON_POSTGRES else 300) * (10 if IS_LONG else 1)
ACTS = ("arrival", "address", "reveal", "concern", "booking", "release", "family", "checkpoint")
ACTS_ON_POSTGRES = ("arrival", "reveal", "concern", "booking")


def test_a_kill_at_any_instant_loses_nothing_and_leaves_nothing_half_done() -> None:
    report = struck("random", "--times", str(KILLS))

    assert report["wrong"] == [], f"again with: python -m tests.faults.strike random --seed {report['seed']}"
    assert report["kills"] == KILLS
    assert len(report["acknowledged"]) >= 14, "some operation never came to its end"
    assert sum(report["acknowledged"].values()) >= 2 * KILLS, (
        "so few acts between the kills would show little"
    )


def test_a_kill_before_each_step_of_an_operation_leaves_it_whole_or_undone() -> None:
    report = struck("each", "--acts", *(ACTS_ON_POSTGRES if ON_POSTGRES else ACTS))

    assert report["wrong"] == []
    assert report["kills"] >= (60 if ON_POSTGRES else 250), "so few steps would show little"


@pytest.mark.parametrize(
    ("guard", "words", "says"),
    [
        pytest.param(
            "the entry comes first", ("random",), "value_revealed at", id="a look that is entered afterwards"
        ),
        pytest.param(
            "an operation is one transaction", ("random",), "", id="an operation that is not one transaction"
        ),
        pytest.param(
            "an operation is one transaction",
            ("each", "--acts", "family"),
            "half a family",
            id="an operation that is not one transaction, struck at each step",
        ),
        pytest.param(
            "the commit comes before the answer",
            ("random",),
            "was acknowledged and has no entry",
            id="an answer before the commit",
        ),
        pytest.param(
            "a key is kept before what it seals",
            ("each", "--acts", "concern"),
            "sealed values don't open",
            id="a key that is kept after what it seals",
        ),
    ],
)
def test_the_blows_find_a_guard_that_is_missing(guard: str, words: tuple[str, ...], says: str) -> None:
    report = struck(*words, "--seed", "a guard is gone", "--without", guard)

    assert any(says in sentence for sentence in report["wrong"]), report
