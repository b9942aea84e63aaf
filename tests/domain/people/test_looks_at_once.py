"""Who opens several values at the very same moment opens no more of them than are left."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.domain.people.looks_at_once import AT_ONCE

pytestmark = pytest.mark.database
ROOT = Path(__file__).resolve().parents[3]
ONE_WRITER_AT_A_TIME = not os.environ.get("WICKETGATE_DATABASE_URL")


def looked(*words: str) -> dict[str, object]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "WICKETGATE_DATABASE_URL" or not name.startswith(("WICKETGATE_", "DJANGO_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.domain.people.looks_at_once", *words],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=1_200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, object] = json.loads(done.stdout)
    return report


def test_of_several_looks_at_once_only_those_that_are_left_open() -> None:
    assert looked() == {"said": ["no_quota_left"] * (AT_ONCE - 1) + ["opened"], "left": 0}


def test_where_nobody_waits_for_another_to_count_more_open() -> None:
    """The embedded database lets one writer in at a time; on a server the wait alone keeps the number."""
    said = looked("--without-turn")["said"]

    assert (said.count("opened") == 1) is ONE_WRITER_AT_A_TIME  # type: ignore[attr-defined]
