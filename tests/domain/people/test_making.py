"""An arrangement is made of what was told: every value closed under the key of its own subject."""

import pytest

from tests.families import ELDER, LIVES_WITH, VISITS, a_family, family_details, member
from tests.people import NOW, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Refused, Unable
from wicketgate.domain.people.details import AdultDetails
from wicketgate.domain.people.models import Arrangement, KeepApart, Member, Part, Person, Side
from wicketgate.domain.people.operations import change_status, keep_apart, make_arrangement
from wicketgate.vault.chance import new_id
from wicketgate.vault.sealed import DOTS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


def test_an_arrangement_has_both_sides_and_everybody_on_their_own(people: Cast) -> None:
    arrangement = a_family(people)

    assert {side.kind for side in arrangement.sides.all()} == {"lives_with", "visits"}
    assert arrangement.members.filter(part=Part.CHILD, side=None).count() == 2
    assert member(arrangement, Part.MAY_COLLECT).side.kind == "lives_with"  # type: ignore[union-attr]
    assert member(arrangement, Part.MAY_COME).side.kind == "visits"  # type: ignore[union-attr]


def test_what_was_told_can_only_be_read_through_the_gate(people: Cast) -> None:
    arrangement = a_family(people)

    adult = member(arrangement, Part.ADULT, side="visits").person

    assert str(adult.name) == str(adult.telephone) == DOTS
    assert VISITS.name not in repr(family_details().sides)


def test_each_side_and_each_person_has_a_key_of_their_own(people: Cast) -> None:
    arrangement = a_family(people)

    subjects = [side.risks.place.subject for side in Side.objects.filter(arrangement=arrangement)]
    subjects += [row.person.name.place.subject for row in Member.objects.filter(arrangement=arrangement)]

    assert len(set(subjects)) == len(subjects) == 2 + 6


def test_the_entry_names_nobody(people: Cast) -> None:
    arrangement = a_family(people)

    entry = Entry.objects.get(event=Event.ARRANGEMENT_MADE)

    assert entry.subject == arrangement.id
    assert entry.written


def test_the_same_man_can_be_in_two_arrangements(people: Cast) -> None:
    first = a_family(people)
    man = member(first, Part.ADULT, side="visits").person

    second = a_family(people, children=(ELDER,), visits=AdultDetails(name="Typed again", known=man.id))

    assert member(second, Part.ADULT, side="visits").person == man
    assert Person.objects.filter(is_child=False).count() == 2 * 4 - 1


def test_siblings_with_different_fathers_are_two_arrangements(people: Cast) -> None:
    first = a_family(people, children=(ELDER,))
    mother = member(first, Part.ADULT, side="lives_with").person

    second = a_family(people, lives_with=AdultDetails(name=LIVES_WITH.name, known=mother.id))

    assert first.id != second.id
    assert mother.memberships.count() == 2


def test_somebody_known_who_is_not_there_is_refused_and_nothing_is_made(people: Cast) -> None:
    with pytest.raises(Unable, match="no longer held"):
        a_family(people, visits=AdultDetails(name="Nobody", known=new_id()))

    assert not Arrangement.objects.exists()
    assert not Person.objects.exists()


def test_an_arrangement_without_a_child_is_refused(people: Cast) -> None:
    with pytest.raises(Unable, match="at least one child"):
        a_family(people, children=())


@pytest.mark.parametrize("who", ["unsigned", "chair", "referrer"])
def test_the_entry_of_a_refusal_stands_and_nothing_else(people: Cast, who: str) -> None:
    with pytest.raises(Refused):
        make_arrangement(family_details(), by=people.viewer(who), at=NOW)

    assert not Person.objects.exists()
    assert Entry.objects.filter(event=Event.REFUSED).count() == 1


def test_the_second_coordinator_is_told_that_it_has_changed(people: Cast) -> None:
    arrangement, by = a_family(people), people.viewer("coordinator")
    change_status(arrangement.id, status="paused", expected_version=1, by=by, at=NOW)

    with pytest.raises(Overtaken):
        change_status(arrangement.id, status="ended", expected_version=1, by=by, at=NOW)

    assert Arrangement.objects.get(id=arrangement.id).status == "paused"


def test_an_arrangement_that_is_not_there_is_not_found(people: Cast) -> None:
    with pytest.raises(NotFound):
        change_status(new_id(), status="ended", expected_version=1, by=people.viewer("coordinator"), at=NOW)


def test_two_families_are_kept_apart_once_from_either_side(people: Cast) -> None:
    one, other, by = a_family(people), a_family(people), people.viewer("coordinator")

    keep_apart(one.id, reference=other.reference.lower(), by=by, at=NOW)
    keep_apart(other.id, reference=one.reference, by=by, at=NOW)

    assert KeepApart.objects.count() == 1


def test_a_family_is_not_kept_apart_from_itself_or_from_nobody(people: Cast) -> None:
    one, by = a_family(people), people.viewer("coordinator")

    for reference in (one.reference, "26-0000-000"):
        with pytest.raises(Unable, match="reference of another family"):
            keep_apart(one.id, reference=reference, by=by, at=NOW)
