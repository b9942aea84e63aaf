"""Changing the keys may be cut off at any moment: the next start goes on or goes back, and all can be read."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.faults.running import IS_LONG, ROOT, SECONDS

TIMES = 300 if IS_LONG else 30
FEWEST_STEPS = 40


def struck(*words: str) -> dict[str, Any]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "WICKETGATE_DATABASE_URL" or not name.startswith(("WICKETGATE_", "DJANGO_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.rotating", *words],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.database
def test_killed_before_each_step_everything_is_readable_at_the_next_start() -> None:
    report = struck("each")

    assert report["wrong"] == []
    assert report["steps"] > FEWEST_STEPS


@pytest.mark.database
def test_killed_at_random_everything_is_readable_at_the_next_start() -> None:
    report = struck("random", "--times", str(TIMES))

    assert report["wrong"] == []
    assert report["kills"] > 0


@pytest.mark.parametrize("guard", ["old keys last", "key last", "settling"])
def test_each_guard_is_needed(guard: str) -> None:
    report = struck("each", "--without", guard)

    assert report["wrong"] != []
