"""A refusal is in the ledger before anybody sees it, and what was half-written is not."""

import pytest

from tests.people import NOW, Cast, cast
from wicketgate.domain.gate.operations import reveal
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.people.asking import unseal_question
from wicketgate.domain.people.models import Person
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@operation
def writes_and_is_refused(people: Cast, *, by: object, at: object) -> None:
    viewer = people.viewer("volunteer")
    person = Person(centre=viewer.centre, is_child=False, name="Half Written", telephone="0161 496 0123")
    person.save()
    question = unseal_question(
        viewer,
        item_class="contact",
        subject=person.id,
        arrangement=new_id(),
        due_today=True,
        purpose="to ring them",
        quota_left=5,
        is_emergency=False,
        at=NOW,
    )
    reveal(question, [person.telephone], by=viewer.actor, at=NOW)


def test_a_refusal_is_entered_and_what_was_written_before_it_is_not(people: Cast) -> None:
    viewer = people.viewer("volunteer")

    with pytest.raises(Refused) as refused:
        writes_and_is_refused(people, by=viewer, at=NOW)

    entry = Entry.objects.order_by("sequence").last()
    assert refused.value.is_entered
    assert entry is not None
    assert (entry.event, entry.rule, entry.actor) == (Event.REFUSED, "keeping", viewer.actor.token)
    assert not Person.objects.exists()


def test_a_refusal_says_nothing_that_names_anybody(people: Cast) -> None:
    with pytest.raises(Refused) as refused:
        writes_and_is_refused(people, by=people.viewer("volunteer"), at=NOW)

    assert "Half Written" not in str(refused.value)
