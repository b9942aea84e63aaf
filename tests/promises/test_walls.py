"""Somebody who knows a family, keeps silent, and has a wall put before them."""

import pytest
from django.test import Client

from tests.families import member
from tests.people import NOW, Cast
from tests.signing_in import sign_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people import asking
from wicketgate.domain.people.models import Arrangement, Part, Wall
from wicketgate.domain.people.operations import declare_known, recording, require_seen
from wicketgate.domain.people.queries.held import CLASSES
from wicketgate.domain.sessions.models import Booking
from wicketgate.doors.web.shared import revealing

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


def when_it_comes(people: Cast, family: Arrangement) -> list[str]:
    """Return each page of the coordinator's, who knows this family, that says on which day or when it comes."""
    declare_known(family.id, by=people.viewer("coordinator"), at=NOW)
    client, booked = browser(people, "coordinator"), Booking.objects.get()
    pages = (
        f"/centre/days/{booked.opening_day_id}/",
        f"/centre/bookings/{booked.id}/",
        f"/centre/bookings/{booked.id}/absence/",
        f"/centre/bookings/{booked.id}/cancel/",
        f"/centre/families/{family.id}/book/",
    )
    answers = {address: client.get(address) for address in pages}
    assert {200} <= {answer.status_code for answer in answers.values()} <= {200, 403}
    tells = (family.reference, f"{booked.begins_at:%H:%M}")
    return [
        address
        for address, answer in answers.items()
        if any(word in answer.content.decode() for word in tells)
        or "no day to book" in answer.content.decode()
    ]


def test_whoever_knows_a_family_is_not_told_when_it_comes(people: Cast, family: Arrangement) -> None:
    assert when_it_comes(people, family) == []
    page = browser(people, "coordinator").get(f"/centre/days/{Booking.objects.get().opening_day_id}/")
    assert "One more family has a place" in page.content.decode()


def test_control_where_no_page_asks_first_its_day_and_times_are_there(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "walls_before", lambda viewer, arrangements: {})

    assert len(when_it_comes(people, family)) == 5


def answers_about(people: Cast, family: Arrangement) -> set[tuple[int, str]]:
    """Return how the coordinator, who knows this family, is answered about each thing that may be held of it."""
    declare_known(family.id, by=people.viewer("coordinator"), at=NOW)
    client, her = browser(people, "coordinator"), member(family, Part.ADULT, side="lives_with")
    owners = {"risks": her.side_id, "order": family.id, "terms": family.id}
    pages = [f"open/{owners.get(item, her.id)}/{item}/" for item in CLASSES]
    pages += [f"write/{her.id}/{item}/" for item in ("email", "address", "school")]
    found = (client.get(f"/centre/families/{family.id}/{page}") for page in pages)
    return {(answer.status_code, answer.content.decode().split("<main", 1)[1]) for answer in found}


def test_whoever_knows_a_family_is_not_told_what_is_held_of_it(people: Cast, family: Arrangement) -> None:
    """There or not there, risks that the other side told of or a new address: one answer for each, entered."""
    answers = answers_about(people, family)

    assert [status for status, _page in answers] == [403]
    assert Entry.objects.filter(event=Event.REFUSED, subject=family.id).count() == len(CLASSES) + 3


def test_control_where_no_page_asks_first_each_tells_whether_it_is_held(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (revealing, recording):
        monkeypatch.setattr(room, require_seen.__name__, lambda arrangement, *, by, at: None)

    assert {status for status, _page in answers_about(people, family)} == {200, 404}
