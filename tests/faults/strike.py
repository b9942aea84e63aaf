"""
`python -m tests.faults.strike`: a centre in a process of its own, struck again and again; prints what it found as JSON.

The process loads the program once; each blow falls on a process that branches off from it.
"""

import argparse
import json
import secrets
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.own_records import own_records

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
    with own_records():
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


if __name__ == "__main__":
    main()
