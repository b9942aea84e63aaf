"""Whoever adds to the ledger waits for their turn: several at once make one chain, on both databases."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.domain.ledger.two_at_once import CHECKPOINTS, EACH

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.database
def test_several_who_add_at_once_make_one_chain() -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "WICKETGATE_DATABASE_URL" or not name.startswith(("WICKETGATE_", "DJANGO_"))
    }

    done = subprocess.run(
        [sys.executable, "-m", "tests.domain.ledger.two_at_once"],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=1_200,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    expected = {"entries": 2 * EACH + CHECKPOINTS, "checkpoints": CHECKPOINTS, "wrong": []}
    assert json.loads(done.stdout) == expected
