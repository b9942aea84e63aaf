"""Nobody is aware of the policy until somebody recorded that they were told (clause 9)."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.people import CENTRE, NOW, TODAY, Cast, cast
from wicketgate.clauses.edition import load_shipped, write
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.policy.models import Told
from wicketgate.domain.policy.operations import adopt_edition, record_told
from wicketgate.domain.policy.queries import told_states

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

SOMEBODY, SOMEBODY_ELSE = UUID(int=1), UUID(int=2)


@pytest.fixture
def people() -> Cast:
    return cast()


def tell(people: Cast, *whom: UUID, audience: str = "user", how: str = "paper") -> None:
    record_told(whom, audience=audience, how=how, by=people.viewer("coordinator"), at=NOW)


def state(whom: UUID) -> str:
    return told_states([whom], centre=CENTRE, audience="user", on=TODAY)[whom]


def test_nobody_is_aware_until_it_is_recorded(people: Cast) -> None:
    tell(people, SOMEBODY)

    assert (state(SOMEBODY), state(SOMEBODY_ELSE)) == ("aware", "not_told")


def test_a_new_edition_is_told_again(people: Cast) -> None:
    tell(people, SOMEBODY)

    adopt_edition(
        write(load_shipped("wigan")), document=None, on=TODAY, by=people.viewer("coordinator").actor, at=NOW
    )

    assert state(SOMEBODY) == "told_of_an_earlier_edition"
    tell(people, SOMEBODY, how="screen")
    assert state(SOMEBODY) == "aware"


def test_what_is_told_tomorrow_makes_nobody_aware_today(people: Cast) -> None:
    tell(people, SOMEBODY)
    Told.objects.update(on=TODAY + timedelta(days=1))

    assert state(SOMEBODY) == "not_told"


def test_telling_several_is_one_entry(people: Cast) -> None:
    tell(people, SOMEBODY, SOMEBODY_ELSE)

    assert Entry.objects.filter(event=Event.TOLD_OF_POLICY).count() == 1
    assert Told.objects.count() == 2


def test_the_same_form_twice_tells_once(people: Cast) -> None:
    tell(people, SOMEBODY)

    with pytest.raises(Unable):
        tell(people, SOMEBODY)

    assert Told.objects.count() == 1


def test_an_audience_that_the_edition_does_not_name_need_not_be_told(people: Cast) -> None:
    with pytest.raises(Unable):
        tell(people, SOMEBODY, audience="neighbour")

    assert not Told.objects.exists()


def test_another_centres_telling_counts_for_nobody_here(people: Cast) -> None:
    tell(people, SOMEBODY)
    Told.objects.update(centre=SOMEBODY)

    assert state(SOMEBODY) == "not_told"
