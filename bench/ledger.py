"""
Ledger appends a second, each durable on disk, and entries verified a second.

    .venv/bin/python -m bench.ledger

An entry about somebody new also makes and keeps their key, durable too; about somebody known it finds it.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from statistics import median
from uuid import UUID

from bench.home import temporary
from bench.side_by_side import taken

APPENDS, ROUNDS = 300, 7


def main() -> None:
    """Print appends and verifications a second, as medians of some rounds."""
    with temporary():
        from wicketgate.domain.ledger.actor import Actor
        from wicketgate.domain.ledger.events import Event
        from wicketgate.domain.ledger.operations import enter
        from wicketgate.domain.ledger.verify import verify

        by, at = Actor(UUID(int=1), UUID(int=2)), datetime(2026, 11, 21, 10, 30, tzinfo=UTC)

        def append(subjects: Iterable[int]) -> None:
            for subject in subjects:
                enter(Event.PAGE_SHOWN, by=by, at=at, subject=UUID(int=subject))

        new, known = [], []
        for start in range(0, APPENDS * ROUNDS, APPENDS):
            subjects = range(start + 1, start + 1 + APPENDS)
            new.append(APPENDS / taken(lambda: append(subjects)))  # noqa: B023 - called at once
            known.append(APPENDS / taken(lambda: append(subjects)))  # noqa: B023
        verified = [2 * APPENDS * ROUNDS / taken(lambda: verify(by.centre)) for _round in range(ROUNDS)]
        assert verify(by.centre).holds
    appended = {"about_somebody_new": round(median(new)), "about_somebody_known": round(median(known))}
    print(json.dumps({"appends_a_second": appended, "verified_a_second": round(median(verified))}))


if __name__ == "__main__":
    main()
