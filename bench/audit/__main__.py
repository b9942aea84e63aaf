"""
Writes a second with a trail beside writes with none: our ledger, django-auditlog and django-simple-history.

    .venv/bin/python -m bench.audit

Each library is installed from its own lock into an environment of its own, below a temporary folder. Within a process
both ways take turns, on the same database; the ratio is that of the medians. Every round of the last run is kept in
bench/raw/audit.json.

On PostgreSQL it is measured besides as on disks that take 1 and 5 ms longer for each flush, as those of many computers
do: the server itself waits so long before it flushes (its setting commit_delay).
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.audit.one import WAYS
from bench.audit.rounds import Round
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent.parent
RAW = ROOT / "bench" / "raw" / "audit.json"
# Microseconds that each flush takes longer.
ON_POSTGRESQL = {"postgresql": 0, "postgresql, flushes 1 ms longer": 1_000, "postgresql, 5 ms longer": 5_000}


def main() -> None:
    """Measure every trail on both databases, keep the rounds, and print the medians."""
    with tempfile.TemporaryDirectory(prefix="wicketgate-bench-env-") as folder:
        pythons = {way: _python(way, Path(folder)) for way in WAYS}
        rounds = {"sqlite": {way: _measured(way, python) for way, python in pythons.items()}}
        for name, wait in ON_POSTGRESQL.items():
            rounds[name] = {way: _on_postgresql(way, python, wait) for way, python in pythons.items()}
    RAW.parent.mkdir(exist_ok=True)
    RAW.write_text(json.dumps(rounds, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({database: _said(ways) for database, ways in rounds.items()}, indent=1))


def _python(way: str, folder: Path) -> str:
    if way == "ledger":
        return sys.executable
    subprocess.run([sys.executable, "-m", "venv", str(folder / way)], check=True)
    python = folder / way / ("Scripts" if os.name == "nt" else "bin") / "python"
    lock = ROOT / "locks" / f"bench-{way.replace('_', '-')}.txt"
    installed = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
    subprocess.run(installed, check=True)
    return str(python)


def _measured(way: str, python: str, *more: str) -> list[Round]:
    command = [python, "-m", "bench.audit.one", way, *more]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    rounds: list[Round] = json.loads(done.stdout)
    return rounds


def _on_postgresql(way: str, python: str, wait: int) -> list[Round]:
    with _two_databases(wait) as url:
        return _measured(way, python, url)


@contextmanager
def _two_databases(wait: int) -> Iterator[str]:
    import psycopg

    with postgres.temporary_cluster(is_durable=True) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE DATABASE postgres_keyring")
            connection.execute("ALTER SYSTEM SET commit_siblings = 0")
            connection.execute(f"ALTER SYSTEM SET commit_delay = {wait}")
            connection.execute("SELECT pg_reload_conf()")
        yield url


def _said(ways: dict[str, list[Round]]) -> dict[str, dict[str, float]]:
    return {way: _medians(rounds) for way, rounds in ways.items()}


def _medians(rounds: list[Round]) -> dict[str, float]:
    none, trail = (median(each[name] for each in rounds) for name in ("none", "trail"))
    return {"none": round(none), "trail": round(trail), "ratio": round(trail / none, 2)}


if __name__ == "__main__":
    main()
