"""
`python -m tests.faults.strike`: a centre in a process of its own, struck again and again; prints what it found as JSON.

The process loads the program once; each blow falls on a process that branches off from it.
"""

import argparse
import json
import os
import secrets
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

STRUCK_ON_ONE_CENTRE = 40
ENOUGH = 10


@dataclass
class Report:
    """What came of it: how often it was struck, what was acknowledged, and what was wrong afterwards."""

    seed: str
    blows: int = 0
    kills: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter)
    turned_away: int = 0
    not_run: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def main() -> None:
    """Strike as the words say, and print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.strike")
    parser.add_argument("how", choices=("random", "each", "full", "unsynced", "damaged", "twice"))
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", default=secrets.token_hex(4))
    parser.add_argument("--without", default="", help="a guard to take away, of tests/faults/guards.py")
    parser.add_argument("--acts", nargs="*", default=[])
    words = parser.parse_args()
    began = time.monotonic()
    with _records_of_its_own():
        report = _run(words)
    report.seconds = round(time.monotonic() - began, 1)
    sys.stdout.write(json.dumps(vars(report), indent=1) + "\n")


def _run(words: argparse.Namespace) -> Report:
    from tests.faults import rounds

    report = Report(words.seed)
    with rounds.a_centre(without=words.without) as under:
        if words.how == "random":
            rounds.random_instants(under, report, times=words.times)
        elif words.how == "each":
            rounds.each_step(under, report, acts=words.acts)
        elif words.how == "full":
            rounds.each_write(under, report, acts=words.acts)
        elif words.how == "unsynced":
            rounds.each_sync(under, report, acts=words.acts)
        elif words.how == "damaged":
            rounds.some_pages(report, times=words.times)
        else:
            rounds.twice(under, report, times=words.times)
    return report


@contextmanager
def _records_of_its_own() -> Iterator[None]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "wicketgate.config.settings_test"
    with _databases_of_its_own():
        import django
        from django.conf import settings

        django.setup()
        try:
            yield
        finally:
            from django.db import connections

            connections.close_all()
            shutil.rmtree(Path(settings.WICKETGATE_DATA).parent, ignore_errors=True)


@contextmanager
def _databases_of_its_own() -> Iterator[None]:
    """Make two databases in the cluster that the environment names, if it names one, and drop them afterwards."""
    url = os.environ.get("WICKETGATE_DATABASE_URL")
    if not url:
        yield
        return
    import psycopg

    name = f"faults_{secrets.token_hex(6)}"
    names = (name, f"{name}_keyring")
    with psycopg.connect(url, autocommit=True) as cluster:
        for one in names:
            cluster.execute(f"CREATE DATABASE {one}")
        os.environ["WICKETGATE_DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        try:
            yield
        finally:
            for one in names:
                cluster.execute(f"DROP DATABASE {one} WITH (FORCE)")


if __name__ == "__main__":
    main()
