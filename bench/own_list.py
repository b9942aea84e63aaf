"""
What one person is told was given out about them, from a ledger of 8,000 entries of which 200 are theirs.

    .venv/bin/python -m bench.own_list

Gathering also signs a checkpoint over all entries. Milliseconds, the median of some rounds, by the clock.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING
from uuid import UUID

from bench.home import peopled
from bench.side_by_side import taken

if TYPE_CHECKING:
    from tests.asking import Field

ENTRIES, THEIRS, ROUNDS = 8_000, 200, 7


def main() -> None:
    """Print how long gathering, the paper, the file of proofs, the page and the officers' button take."""
    with peopled() as people:
        from tests.asking import a_field

        ways = _ways(a_field(people))
        times = {name: median(taken(way) for _round in range(ROUNDS)) for name, way in ways.items()}
    print(json.dumps({name: round(1000 * each) for name, each in times.items()}))


def _ways(field: "Field") -> dict[str, Callable[[], object]]:
    from django.urls import reverse

    from tests.own_lists import agreed, gathered, him
    from tests.people import NOW
    from wicketgate.domain.disclosures.operations import give_proofs, tell_own_list

    who = him(field)
    _enter(field, who.person_id)
    own = agreed(field, who)
    page, ledger = reverse("coordinator:own_list", args=[own.id]), reverse("officers:ledger")
    desk, chair = _browser(field, "coordinator", page), _browser(field, "chair", ledger)
    return {
        "gather": lambda: gathered(field, who),
        "paper": lambda: tell_own_list(own.id, by=field.coordinator, at=NOW),
        "proofs": lambda: give_proofs(own.id, by=field.coordinator, at=NOW),
        "page": lambda: desk("get", page),
        "officers_ledger": lambda: chair("get", ledger),
        "check_button": lambda: chair("post", reverse("officers:verify_ledger")),
    }


def _enter(field: "Field", person: UUID) -> None:
    from tests.people import NOW
    from wicketgate.domain.ledger.events import Event
    from wicketgate.domain.ledger.operations import enter
    from wicketgate.vault.chance import new_id

    by, others = field.coordinator.actor, [new_id() for _ in range(200)]
    opened = {"item": "telephone", "purpose": "tell_times"}
    for number in range(ENTRIES):
        if number % (ENTRIES // THEIRS) == 0:
            at = NOW - timedelta(minutes=ENTRIES - number)
            enter(Event.VALUE_REVEALED, by=by, at=at, subject=person, detail=opened)
        else:
            enter(Event.PAGE_SHOWN, by=by, at=NOW, subject=others[number % 200], detail={"page": "the day"})


def _browser(field: "Field", who: str, page: str) -> Callable[[str, str], object]:
    from django.test import Client

    from tests.signing_in import sign_in

    client = Client(SERVER_NAME="localhost")
    sign_in(client, getattr(field.cast, who))
    assert client.get(page).status_code == 200
    return lambda method, address: getattr(client, method)(address)


if __name__ == "__main__":
    main()
