"""
`python -m tests.domain.ledger.two_at_once`: let three add to one ledger at the same time, and print what is wrong.

Two enter things, and the third signs checkpoints, each a while after it has read the entries.
"""

import json
import sys
import threading
import time
from collections.abc import Callable

from tests.faults.own_records import own_records

EACH, CHECKPOINTS = 40, 8


def main() -> None:
    """Print, as JSON, how many entries there are, and what went wrong."""
    with own_records():
        sys.stdout.write(json.dumps(_report()))


def _report() -> dict[str, object]:
    from tests.people import CENTRE
    from wicketgate.domain.ledger.models import Entry
    from wicketgate.domain.ledger.verify import verify

    wrong = list[str]()
    at_once = [threading.Thread(target=_safely, args=(act, wrong)) for act in (_enter, _enter, _sign)]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join(600)
    verdict = verify(CENTRE)
    wrong += [] if verdict.holds else [f"entry {verdict.first_bad}: {verdict.problem}"]
    return {"entries": Entry.objects.count(), "checkpoints": verdict.checkpoints, "wrong": wrong}


def _safely(act: Callable[[], None], wrong: list[str]) -> None:
    from django.db import connections

    try:
        act()
    except Exception as error:  # noqa: BLE001  whatever it is, the test is told
        wrong.append(f"{type(error).__name__}: {error}")
    finally:
        connections.close_all()


def _enter() -> None:
    from tests.people import CENTRE, FOUNDER, NOW
    from wicketgate.domain.ledger.events import Event
    from wicketgate.domain.ledger.operations import enter

    for _time in range(EACH):
        enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=CENTRE)


def _sign() -> None:
    from tests.people import FOUNDER, NOW
    from wicketgate.domain.ledger import checkpoints

    tree_of = checkpoints.__dict__["tree_of"]

    def read_slowly(centre: object) -> object:
        tree = tree_of(centre)
        time.sleep(0.02)
        return tree

    vars(checkpoints)["tree_of"] = read_slowly
    for _time in range(CHECKPOINTS):
        checkpoints.make(by=FOUNDER, at=NOW)


if __name__ == "__main__":
    main()
