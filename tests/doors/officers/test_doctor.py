"""The page on which the chair, the coordinator and the trustees see whether all is well."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from tests.people import BEFORE, FOUNDER, NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.operations import begin_post
from wicketgate.domain.ledger.models import Entry
from wicketgate.doors.doctor import pages
from wicketgate.doors.doctor.assertion import Finding, State
from wicketgate.doors.web.officers.views import doctor

pytestmark = [pytest.mark.django_db(databases=["default", "keyring"]), pytest.mark.usefixtures("held_clock")]


def look(client: Client) -> str:
    return client.get(reverse("officers:doctor")).content.decode()


def test_the_chair_and_the_coordinator_see_it(client: Client, people: Cast) -> None:
    for who in (people.chair, people.coordinator):
        sign_in(client, who)

        assert "Is all well?" in look(client)


def test_a_trustee_sees_it(client: Client, people: Cast) -> None:
    begin_post(people.unsigned, role=Role.TRUSTEE, begins=BEFORE, by=FOUNDER, at=NOW)
    sign_in(client, people.unsigned)

    assert client.get(reverse("officers:doctor")).status_code == 200


@pytest.mark.parametrize("who", ["officer", "volunteer", "team_leader", "referrer"])
def test_to_others_there_is_no_such_page(client: Client, people: Cast, who: str) -> None:
    sign_in(client, getattr(people, who))

    assert client.get(reverse("officers:doctor")).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, people: Cast) -> None:
    assert client.get(reverse("officers:doctor")).status_code == 302


def test_looking_enters_nothing_and_changes_nothing(client: Client, people: Cast) -> None:
    sign_in(client, people.chair)
    before = Entry.objects.count()

    look(client)

    assert Entry.objects.count() == before


def test_what_is_worst_comes_first_and_what_is_well_is_folded_away(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _find(monkeypatch, "red", "amber", "green", "not_applicable")
    sign_in(client, people.chair)

    page = look(client)

    places = [page.index(f"found {state}") for state in ("red", "amber", "green", "not_applicable")]
    assert places == sorted(places)
    assert page.index("found amber") < page.index("<details>") < page.index("found green")
    assert "do this about red" in page
    assert "do this about amber" in page
    assert "Something is to be done now" in page


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (("amber", "green"), "Something is to be done soon"),
        (("green", "not_applicable"), "All is well"),
    ],
)
def test_it_says_how_much_there_is_to_do(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch, states: tuple[State, ...], said: str
) -> None:
    _find(monkeypatch, *states)
    sign_in(client, people.chair)

    assert said in look(client)


def test_it_names_nobody_and_no_place_of_anybodys_own(
    client: Client, people: Cast, settings: LazySettings
) -> None:
    sign_in(client, people.chair)

    page = look(client)

    assert "of Larkfield" not in page.replace("St Anne", "")
    assert str(settings.WICKETGATE_DATA) not in page
    assert str(settings.WICKETGATE_KEY_FILE) not in page


def test_a_page_that_can_not_be_asked_is_said_and_hides_nothing(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("something of the program's own, which may name somebody")

    monkeypatch.setattr(pages, "first_page", broken)
    sign_in(client, people.chair)

    page = look(client)

    assert "This can’t be looked at (RuntimeError)." in page
    assert "may name somebody" not in page
    assert "The ledger’s newest checkpoint" in page


def _find(monkeypatch: pytest.MonkeyPatch, *states: State) -> None:
    found = [
        Finding(
            f"files.{state}",
            state,
            f"what should be {state}",
            f"found {state}",
            f"do this about {state}" if state in ("red", "amber") else "",
        )
        for state in states
    ]
    monkeypatch.setattr(doctor, "examine", lambda _installed: found)
