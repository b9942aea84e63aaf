"""Nothing is taken that another site sends in somebody's name."""

from uuid import UUID

import pytest
from django.test import Client

from tests.people import Cast
from tests.security.every_address import every_address
from tests.signing_in import sign_in
from wicketgate.domain.ledger.models import Entry

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def _marked(who: str, people: Cast) -> Client:
    client = Client(enforce_csrf_checks=True)
    if who:
        sign_in(client, getattr(people, who))
    return client


@pytest.mark.parametrize(
    "who", ["", "coordinator", "team_leader", "volunteer", "officer", "chair", "referrer"]
)
def test_nothing_is_taken_without_the_pages_own_mark(people: Cast, who: str) -> None:
    client, entries = _marked(who, people), Entry.objects.count()

    refused = {
        address: client.post(
            address, {"term": "x"}, headers={"origin": "https://elsewhere.example"}
        ).status_code
        for address in every_address(UUID(int=7))
    }

    assert len(refused) > 100
    assert {address for address, status in refused.items() if status != 403} == set()
    assert Entry.objects.count() == entries


def test_control_with_the_mark_the_same_is_taken(people: Cast) -> None:
    client = _marked("coordinator", people)
    page = client.get("/concern/").content.decode()
    mark = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    answer = client.post("/centre/families/search/", {"term": "Marsh", "csrfmiddlewaretoken": mark})

    assert answer.status_code == 200


def test_whoever_sends_a_page_that_grew_old_reads_what_to_do(people: Cast) -> None:
    page = _marked("coordinator", people).post("/concern/").content.decode()

    assert "load the page again" in page
