"""A post is held from a day to a day, and access ends with it."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.people import BEFORE, CENTRE, FOUNDER, NOW, TODAY, Cast, cast
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.operations import begin_post, close_account, end_post, open_account
from wicketgate.domain.accounts.queries import roles_held
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Unable

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.mark.parametrize(
    ("begins", "ends", "held"),
    [
        pytest.param(TODAY, TODAY, True, id="on its first and last day"),
        pytest.param(BEFORE, None, True, id="without an end"),
        pytest.param(TOMORROW, None, False, id="not before it begins"),
        pytest.param(BEFORE, YESTERDAY, False, id="not after it has ended"),
    ],
)
def test_a_post_is_held_from_its_first_day_to_its_last(
    people: Cast, begins: date, ends: date | None, held: bool
) -> None:
    begin_post(people.volunteer, role=Role.INTERPRETER, begins=begins, ends=ends, by=FOUNDER, at=NOW)

    assert ("interpreter" in roles_held(people.volunteer.id, on=TODAY)) is held


def test_a_closed_account_holds_nothing(people: Cast) -> None:
    close_account(people.volunteer.id, by=FOUNDER, at=NOW)

    assert roles_held(people.volunteer.id, on=TODAY) == frozenset()


def test_nobody_gives_themselves_a_post(people: Cast) -> None:
    with pytest.raises(Unable, match="themselves"):
        begin_post(people.volunteer, role=Role.CHAIR, begins=TODAY, by=_as(people), at=NOW)

    assert roles_held(people.volunteer.id, on=TODAY) == {"volunteer"}


def test_the_same_post_is_not_held_twice_at_once(people: Cast) -> None:
    with pytest.raises(Unable, match="already"):
        begin_post(people.volunteer, role=Role.VOLUNTEER, begins=TODAY, by=FOUNDER, at=NOW)


def test_a_post_does_not_end_before_it_begins(people: Cast) -> None:
    with pytest.raises(Unable) as unable:
        begin_post(people.volunteer, role=Role.CHAIR, begins=TODAY, ends=YESTERDAY, by=FOUNDER, at=NOW)

    assert unable.value.field == "ends"


def test_the_last_coordinator_can_not_be_ended(people: Cast) -> None:
    with pytest.raises(Unable, match="Appoint another"):
        end_post(people.coordinator.posts.get().id, on=TODAY, by=FOUNDER, at=NOW)


def test_a_coordinator_ends_once_another_goes_on(people: Cast) -> None:
    begin_post(people.team_leader, role=Role.COORDINATOR, begins=TODAY, is_acting=True, by=FOUNDER, at=NOW)

    end_post(people.coordinator.posts.get().id, on=TODAY, by=FOUNDER, at=NOW)

    assert roles_held(people.coordinator.id, on=TODAY) == {"coordinator"}
    assert roles_held(people.coordinator.id, on=TOMORROW) == frozenset()
    assert Entry.objects.filter(event=Event.POST_ENDED, subject=people.coordinator.id).count() == 1


def test_a_post_of_another_centre_is_not_found(people: Cast) -> None:
    stranger = Actor(UUID(int=7), UUID(int=8))

    with pytest.raises(NotFound):
        end_post(people.volunteer.posts.get().id, on=TODAY, by=stranger, at=NOW)


@pytest.mark.parametrize(
    "username",
    [
        pytest.param("Jean", id="a capital"),
        pytest.param("je", id="too short"),
        pytest.param("j" * 61, id="too long"),
        pytest.param("jean kay", id="a space"),
        pytest.param("jean@example.org", id="an e-mail address"),
        pytest.param("jéan", id="an accent"),
        pytest.param("coordinator", id="one that is taken"),
        pytest.param("", id="none"),
    ],
)
def test_a_username_that_can_not_be_one_is_refused(people: Cast, username: str) -> None:
    with pytest.raises(Unable) as unable:
        open_account(username=username, name="Jean Kay", password="x" * 20, by=FOUNDER, at=NOW)

    assert unable.value.field == "username"
    assert people.centre.id == CENTRE


def _as(people: Cast) -> Actor:
    return Actor(CENTRE, people.volunteer.token)
