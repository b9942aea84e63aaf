"""
Can a clock tell "not for you" from "no such"? Pairs of both, timed, and the best threshold that could part them.

    .venv/bin/python -m bench.existence

Each pair asks once for something that is there and is another's, and once for something that is nowhere, in an order
drawn anew. A classifier that knows all the times sets one threshold, the best there is; guessing gives 50 %. The last
line is a control: a look-up that fetches first and checks afterwards, as many programs do.
"""

import gc
import json
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import UUID, uuid4

from bench.home import temporary
from bench.side_by_side import taken

if TYPE_CHECKING:
    from django.db import models
    from django.test import Client

    from wicketgate.domain.accounts.viewer import Viewer
    from wicketgate.domain.disclosures.queries import OwnRequest

PAIRS, NOBODYS = 3000, 40
ELSEWHERE = UUID(int=0x2222)


@dataclass(frozen=True, slots=True)
class Door:
    """An address with one identifier: who asks, how, and what there is of its kind that is not theirs."""

    who: str
    method: str
    name: str
    model: str
    status: int = 404

    @property
    def label(self) -> str:
        return f"{self.who} · {self.method} {self.name}"


# Another agency's things; and another centre's, once everything was moved there.
OTHER_AGENCYS = (
    Door("bridge", "get", "referrer:receipt", "disclosures.AttendanceRequest"),
    Door("bridge", "get", "referrer:referral", "referrals.Referral"),
    Door("bridge", "post", "referrer:discard", "referrals.Referral"),
)
ANOTHER_CENTRES = (
    Door("coordinator", "get", "coordinator:request", "disclosures.AttendanceRequest"),
    Door("coordinator", "get", "coordinator:referral", "referrals.Referral"),
    Door("coordinator", "get", "coordinator:booking", "opening.Booking"),
    Door("officer", "get", "officers:concern", "concerns.Concern"),
    # A tap says of nobody, of another day and of another centre that they are not due today.
    Door("leader", "post", "volunteer:arrived", "opening.Window", status=302),
)
CONTROL = OTHER_AGENCYS[0]


def main() -> None:
    """Print for each address how often the best threshold is right, in per cent."""
    with temporary():
        from tests.doors.invented_centre import NOW, fill
        from wicketgate.doors import clock

        with clock.held(NOW):
            fill()
            rightly = {door.label: _rightly(door) for door in OTHER_AGENCYS}
            with _fetched_then_checked():
                control = _rightly(CONTROL)
            _move_elsewhere()
            rightly |= {door.label: _rightly(door) for door in ANOTHER_CENTRES}
    print(json.dumps(rightly | {"control: fetched, then checked": control}, indent=1, ensure_ascii=False))


def best_threshold(there: Sequence[float], nowhere: Sequence[float]) -> float:
    """Return the largest share, 0.5 to 1, that one threshold sorts rightly, whichever side of it is called which."""
    marked = sorted([(seconds, 1) for seconds in there] + [(seconds, -1) for seconds in nowhere])
    below, furthest = 0, 0
    for _seconds, mark in marked:
        below += mark
        furthest = max(furthest, abs(below))
    return 0.5 + furthest / len(marked)


def _rightly(door: Door) -> float:
    client, chance = _signed_in(door.who), random.Random(door.label)
    there, nowhere = _addresses(door, _ids(door)), _addresses(door, [uuid4() for _one in range(NOBODYS)])
    times: dict[str, list[float]] = {"there": [], "nowhere": []}
    gc.collect()
    for _pair in range(PAIRS):
        asked = [("there", chance.choice(there)), ("nowhere", chance.choice(nowhere))]
        for kind, address in chance.sample(asked, 2):
            times[kind].append(taken(lambda: _ask(client, door, address)))  # noqa: B023 - called at once
    return round(100 * best_threshold(times["there"], times["nowhere"]), 1)


def _ask(client: "Client", door: Door, address: str) -> None:
    status = getattr(client, door.method)(address).status_code
    if status != door.status:
        raise AssertionError(f"Expected {door.status}, as for what is nowhere; got {status}.")


def _addresses(door: Door, ids: Sequence[UUID]) -> list[str]:
    from django.urls import reverse

    return [reverse(door.name, args=[one]) for one in ids]


def _ids(door: Door) -> list[UUID]:
    return list(_rows(door.model).order_by("pk").values_list("pk", flat=True)[:NOBODYS])


def _rows(label: str) -> "models.QuerySet[models.Model]":
    from django.apps import apps

    return apps.get_model(label)._default_manager.all()


def _signed_in(username: str) -> "Client":
    from django.test import Client

    from tests.signing_in import sign_in
    from wicketgate.domain.accounts.models import Account
    from wicketgate.doors import clock

    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    sign_in(client, Account.objects.get(username=username), at=clock.now())
    return client


def _move_elsewhere() -> None:
    for door in ANOTHER_CENTRES:
        _rows(door.model).update(centre=ELSEWHERE)


@contextmanager
def _fetched_then_checked() -> Iterator[None]:
    from wicketgate.domain.disclosures import queries
    from wicketgate.domain.disclosures.models import AttendanceRequest
    from wicketgate.domain.ledger.refusals import NotFound

    scoped = queries.own_request

    def fetch_then_check(request_id: UUID, *, viewer: "Viewer", at: datetime) -> "OwnRequest":
        found = AttendanceRequest.objects.filter(id=request_id).first()
        if found is None:
            raise NotFound
        return scoped(request_id, viewer=viewer, at=at)

    with patch.object(queries, "own_request", fetch_then_check):
        yield


if __name__ == "__main__":
    main()
