"""Somebody who knows a family, keeps silent, and has a wall put before them."""

import pytest
from django.test import Client

from tests.people import NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people import asking
from wicketgate.domain.people.models import Arrangement, Wall

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PAGE = "/officers/walls/"


def browser(people: Cast, who: str) -> Client:
    client = Client()
    sign_in(client, getattr(people, who))
    return client


def put(people: Cast, family: Arrangement, who: str = "officer", username: str = "volunteer") -> str:
    """Put a wall before somebody at the officers' page; return what comes."""
    sent = {"username": username, "reference": family.reference}
    return browser(people, who).post(PAGE, sent, follow=True).content.decode()


def the_day(people: Cast) -> str:
    return browser(people, "volunteer").get("/day/").content.decode()


@pytest.mark.parametrize("who", ["officer", "chair"])
def test_an_officer_puts_a_wall_before_somebody_who_said_nothing(
    people: Cast, family: Arrangement, who: str
) -> None:
    assert "Tobiah" in the_day(people)

    page = put(people, family, who)

    assert "closed to them" in page
    assert "Tobiah" not in the_day(people)
    assert Entry.objects.filter(event=Event.FAMILY_KNOWN, subject=family.id).count() == 1


def test_control_without_the_wall_the_silent_one_sees_the_family(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(people, family)
    monkeypatch.setattr(asking, "walls_before", lambda viewer, arrangements: {})

    assert "Tobiah" in the_day(people)


def test_they_can_not_take_it_away(people: Cast, family: Arrangement) -> None:
    put(people, family)
    wall, client = Wall.objects.get(), browser(people, "volunteer")

    for act in ("agree", "close"):
        assert client.post(f"{PAGE}{wall.id}/{act}/").status_code == 404
    assert Wall.objects.get().waived_by_role == ""


@pytest.mark.parametrize("who", ["coordinator", "team_leader", "volunteer", "referrer"])
def test_to_others_there_is_no_such_page(people: Cast, family: Arrangement, who: str) -> None:
    put(people, family, who)

    assert not Wall.objects.exists()


@pytest.mark.parametrize(("username", "reference"), [("nobody", None), ("volunteer", "LC-0000"), ("", None)])
def test_what_is_not_there_is_said_and_nothing_is_changed(
    people: Cast, family: Arrangement, username: str, reference: str | None
) -> None:
    sent = {"username": username, "reference": reference or family.reference}

    page = browser(people, "officer").post(PAGE, sent).content.decode()

    assert "error" in page
    assert not Wall.objects.exists()


def test_twice_is_one_wall(people: Cast, family: Arrangement) -> None:
    put(people, family)
    put(people, family, username=" Volunteer ")

    assert Wall.objects.get().declared_on == NOW.date()
