"""Measure one trail on one database, and print its rounds: `python -m bench.audit.one WAY [DATABASE_URL]`."""

import json
import sys

WAYS = ("ledger", "auditlog", "simple_history")


def main(way: str, database_url: str | None = None) -> None:
    """Print the rounds as JSON."""
    if way == "ledger":
        from bench.audit import ledger

        rounds = ledger.measured(database_url)
    else:
        from bench.audit import library

        rounds = library.measured(way, database_url)
    print(json.dumps(rounds))


if __name__ == "__main__":
    main(*sys.argv[1:])
