"""
What one person is told was given out about them, from a ledger of 8,000 entries of which 200 are theirs.

    .venv/bin/python -m bench.own_list

Gathering also signs a checkpoint over all entries. Milliseconds, the median of some rounds, by the clock.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from statistics import median

from bench.home import peopled
from bench.side_by_side import taken

ENTRIES, THEIRS, ROUNDS = 8_000, 200, 7


def main() -> None:
    """Print how long gathering, the paper, the file of proofs, the page and the officers' button take."""
    with peopled() as people:
        from django.test import Client
        from django.urls import reverse

        from tests.asking import a_field
        from tests.own_lists import agreed, gathered, him
        from tests.people import NOW
        from tests.signing_in import sign_in
        from wicketgate.domain.disclosures.operations import give_proofs, tell_own_list
        from wicketgate.domain.ledger.events import Event
        from wicketgate.domain.ledger.operations import enter
        from wicketgate.vault.chance import new_id

        field = a_field(people)
        who, others = him(field), [new_id() for _ in range(200)]
        opened = {"item": "telephone", "purpose": "tell_times"}
        for number in range(ENTRIES):
            if number % (ENTRIES // THEIRS) == 0:
                at = NOW - timedelta(minutes=ENTRIES - number)
                enter(
                    Event.VALUE_REVEALED,
                    by=field.coordinator.actor,
                    at=at,
                    subject=who.person_id,
                    detail=opened,
                )
            else:
                other = others[number % len(others)]
                enter(
                    Event.PAGE_SHOWN,
                    by=field.coordinator.actor,
                    at=NOW,
                    subject=other,
                    detail={"page": "day"},
                )
        own = agreed(field, who)
        desk, chair = (Client(SERVER_NAME="localhost") for _ in range(2))
        sign_in(desk, people.coordinator)
        sign_in(chair, people.chair)
        page = reverse("coordinator:own_list", args=[own.id])
        assert desk.get(page).status_code == 200
        assert chair.get(reverse("officers:ledger")).status_code == 200
        ways: dict[str, Callable[[], object]] = {
            "gather": lambda: gathered(field, who),
            "paper": lambda: tell_own_list(own.id, by=field.coordinator, at=NOW),
            "proofs": lambda: give_proofs(own.id, by=field.coordinator, at=NOW),
            "page": lambda: desk.get(page),
            "officers_ledger": lambda: chair.get(reverse("officers:ledger")),
            "check_button": lambda: chair.post(reverse("officers:verify_ledger")),
        }
        times = {name: median(taken(way) for _round in range(ROUNDS)) for name, way in ways.items()}
    print(json.dumps({name: round(1000 * each) for name, each in times.items()}))


if __name__ == "__main__":
    main()
