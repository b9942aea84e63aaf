"""People taken for one another, and people who know one another."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.sessions.saturday import a_place, open_hall
from tests.families import LIVES_WITH, a_family, member
from tests.people import NOW, TODAY, Cast
from tests.signing_in import signed_in
from wicketgate.clauses import undertaking
from wicketgate.domain.people import asking
from wicketgate.domain.people.details import AdultDetails
from wicketgate.domain.people.models import Arrangement, Part, Person
from wicketgate.domain.people.operations import arrangements, declare_known
from wicketgate.domain.volunteers.models import Duty

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NAMESAKE = AdultDetails(name=LIVES_WITH.name, telephone="+447700900477", address="2 Heron Street\nLK9 9HS")


@pytest.fixture
def family(people: Cast) -> Arrangement:
    """A family that comes today."""
    held = a_family(people)
    a_place(people, held, open_hall(people))
    return held


def where_she_lives(coordinator: Client, family: Arrangement) -> str:
    """Open through the page where the mother of one family lives."""
    her = member(family, Part.ADULT, side="lives_with")
    address = reverse("coordinator:reveal", args=[family.id, her.id, "address"])
    return coordinator.post(address, {"purpose": "check_details"}).content.decode()


def test_incident_two_people_of_one_name_merged(
    people: Cast, coordinator: Client, family: Arrangement
) -> None:
    other = a_family(people, lives_with=NAMESAKE)

    assert "14 Quince Row" in where_she_lives(coordinator, family)
    assert "2 Heron Street" in where_she_lives(coordinator, other)


def test_control_where_names_merge_the_wrong_house_is_given(
    people: Cast, coordinator: Client, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = member(family, Part.ADULT, side="lives_with").person

    def by_name(adult: AdultDetails, *, centre: UUID) -> Person:
        return first if adult.name == LIVES_WITH.name else made(adult, centre=centre)

    made = arrangements._adult
    monkeypatch.setattr(arrangements, "_adult", by_name)
    other = a_family(people, lives_with=NAMESAKE)

    assert "14 Quince Row" in where_she_lives(coordinator, other)


@pytest.fixture
def volunteer(people: Cast) -> Client:
    return signed_in(people, "volunteer")


def the_day(client: Client) -> str:
    return client.get(reverse("volunteer:day"), follow=True).content.decode()


def test_incident_worker_looks_up_a_family_she_knows(
    people: Cast, volunteer: Client, family: Arrangement
) -> None:
    before = the_day(volunteer)
    declare_known(family.id, by=people.viewer("volunteer"), at=NOW)

    assert "Tobiah" in before
    assert "Tobiah" not in the_day(volunteer)


def test_control_without_the_wall_she_sees_it(
    people: Cast, volunteer: Client, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "walls_before", lambda viewer, arrangements: {})
    declare_known(family.id, by=people.viewer("volunteer"), at=NOW)

    assert "Tobiah" in the_day(volunteer)


def test_incident_look_without_a_reason_on_the_rota(
    people: Cast, volunteer: Client, family: Arrangement
) -> None:
    Duty.objects.filter(account=people.volunteer, day=TODAY).delete()

    assert "Tobiah" not in the_day(volunteer)


def test_control_without_the_rota_any_volunteer_looks(
    people: Cast, volunteer: Client, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undertaking, "_ON_DUTY_ONLY", frozenset())
    Duty.objects.filter(account=people.volunteer, day=TODAY).delete()

    assert "Tobiah" in the_day(volunteer)
