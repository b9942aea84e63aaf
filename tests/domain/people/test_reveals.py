"""One closed value opens for a purpose, with a fresh second factor, within the day's quota; and is entered first."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.families import a_family, member
from tests.people import NOW, Cast, cast
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Refused
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.people.operations import declare_known, reveal_contact, reveal_item, waive_wall
from wicketgate.domain.people.queries import LOOKS_A_DAY, quota_left
from wicketgate.domain.people.written import read_order, read_risks, read_terms
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Arrangement:
    return a_family(people)


def him(family: Arrangement) -> UUID:
    return member(family, Part.ADULT, side="visits").id


def open_one(
    owner: UUID, item: str, *, by: Viewer, purpose: str = "tell_times", due_today: bool = False
) -> str:
    return reveal_item(owner, item=item, purpose=purpose, due_today=due_today, by=by, at=NOW)


def test_the_coordinator_opens_one_number_and_it_is_entered(people: Cast, family: Arrangement) -> None:
    by = people.viewer("coordinator")

    number = reveal_contact(him(family), purpose="tell_times", due_today=False, by=by, at=NOW)

    assert number == "+447700900522"
    entry = Entry.objects.get(event=Event.VALUE_REVEALED)
    assert entry.rule == "keeping"
    assert entry.subject == member(family, Part.ADULT, side="visits").person_id


CASES = """
    who          | what      | due today | is it opened?
    -------------+-----------+-----------+--------------
    coordinator  | telephone | no        | yes
    coordinator  | address   | no        | yes
    coordinator  | health    | no        | yes
    team_leader  | telephone | yes       | yes
    team_leader  | telephone | no        | no
    team_leader  | address   | yes       | no
    team_leader  | health    | yes       | yes
    volunteer    | telephone | yes       | no
    volunteer    | address   | yes       | no
    volunteer    | health    | yes       | yes
    officer      | telephone | yes       | no
    chair        | telephone | yes       | no
    referrer     | telephone | yes       | no
"""
ROWS = [tuple(box.strip() for box in line.split("|")) for line in CASES.strip().splitlines()[2:]]


@pytest.mark.parametrize(("who", "item", "due", "opened"), ROWS)
def test_who_opens_what(
    people: Cast, family: Arrangement, who: str, item: str, due: str, opened: str
) -> None:
    owner = member(family, Part.CHILD).id if item == "health" else him(family)
    if item == "health":
        owner = next(
            row.id for row in family.members.filter(part=Part.CHILD) if row.person.health is not None
        )

    if opened == "yes":
        assert open_one(owner, item, by=people.viewer(who), due_today=due == "yes")
        return
    with pytest.raises(Refused):
        open_one(owner, item, by=people.viewer(who), due_today=due == "yes")
    assert Entry.objects.filter(event=Event.REFUSED).count() == 1
    assert not Entry.objects.filter(event=Event.VALUE_REVEALED).exists()


@pytest.mark.parametrize(
    ("given", "purpose", "reason"),
    [
        pytest.param(
            NOW - timedelta(minutes=6), "tell_times", "second_factor_not_fresh", id="six minutes ago"
        ),
        pytest.param(None, "tell_times", "second_factor_not_fresh", id="no second factor"),
        pytest.param(NOW, "", "no_purpose", id="no purpose"),
        pytest.param(NOW, "because I want to", "no_purpose", id="a purpose that is none"),
    ],
)
def test_what_is_missing_is_said(
    people: Cast, family: Arrangement, given: object, purpose: str, reason: str
) -> None:
    by = people.viewer("coordinator", second_factor=given)  # type: ignore[arg-type]  # an instant, or none

    with pytest.raises(Refused) as refused:
        open_one(him(family), "telephone", by=by, purpose=purpose)

    assert refused.value.decision.reason.code == reason


def test_the_day_has_a_quota_that_the_next_day_renews(people: Cast, family: Arrangement) -> None:
    by = people.viewer("coordinator")
    for _ in range(LOOKS_A_DAY):
        open_one(him(family), "telephone", by=by)

    with pytest.raises(Refused) as refused:
        open_one(him(family), "telephone", by=by)

    assert refused.value.decision.reason.code == "no_quota_left"
    assert quota_left(by, at=NOW + timedelta(days=1)) == LOOKS_A_DAY
    assert quota_left(people.viewer("team_leader"), at=NOW) == LOOKS_A_DAY


def test_a_wall_closes_every_value_until_an_officer_agrees(people: Cast, family: Arrangement) -> None:
    by = people.viewer("coordinator")
    wall = declare_known(family.id, by=by, at=NOW)
    with pytest.raises(Refused):
        open_one(him(family), "telephone", by=by)

    waive_wall(wall.id, by=people.viewer("officer"), at=NOW)

    assert open_one(him(family), "telephone", by=by) == "+447700900522"


def test_what_is_not_held_is_not_there(people: Cast, family: Arrangement) -> None:
    by = people.viewer("coordinator")

    for owner, item in (
        (him(family), "school"),
        (him(family), "name"),
        (new_id(), "telephone"),
        (family.id, "x"),
    ):
        with pytest.raises(NotFound):
            open_one(owner, item, by=by)


def test_the_order_the_terms_and_the_risks_are_read_back(people: Cast, family: Arrangement) -> None:
    by, side = people.viewer("coordinator"), family.sides.get(kind="lives_with")

    assert read_order(open_one(family.id, "order", by=by)).kind == "child_arrangements"
    assert read_terms(open_one(family.id, "terms", by=by)).frequency == "fortnightly"
    assert read_risks(open_one(side.id, "risks", by=by)).codes == ("domestic_abuse",)
