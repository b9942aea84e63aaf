"""
The doctor looks at a server's own databases, and another command comes and goes: the server goes on as before.

Whoever opens a database's files by any way but SQLite's, and closes them, ends the locks that SQLite holds on them. The
command then takes itself for the last one, and the log away from under the pages.
"""

import json
import os
import subprocess
import sys
from typing import Any

from tests.faults.running import ROOT, SECONDS

LOGS = ["keyring.db-wal", "records.db-wal"]


def test_the_server_reads_and_writes_on_and_keeps_its_log() -> None:
    told = _looked_at()

    assert told["page"] == 200
    assert told["logs"] == LOGS
    assert told["trouble"] == ""
    before, after = (int(told[command].partition(" ")[0]) for command in ("another", "found_by_another"))
    assert after == before + 1, "what the server wrote afterwards is what everybody else finds"
    assert told["opened"] == [], "nothing but SQLite opens a database"


def test_control_an_ordinary_look_at_how_one_begins_is_noticed() -> None:
    assert _looked_at("SQLite is asked")["opened"] == ["keyring.db", "records.db"]


def test_control_ordinary_looks_at_every_file_lose_the_log() -> None:
    told = _looked_at("SQLite is asked", "the databases are left out")

    assert {"records.db", "records.db-shm"} <= set(told["opened"])
    assert told["logs"] != LOGS


def _looked_at(*guards: str) -> dict[str, Any]:
    """Return what `python -m tests.faults.looked_at` says, without these guards."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("WICKETGATE_", "DJANGO_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.looked_at", *guards],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
