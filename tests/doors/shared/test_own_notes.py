"""The page on which somebody says where their own notes go: one address, that nobody else records or sees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.census.house import addresses
from tests.mailing import NOWHERE, let_be_told
from tests.people import NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.post.models import Kind, Mail
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people(settings: Settings) -> Cast:
    """The cast, of whom the officer has an address for notes."""
    settings.WICKETGATE_MAIL = NOWHERE
    people = cast()
    let_be_told(people, "officer")
    return people


@pytest.fixture
def browser(people: Cast) -> Client:
    client = Client()
    sign_in(client, people.officer)
    return client


@pytest.mark.parametrize("typed", ["new@people.example", " new@people.example "])
def test_somebody_records_their_own_address(people: Cast, browser: Client, typed: str) -> None:
    with clock.held(NOW):
        browser.post(reverse("shared:own_notes"), {"email": typed})
        page = browser.get(reverse("shared:own_notes")).content.decode()

    assert [mail.kind for mail in Mail.objects.filter(to=people.officer.id)] == [Kind.TRIAL]
    assert "An address is kept" in page
    assert "new@people.example" not in page


@pytest.mark.parametrize(
    "typed",
    [
        "al@people.example, bo@people.example",
        "al@people.example\nBcc: bo@people.example",
        "al@people.example\r\nbo@people.example",
        "Al <al@people.example>",
        "al@people",
        "ål@people.example",
        "a" * 300 + "@people.example",
        "",
    ],
)
def test_whatever_is_not_one_address_comes_back(people: Cast, browser: Client, typed: str) -> None:
    before = bytes(Account.objects.get(id=people.officer.id).email.blob)
    with clock.held(NOW):
        answer = browser.post(reverse("shared:own_notes"), {"email": typed})

    assert answer.status_code == 200
    assert "error" in answer.content.decode()
    assert bytes(Account.objects.get(id=people.officer.id).email.blob) == before
    assert not Mail.objects.exists()


def test_somebody_takes_their_address_away(people: Cast, browser: Client) -> None:
    with clock.held(NOW):
        browser.post(reverse("shared:no_notes"))
        page = browser.get(reverse("shared:own_notes")).content.decode()

    assert Account.objects.get(id=people.officer.id).email is None
    assert "No address is kept" in page


def test_nobody_records_another_s_address(people: Cast) -> None:
    """Whoever runs the centre could else have the officer's notes come to themselves, and learn of a concern."""
    routes = {name: str(pattern.pattern) for name, pattern in addresses() if "notes" in name}

    assert routes == {"shared:own_notes": "own-notes/", "shared:no_notes": "own-notes/none/"}


def test_a_stale_second_factor_is_asked_for_first(people: Cast) -> None:
    client = Client()
    sign_in(client, people.officer, at=NOW - timedelta(minutes=6))
    with clock.held(NOW):
        answer = client.get(reverse("shared:own_notes"))

    assert reverse("shared:confirm_second_factor") in answer["Location"]


def test_without_a_server_the_page_works_and_says_so(browser: Client, settings: Settings) -> None:
    settings.WICKETGATE_MAIL = None
    with clock.held(NOW):
        browser.post(reverse("shared:own_notes"), {"email": "new@people.example"})
        page = browser.get(reverse("shared:own_notes")).content.decode()

    assert "no mail server yet" in page
    assert not Mail.objects.exists()
