"""The officers' pages of concerns: a list without words, and one opened for a purpose."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]
WORDS = "He said that she must not tell."


def a_concern(people: Cast, **said: str) -> Concern:
    account = Account(**{"kind": "concern", "words": WORDS, "about": "the tall boy", **said})
    raise_concern(account, once="a page", by=people.viewer("volunteer"), at=NOW)
    return Concern.objects.get()


def test_the_officer_sees_the_reference_and_no_word_of_it(client: Client, people: Cast) -> None:
    concern = a_concern(people)
    sign_in(client, people.officer)

    page = client.get(reverse("officers:concerns")).content.decode()

    assert concern.reference in page
    assert "Not yet read" in page
    assert WORDS not in page
    assert "tall boy" not in page


@pytest.mark.parametrize(
    "who",
    [
        pytest.param("coordinator", id="the coordinator, who may see families"),
        pytest.param("volunteer", id="whoever wrote it"),
        pytest.param("referrer", id="a stranger"),
    ],
)
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str) -> None:
    concern = a_concern(people)
    sign_in(client, getattr(people, who))

    assert client.get(reverse("officers:concerns")).status_code == 404
    assert client.get(reverse("officers:concern", args=[concern.id])).status_code == 404


def test_to_the_chair_an_officers_concern_and_none_look_the_same(client: Client, people: Cast) -> None:
    concern = a_concern(people)
    sign_in(client, people.chair)

    held = client.get(reverse("officers:concern", args=[concern.id]))
    absent = client.get(reverse("officers:concern", args=[people.chair.id]))

    assert held.status_code == absent.status_code == 404
    assert "There are none to read" in client.get(reverse("officers:concerns")).content.decode()


def test_it_opens_for_a_purpose_and_says_so_in_the_ledger(client: Client, people: Cast) -> None:
    concern = a_concern(people)
    sign_in(client, people.officer)
    address = reverse("officers:concern", args=[concern.id])
    assert WORDS not in client.get(address).content.decode()

    page = client.post(address, {"purpose": "first_reading"}).content.decode()

    assert WORDS in page
    assert "tall boy" in page
    assert Entry.objects.filter(event=Event.CONCERN_READ, subject=concern.id).count() == 1
    assert ">Read<" in client.get(reverse("officers:concerns")).content.decode()


@pytest.mark.parametrize("purpose", ["", "curiosity"])
def test_it_opens_for_no_other_purpose(client: Client, people: Cast, purpose: str) -> None:
    concern = a_concern(people)
    sign_in(client, people.officer)

    page = client.post(reverse("officers:concern", args=[concern.id]), {"purpose": purpose}).content.decode()

    assert WORDS not in page
    assert not Entry.objects.filter(event=Event.CONCERN_READ).exists()


def test_hostile_words_are_shown_as_words(client: Client, people: Cast) -> None:
    concern = a_concern(people, words="<script>alert(1)</script>\n\nשלום")
    sign_in(client, people.officer)

    page = client.post(
        reverse("officers:concern", args=[concern.id]), {"purpose": "follow_up"}
    ).content.decode()

    assert "<script>alert" not in page
    assert "שלום" in page


@pytest.mark.parametrize("before", ["2026-11-21T10:30:00+00:00", "nonsense", "2026-11-21T10:30", "9" * 400])
def test_the_list_takes_any_page_mark(client: Client, people: Cast, before: str) -> None:
    sign_in(client, people.officer)

    assert client.get(reverse("officers:concerns"), {"before": before}).status_code == 200
