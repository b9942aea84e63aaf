"""Whatever is shown of a family passes the gate: asked, entered, and only then opened."""

import pytest

from tests.people import CENTRE, NOW, Cast, cast
from wicketgate.domain.gate.operations import WrongQuestion, show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Arrangement, Person
from wicketgate.vault.chance import new_id
from wicketgate.vault.sealed import DOTS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


def a_person() -> Person:
    person = Person(centre=CENTRE, is_child=False, name="Ottilie Marsh", address="4 Hidden Lane")
    person.save()
    return Person.objects.get(id=person.id)


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        pytest.param("coordinator", "Ottilie Marsh", id="a coordinator who has signed sees the name"),
        pytest.param("volunteer", "Ottilie Marsh", id="a volunteer on duty who has signed sees the name"),
        pytest.param("unsigned", DOTS, id="a volunteer who has not signed sees dots"),
        pytest.param("chair", DOTS, id="the chair sees no family"),
        pytest.param("referrer", DOTS, id="a referrer sees no family"),
    ],
)
def test_a_name_is_shown_to_whom_the_undertaking_clause_allows(people: Cast, who: str, shown: str) -> None:
    viewer, person, arrangement = people.viewer(who), a_person(), new_id()

    question = FamilyQuestions(viewer, [arrangement], at=NOW).about(arrangement)
    page = show("a page", [Part(question, (person.name,))], by=viewer.actor, at=NOW, subject=CENTRE)

    assert page[person.name] == shown


def test_an_address_never_opens_with_the_question_of_a_name(people: Cast) -> None:
    viewer, person, arrangement = people.viewer("coordinator"), a_person(), new_id()
    question = FamilyQuestions(viewer, [arrangement], at=NOW).about(arrangement)

    with pytest.raises(WrongQuestion):
        show("a page", [Part(question, (person.address,))], by=viewer.actor, at=NOW, subject=CENTRE)


def test_a_page_is_one_entry_that_holds_no_name(people: Cast) -> None:
    viewer, person, arrangement = people.viewer("coordinator"), a_person(), new_id()
    before = Entry.objects.count()

    question = FamilyQuestions(viewer, [arrangement], at=NOW).about(arrangement)
    show("a page", [Part(question, (person.name,))], by=viewer.actor, at=NOW, subject=CENTRE)

    assert Entry.objects.count() == before + 1
    assert Entry.objects.order_by("sequence").last().event == Event.PAGE_SHOWN  # type: ignore[union-attr]
    assert not Arrangement.objects.exists()
