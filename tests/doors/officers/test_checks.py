"""DBS checks at the officers' door."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import TODAY, Cast
from tests.signing_in import sign_in
from wicketgate.domain.volunteers.models import Check

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]
DECIDED = {
    "level": "enhanced",
    "outcome": "suitable",
    "decided_on_day": TODAY.day,
    "decided_on_month": TODAY.month,
    "decided_on_year": TODAY.year,
    "certificate": "001234567890",
}


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("officer", 200, id="the safeguarding officer may"),
        pytest.param("chair", 200, id="so may the chair"),
        pytest.param("coordinator", 403, id="the coordinator is refused, with the clause"),
        pytest.param("volunteer", 404, id="a volunteer has no key"),
        pytest.param("referrer", 404, id="nor a referrer"),
    ],
)
def test_who_may_see_results(client: Client, people: Cast, who: str, status: int) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("officers:checks")).status_code == status


def test_a_check_is_decided(client: Client, people: Cast) -> None:
    sign_in(client, people.officer)
    before = Check.objects.count()

    client.post(reverse("officers:check", args=[people.volunteer.id]), DECIDED)

    assert Check.objects.count() == before + 1
    assert "001234567890" in client.get(reverse("officers:checks")).content.decode()


def test_nobody_decides_their_own(client: Client, people: Cast) -> None:
    sign_in(client, people.officer)
    before = Check.objects.count()

    page = client.post(reverse("officers:check", args=[people.officer.id]), DECIDED).content.decode()

    assert "Nobody decides their own check" in page
    assert Check.objects.count() == before


def test_the_coordinator_can_not_decide_by_a_guessed_address(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)
    before = Check.objects.count()

    assert client.post(reverse("officers:check", args=[people.volunteer.id]), DECIDED).status_code == 403
    assert Check.objects.count() == before


@pytest.mark.parametrize("certificate", ["12", "ABCDEFGHIJKL", "1" * 40, "see the drawer"])
def test_a_certificate_is_a_number_and_no_remark(client: Client, people: Cast, certificate: str) -> None:
    sign_in(client, people.officer)
    before = Check.objects.count()

    page = client.post(
        reverse("officers:check", args=[people.volunteer.id]), DECIDED | {"certificate": certificate}
    )

    assert "12 digits" in page.content.decode()
    assert Check.objects.count() == before


def test_the_page_says_whose_check_is_decided(client: Client, people: Cast) -> None:
    sign_in(client, people.officer)

    page = client.get(reverse("officers:check", args=[people.volunteer.id])).content.decode()

    assert "The check of Volunteer of Larkfield." in page
    assert "Volunteer of Larkfield" not in page.partition("<title>")[2].partition("</title>")[0]


def test_a_check_that_grew_old_is_not_shown_as_good(client: Client, people: Cast) -> None:
    Check.objects.filter(volunteer__account=people.volunteer).update(decided_on=date(2023, 1, 3))
    sign_in(client, people.officer)

    page = client.get(reverse("officers:checks")).content.decode()

    assert page.count("Suitable then; it doesn’t clear them today") == 1
