"""One value of a person's record is written anew without being looked at."""

import pytest

from tests.families import a_family, member
from tests.people import NOW, TODAY, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Refused, Unable
from wicketgate.domain.people.models import Arrangement, Member, Part, Person
from wicketgate.domain.people.operations import declare_known, record_item, reveal_contact
from wicketgate.domain.people.queries.families import family_list

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Arrangement:
    return a_family(people)


@pytest.fixture
def him(family: Arrangement) -> Member:
    return member(family, Part.ADULT, side="visits")


def test_a_number_is_written_anew_and_nothing_is_shown(people: Cast, him: Member) -> None:
    by = people.viewer("coordinator")

    record_item(him.id, item="telephone", text="07700 900599", by=by, at=NOW)

    assert not Entry.objects.filter(event__in=[Event.PAGE_SHOWN, Event.VALUE_REVEALED]).exists()
    assert reveal_contact(him.id, purpose="check_details", due_today=False, by=by, at=NOW) == "+447700900599"


def test_an_address_is_confirmed_on_the_day_it_is_written(people: Cast, him: Member) -> None:
    by = people.viewer("coordinator")

    record_item(him.id, item="address", text="c/o Box 4, LK1 1AA", is_confidential=True, by=by, at=NOW)

    person = Person.objects.get(id=him.person_id)
    assert person.is_address_confidential
    assert person.address_confirmed_on == TODAY


def test_an_empty_box_takes_out_what_was_held(people: Cast, him: Member) -> None:
    record_item(him.id, item="address", text="", by=people.viewer("coordinator"), at=NOW)

    person = Person.objects.get(id=him.person_id)
    assert (person.address, person.address_confirmed_on) == (None, None)


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    [
        ("telephone", "ask her", "whole telephone number"),
        ("health", "ring 0161 496 0123", "looks like a telephone number"),
        ("address", "x" * 401, "400 characters"),
    ],
)
def test_what_does_not_fit_is_sent_back_and_nothing_changes(
    people: Cast, him: Member, item: str, text: str, answer: str
) -> None:
    before = Entry.objects.count()

    with pytest.raises(Unable, match=answer):
        record_item(him.id, item=item, text=text, by=people.viewer("coordinator"), at=NOW)

    assert Entry.objects.count() == before


def test_a_confidential_address_is_an_address(people: Cast, him: Member) -> None:
    by = people.viewer("coordinator")

    with pytest.raises(Unable, match="care-of address"):
        record_item(him.id, item="address", text="", is_confidential=True, by=by, at=NOW)


def test_a_name_is_put_right_but_never_taken_out(people: Cast, family: Arrangement, him: Member) -> None:
    by = people.viewer("coordinator")

    record_item(him.id, item="name", text="Tobias Marsh", by=by, at=NOW)
    with pytest.raises(Unable, match="has a name"):
        record_item(him.id, item="name", text=" ", by=by, at=NOW)

    (line,) = family_list(by, at=NOW).lines
    assert line.visits == ("Tobias Marsh",)


def test_what_is_no_item_is_not_written(people: Cast, him: Member) -> None:
    with pytest.raises(NotFound):
        record_item(him.id, item="is_child", text="yes", by=people.viewer("coordinator"), at=NOW)


def test_whoever_knows_the_family_writes_nothing(people: Cast, family: Arrangement, him: Member) -> None:
    by = people.viewer("coordinator")
    declare_known(family.id, by=by, at=NOW)

    with pytest.raises(Refused):
        record_item(him.id, item="telephone", text="07700 900599", by=by, at=NOW)
