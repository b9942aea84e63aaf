"""The ledger's page: for whom the table of keys names, by post and without names; and its check."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.ledger import merkle, verify
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.mark.parametrize("who", ["coordinator", "officer", "chair"])
def test_it_says_what_happened_and_names_nobody(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    page = client.get(reverse("officers:ledger")).content.decode()

    assert "The undertaking was signed" in page
    assert "of Larkfield" not in page.replace("St Anne", "")


@pytest.mark.parametrize("who", ["volunteer", "team_leader", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("officers:ledger")).status_code == 404
    assert client.post(reverse("officers:verify_ledger")).status_code == 404


def test_the_button_says_that_it_holds(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)

    page = client.post(reverse("officers:verify_ledger"), follow=True).content.decode()

    assert "The ledger holds" in page


def test_it_says_so_when_an_entry_was_changed(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, people.chair)
    # The triggers let nobody change an entry, so the check is given another idea of what the fourth one says.
    honest = merkle.leaf_hash
    monkeypatch.setattr(
        verify, "leaf_hash", lambda form: b"" if form.split(b"\n")[1] == b"4" else honest(form)
    )

    page = client.post(reverse("officers:verify_ledger"), follow=True).content.decode()

    assert "Entry 4 does not fit" in page


def test_looking_changes_nothing_and_a_link_checks_nothing(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)

    assert client.get(reverse("officers:verify_ledger")).status_code == 405


@pytest.mark.parametrize("before", ["nonsense", "00000000-0000-0000-0000-000000000000", "9" * 400])
def test_it_takes_any_page_mark(client: Client, people: Cast, before: str) -> None:
    sign_in(client, people.chair)

    assert client.get(reverse("officers:ledger"), {"before": before}).status_code == 200
