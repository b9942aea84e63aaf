"""Run the blows in a process of their own, from a test."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
IS_LONG = os.environ.get("WICKETGATE_LONG_LOOK") == "1"
SECONDS = 3_000  # only what hangs is ended so: how long it takes is the machine's


def struck(*words: str, program: str = "tests.faults.strike") -> dict[str, Any]:
    """Return the report of `python -m PROGRAM` with these words."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("WICKETGATE_", "DJANGO_"))
    }
    if "WICKETGATE_DATABASE_URL" in os.environ:
        kept["WICKETGATE_DATABASE_URL"] = os.environ["WICKETGATE_DATABASE_URL"]
    done = subprocess.run(
        [sys.executable, "-m", program, *words],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # A server that was started in it may have had something to say before. Only the report begins a line with a brace.
    begins = f"\n{done.stdout}".rindex("\n{")
    report: dict[str, Any] = json.loads(done.stdout[begins:])
    return report
