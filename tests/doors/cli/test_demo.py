"""The demonstration: the same twice, whole, and never on top of a real centre."""

import json
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.verify import verify
from wicketgate.domain.people.models import Arrangement, KeepApart, Wall
from wicketgate.domain.referrals.models import Agency
from wicketgate.domain.sessions.models import OpeningDay, Presence
from wicketgate.doors.cli import demo
from wicketgate.doors.cli.demonstration import arranging, filling, saturdays, year
from wicketgate.doors.cli.demonstration.families import FAMILIES
from wicketgate.doors.cli.demonstration.manifest import manifest
from wicketgate.doors.cli.demonstration.serving import SERVING
from wicketgate.doors.cli.demonstration.truth import DUE_TODAY, EVERY_FAMILY, TRUTH
from wicketgate.doors.cli.opened import NotOpened
from wicketgate.vault import chance

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DAY = date(2026, 11, 22)


def filled() -> filling.Filled:
    with chance.seeded("a seed"), transaction.atomic():
        centre = filling.found("a seed", DAY)
        arranging.arrange(centre)
        return centre


def held(centre: filling.Filled) -> Any:
    return json.loads(json.dumps(manifest(centre)))


def test_the_whole_year_is_there_and_the_ledger_holds() -> None:
    with chance.seeded("a seed"), transaction.atomic():
        centre = filling.found("a seed", DAY)
        arranging.arrange(centre)
        year.live(centre)

    assert verify(centre.centre).holds
    assert Arrangement.objects.count() == 12
    assert Agency.objects.count() == 3
    assert OpeningDay.objects.filter(day__lt=DAY).count() == 52
    assert OpeningDay.objects.filter(day=DAY).count() == 1
    assert Presence.objects.filter(arrived_at__isnull=False, left_at__isnull=False).count() > 500
    assert KeepApart.objects.count() == Wall.objects.count() == 1


@pytest.mark.parametrize("day", [DAY - timedelta(days=days) for days in range(7)])
def test_everything_happened_in_the_order_of_time_and_before_that_morning(
    day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saturdays, "WEEKS_BEFORE", 12)
    with chance.seeded("a seed"), transaction.atomic():
        centre = filling.found("a seed", day)
        arranging.arrange(centre)
        year.live(centre)

    told = list(Entry.objects.order_by("sequence").values_list("at", flat=True))

    assert len(told) > 300
    assert [later for before, later in pairwise(told) if later < before] == []
    assert told[-1] < filling.at_the_hall(day, "00:00")


def test_the_same_seed_and_day_give_the_same_manifest() -> None:
    with transaction.atomic():
        one = held(filled())
        transaction.set_rollback(True)

    other = held(filled())

    assert one == other


def test_every_planted_value_is_unlike_every_other() -> None:
    counted = Counter(planted["value"] for planted in held(filled())["sealed"])

    assert len(counted) > 100
    assert [value for value, times in counted.items() if times > 1] == []


def test_there_are_eight_volunteers_each_in_a_state_of_their_own() -> None:
    volunteers = [server for server in SERVING if server.role == Role.VOLUNTEER]

    assert len(volunteers) == len({server.state for server in volunteers}) == 8


def test_the_truth_speaks_of_everybody_and_of_every_family() -> None:
    users = {user["username"] for user in held(filled())["users"]}

    assert set(TRUTH) == users
    assert set(EVERY_FAMILY) == {family.code for family in FAMILIES}
    assert set(DUE_TODAY) == {family.code for family in FAMILIES if family.is_due_today}


def test_invented_people_are_never_written_among_real_ones(settings: Any) -> None:
    settings.IS_DEMONSTRATION = False

    with pytest.raises(NotOpened, match="never written among real ones"):
        demo._require_demonstration()
