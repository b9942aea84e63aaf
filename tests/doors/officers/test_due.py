"""The page of what is due to be let go of."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import CENTRE, Cast
from tests.signing_in import sign_in
from wicketgate.domain.people.models import Arrangement

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]


def test_it_says_that_nothing_is_due(client: Client, people: Cast) -> None:
    sign_in(client, people.officer)

    assert "Nothing is due" in client.get(reverse("officers:due")).content.decode()


def test_it_lists_what_is_due_by_reference(client: Client, people: Cast) -> None:
    accepted = date(2023, 1, 7)
    Arrangement(centre=CENTRE, reference="A-0001", service="supported", accepted_on=accepted).save()
    sign_in(client, people.chair)

    page = client.get(reverse("officers:due")).content.decode()

    assert "A-0001" in page
    assert "8 January 2026" in page


@pytest.mark.parametrize("who", ["coordinator", "volunteer", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("officers:due")).status_code == 404
