"""
How long it takes to make everybody's keys anew, and to change the root key, with 10,000 people.

    .venv/bin/python -m bench.rotation [PEOPLE]

Each has a name, a telephone number and an address, all sealed under a key of their own, and two entries of the ledger.
The centre is closed meanwhile. Afterwards every value is opened once more, which is not counted.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

from bench.home import temporary

PEOPLE, AT_A_TIME = 10_000, 500
AT = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def main() -> None:
    """Print the seconds that each part took, by the clock and of the processor."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with temporary() as data:
        from wicketgate.domain.ledger.actor import Actor
        from wicketgate.domain.retention.sealed_values import try_every_value
        from wicketgate.doors import rotation
        from wicketgate.vault import presence

        by = Actor(_centre(), UUID(int=2))
        _fill(by, people)
        with presence.alone(data):
            everybody = _taken(lambda: rotation.change_everybodys_keys(by=by, at=AT))
            root = _taken(lambda: rotation.change_root(by=by, at=AT))
        tried = try_every_value(by.centre)
        assert tried.is_sound, "a value does not open any more"
        size = sum(path.stat().st_size for path in data.glob("*.db"))
    together = {name: round(everybody[name] + root[name], 2) for name in everybody}
    told = {"people": people, "values": tried.values, "megabytes": round(size / 1e6, 1)}
    print(json.dumps(told | {"everybodys_keys": everybody, "root_key": root, "together": together}))


def _taken(act: object) -> dict[str, float]:
    began, worked = time.perf_counter(), time.process_time()
    act()  # type: ignore[operator]  # a function of none
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "of_the_processor": round(time.process_time() - worked, 2),
    }


def _centre() -> UUID:
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.policy.operations import found_centre

    held = UUID(int=1)
    found_centre(
        centre_id=held,
        name="Larkfield Child Contact Centre",
        data_controller="The trustees",
        hall="The hall",
        is_demonstration=True,
        by=Actor(held, held),
        at=AT,
    )
    return held


def _fill(by: object, people: int) -> None:
    from django.db import transaction

    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.ledger.events import Event
    from wicketgate.domain.ledger.operations import enter
    from wicketgate.domain.people.models import Person

    assert isinstance(by, Actor)
    rows = _people(by.centre, people)
    while some := list(islice(rows, AT_A_TIME)):
        with transaction.atomic(), transaction.atomic(using="keyring"):
            for person in some:
                assert isinstance(person, Person)
                person.save(force_insert=True)
                for event in (Event.PERSON_RECORDED, Event.PAGE_SHOWN):
                    enter(event, by=by, at=AT, subject=person.id)


def _people(centre: UUID, count: int) -> Iterator[object]:
    from wicketgate.domain.people.models import Person

    for number in range(count):
        yield Person(
            centre=centre,
            is_child=False,
            name=f"Invented Person {number}",
            telephone=f"+44770090{number % 10_000:04}",
            address=f"{number} Quince Row\nLarkfield\nLK4 1QR",
        )


if __name__ == "__main__":
    main()
