"""Whoever knows a family is kept from it; only an officer who does not know it agrees otherwise (floor)."""

import pytest

from tests.families import a_family
from tests.people import NOW, Cast, cast
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Arrangement, Wall
from wicketgate.domain.people.operations import declare_known, take_back_waiver, waive_wall
from wicketgate.domain.people.queries.walls import walls
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Arrangement:
    return a_family(people)


def may_see(people: Cast, who: str, family: Arrangement) -> bool:
    question = FamilyQuestions(people.viewer(who), [family.id], at=NOW).about(family.id)
    return not question.decide(NOW).refused


def test_said_twice_it_is_one_wall(people: Cast, family: Arrangement) -> None:
    for _ in range(2):
        declare_known(family.id, by=people.viewer("volunteer"), at=NOW)

    assert Wall.objects.count() == 1
    assert not may_see(people, "volunteer", family)
    assert may_see(people, "team_leader", family)


def test_an_officer_agrees_and_closes_again(people: Cast, family: Arrangement) -> None:
    wall, officer = declare_known(family.id, by=people.viewer("volunteer"), at=NOW), people.viewer("officer")

    waive_wall(wall.id, by=officer, at=NOW)
    assert may_see(people, "volunteer", family)

    take_back_waiver(wall.id, by=officer, at=NOW)
    assert not may_see(people, "volunteer", family)


def test_an_officer_who_knows_the_family_does_not_agree(people: Cast, family: Arrangement) -> None:
    wall = declare_known(family.id, by=people.viewer("volunteer"), at=NOW)
    own = declare_known(family.id, by=people.viewer("officer"), at=NOW)

    for one in (wall, own):
        with pytest.raises(Unable, match="another officer must decide"):
            waive_wall(one.id, by=people.viewer("officer"), at=NOW)
    waive_wall(wall.id, by=people.viewer("chair"), at=NOW)

    assert may_see(people, "volunteer", family)


@pytest.mark.parametrize("who", ["coordinator", "team_leader", "volunteer", "referrer"])
def test_nobody_else_agrees(people: Cast, family: Arrangement, who: str) -> None:
    wall = declare_known(family.id, by=people.viewer("volunteer"), at=NOW)

    with pytest.raises(NotFound):
        waive_wall(wall.id, by=people.viewer(who), at=NOW)


def test_a_wall_or_a_family_that_is_not_there_is_not_found(people: Cast) -> None:
    with pytest.raises(NotFound):
        waive_wall(new_id(), by=people.viewer("officer"), at=NOW)
    with pytest.raises(NotFound):
        declare_known(new_id(), by=people.viewer("volunteer"), at=NOW)


def test_officers_see_usernames_and_references_and_no_name(people: Cast, family: Arrangement) -> None:
    declare_known(family.id, by=people.viewer("volunteer"), at=NOW)

    (line,) = walls(people.viewer("chair"))

    assert (line.username, line.reference, line.waived_on) == ("volunteer", family.reference, None)
