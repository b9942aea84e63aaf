"""The agencies' pages: recorded by their own number, with people who were rung."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.referrals.filling import an_agency
from tests.people import Cast
from tests.signing_in import sign_in
from wicketgate.domain.referrals.models import Agency, Contact

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]
RUNG = {"rung_on_day": "21", "rung_on_month": "11", "rung_on_year": "2026"}
AGENCY = {"name": "Harmer & Moss", "kind": "solicitor", "switchboard": "0161 496 0123"}


def test_an_agency_is_recorded_and_listed_with_the_number_to_ring(coordinator: Client) -> None:
    coordinator.post(reverse("coordinator:agency_new"), AGENCY)

    page = coordinator.get(reverse("coordinator:agencies")).content.decode()

    assert "Harmer &amp; Moss" in page
    assert "0161 496 0123" in page
    assert "Not rung yet" in page


@pytest.mark.parametrize(
    "told", [{"name": ""}, {"kind": "friend"}, {"switchboard": "ask"}, {"name": "a" * 500}]
)
def test_what_does_not_fit_is_sent_back(coordinator: Client, told: dict[str, str]) -> None:
    assert coordinator.post(reverse("coordinator:agency_new"), AGENCY | told).status_code == 200
    assert not Agency.objects.exists()


def test_a_contact_is_given_a_first_password_that_is_shown_once(coordinator: Client, people: Cast) -> None:
    agency = an_agency(people, people.referrer)
    form = {"name": "Hetty Moss", "telephone": "", "username": "h.moss", **RUNG}

    answer = coordinator.post(reverse("coordinator:agency_contact", args=[agency.id]), form)
    card, again = (coordinator.get(answer["Location"]) for _ in range(2))

    assert "h.moss" in card.content.decode()
    assert again.status_code == 302
    assert Contact.objects.filter(agency=agency).count() == 2
    assert "Hetty Moss" in coordinator.get(reverse("coordinator:agency", args=[agency.id])).content.decode()


def test_a_username_that_is_taken_is_said_at_its_box(coordinator: Client, people: Cast) -> None:
    agency = an_agency(people, people.referrer)
    form = {"name": "Hetty Moss", "username": "coordinator", **RUNG}

    page = coordinator.post(reverse("coordinator:agency_contact", args=[agency.id]), form)

    assert page.status_code == 200
    assert 'id="id_username_error"' in page.content.decode()
    assert Contact.objects.count() == 1


def test_an_agency_that_is_not_there_is_not_found(coordinator: Client) -> None:
    for name in ("agency", "agency_contact"):
        assert coordinator.get(reverse(f"coordinator:{name}", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("who", ["team_leader", "volunteer", "chair", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("coordinator:agencies")).status_code == 404
