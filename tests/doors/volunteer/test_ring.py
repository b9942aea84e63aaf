"""The team leader on duty can open the number of somebody due today: logged, for three minutes, never an address."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.domain.sessions.saturday import a_place, at, open_hall, window_of
from tests.families import a_family
from tests.people import Cast, cast
from tests.signing_in import signed_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Part
from wicketgate.domain.sessions.models import Window
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TEN = at("10:00")
WHY = {"purpose": "late_or_missing"}


@pytest.fixture
def people() -> Iterator[Cast]:
    with clock.held(TEN):
        yield cast()


@pytest.fixture
def father(people: Cast) -> Window:
    (booking,) = a_place(people, a_family(people), open_hall(people))
    return window_of(booking, Part.ADULT, side="visits")


def ring(window: Window) -> str:
    return reverse("volunteer:ring", args=[window.id])


def test_the_number_of_somebody_due_is_opened_and_entered(people: Cast, father: Window) -> None:
    client = signed_in(people, "team_leader", at=TEN)

    asked = client.get(ring(father)).content.decode()
    shown = client.post(ring(father), WHY).content.decode()

    assert "900522" not in asked.replace(" ", "")
    assert "07700900522" in shown.replace(" ", "")
    assert "Tannery" not in shown
    entry = Entry.objects.get(event=Event.VALUE_REVEALED)
    assert (entry.subject, entry.actor) == (father.member.person_id, people.team_leader.token)


def test_without_a_purpose_nothing_opens(people: Cast, father: Window) -> None:
    shown = (
        signed_in(people, "team_leader", at=TEN).post(ring(father), {"purpose": "curious"}).content.decode()
    )

    assert "07700" not in shown
    assert not Entry.objects.filter(event=Event.VALUE_REVEALED).exists()


@pytest.mark.parametrize(
    "who",
    [
        pytest.param("volunteer", id="a volunteer has no way to a number"),
        pytest.param("referrer", id="nor has a referrer"),
        pytest.param("officer", id="nor has the officer on this page"),
    ],
)
def test_nobody_else_has_a_way_to_a_number(people: Cast, father: Window, who: str) -> None:
    assert signed_in(people, who, at=TEN).post(ring(father), WHY).status_code == 404


def test_a_stale_second_factor_is_asked_for_again(people: Cast, father: Window) -> None:
    client = signed_in(people, "team_leader", at=TEN)

    with clock.held(at("10:06")):
        answer = client.post(ring(father), WHY)

    assert answer.headers["Location"].startswith(reverse("shared:confirm_second_factor"))
    assert not Entry.objects.filter(event=Event.VALUE_REVEALED).exists()


def test_somebody_who_is_not_due_today_is_not_found(people: Cast, father: Window) -> None:
    father.booking.is_cancelled = True
    father.booking.save()

    assert signed_in(people, "team_leader", at=TEN).post(ring(father), WHY).status_code == 404


def test_a_child_has_no_number_to_ring(people: Cast, father: Window) -> None:
    child = window_of(father.booking, Part.CHILD)

    assert signed_in(people, "team_leader", at=TEN).get(ring(child)).status_code == 404
