"""One page of a database is damaged: it is found, it is named, and what lies on other pages stays usable."""

import pytest

from tests.faults.running import IS_LONG, struck

PAGES = 1_000 if IS_LONG else 25


def test_a_damaged_page_is_found_and_named_and_takes_nothing_else_with_it() -> None:
    report = struck("damaged", "--times", str(PAGES))

    assert report["wrong"] == [], f"again with: python -m tests.faults.strike damaged --seed {report['seed']}"
    assert report["blows"] >= 2 * PAGES or IS_LONG, "so few pages would show little"


@pytest.mark.parametrize(
    ("guard", "says"),
    [
        ("the sweep goes on beside the damage", "one page is said to be"),
        ("the sweep reads every table", "nothing is said to be damaged"),
    ],
)
def test_a_sweep_without_its_guard_is_found(guard: str, says: str) -> None:
    report = struck("damaged", "--times", "8", "--seed", "a guard is gone", "--without", guard)

    assert any(says in sentence for sentence in report["wrong"])
