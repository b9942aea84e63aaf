"""
A page with 50 sealed names beside the same page with 50 names in plain, through the whole of Django.

    .venv/bin/python -m bench.sealed_page

Both pages pass the same middleware, sign-in and door, fetch 50 rows and fill the same template. The sealed one also
asks the law about each family, enters the ledger (durable on disk) and unseals. The ratio is that of the medians.
"""

import json

from bench.home import peopled
from bench.side_by_side import milliseconds

ROUNDS = 100


def main() -> None:
    """Print the milliseconds of both pages and their ratio."""
    with peopled() as people:
        from bench.two_pages import pages

        taken = milliseconds(pages(people), rounds=ROUNDS)
    times = {name: round(each, 2) for name, each in taken.items()}
    print(json.dumps(times | {"ratio": round(taken["sealed"] / taken["plain"], 2)}))


if __name__ == "__main__":
    main()
