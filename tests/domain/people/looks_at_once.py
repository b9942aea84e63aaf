"""
`python -m tests.domain.people.looks_at_once`: let several open a value at the same time, when one look is left.

Prints, as JSON, how many opened it. With `--without-turn` nobody waits for another to have counted.
"""

import json
import sys
import threading
import time
from uuid import UUID

from tests.faults.own_records import own_records

AT_ONCE = 4


def main() -> None:
    """Print how many looks there were in a day, and who was told of none left."""
    with own_records():
        sys.stdout.write(json.dumps(_report()))


def _report() -> dict[str, object]:
    from tests.families import a_family, member
    from tests.people import NOW, cast
    from wicketgate.domain.ledger import queries
    from wicketgate.domain.people.models import Part
    from wicketgate.domain.people.queries import LOOKS_A_DAY, quota_left

    people = cast()
    owner = member(a_family(people), Part.ADULT, side="visits").id
    for _look in range(LOOKS_A_DAY - 1):
        _open(people, owner, [])
    if "--without-turn" in sys.argv:
        vars(queries)["wait_for_turn"] = lambda centre: None
    _count_slowly()
    said = list[str]()
    threads = [threading.Thread(target=_open, args=(people, owner, said)) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(600)
    return {"said": sorted(said), "left": quota_left(people.viewer("coordinator"), at=NOW)}


def _count_slowly() -> None:
    from wicketgate.domain.people.operations import reveals

    count = reveals.__dict__["quota_left"]

    def slowly(*given: object, **more: object) -> int:
        left: int = count(*given, **more)
        time.sleep(0.5)  # long enough for the others to have counted, where they needn't wait
        return left

    vars(reveals)["quota_left"] = slowly


def _open(people: object, owner: UUID, said: list[str]) -> None:
    from django.db import connections

    from tests.people import NOW
    from wicketgate.domain.ledger.refusals import Refused
    from wicketgate.domain.people.operations import reveal_item

    by = people.viewer("coordinator")  # type: ignore[attr-defined]  # the cast, which loads after the settings
    try:
        reveal_item(owner, item="telephone", purpose="tell_times", due_today=False, by=by, at=NOW)
        said.append("opened")
    except Refused as refused:
        said.append(refused.decision.reason.code)
    finally:
        if threading.current_thread() is not threading.main_thread():
            connections.close_all()


if __name__ == "__main__":
    main()
