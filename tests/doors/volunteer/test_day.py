"""The day in the hall: who sees the list, who taps, and what one tap does."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.sessions.saturday import a_place, at, open_hall, window_of
from tests.families import a_family
from tests.people import Cast, cast
from tests.signing_in import signed_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Part
from wicketgate.domain.sessions.models import Booking, Presence
from wicketgate.domain.volunteers.models import Duty
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TEN = at("10:00")
DAY = "/day/"


@pytest.fixture
def people() -> Iterator[Cast]:
    with clock.held(TEN):
        yield cast()


@pytest.fixture
def booking(people: Cast) -> Booking:
    (booking,) = a_place(people, a_family(people), open_hall(people))
    return booking


def page(client: Client, url: str = DAY) -> str:
    return client.get(url, follow=True).content.decode()


@pytest.mark.parametrize(
    ("who", "sees_list", "has_buttons"),
    [
        pytest.param("coordinator", True, True, id="the coordinator taps"),
        pytest.param("team_leader", True, True, id="the team leader taps"),
        pytest.param("volunteer", True, False, id="a volunteer looks"),
        pytest.param("unsigned", False, False, id="a volunteer who has not signed is asked to sign"),
        pytest.param("officer", False, False, id="the safeguarding officer has no such page"),
        pytest.param("referrer", False, False, id="a referrer has no such page"),
    ],
)
def test_who_sees_and_who_taps(
    people: Cast, booking: Booking, who: str, *, sees_list: bool, has_buttons: bool
) -> None:
    shown = page(signed_in(people, who, at=TEN))

    assert ("Zoë M." in shown) is sees_list
    assert ("/arrived/" in shown) is has_buttons


def test_the_list_shows_no_surname_address_number_or_remark(people: Cast, booking: Booking) -> None:
    shown = page(signed_in(people, "team_leader", at=TEN))

    for sealed in ("Marsh", "Okafor", "Tannery", "Quince", "700900", "inhaler", "St Anne’s Primary"):
        assert sealed not in shown
    assert "<textarea" not in shown
    assert 'type="text"' not in shown


def test_one_tap_records_an_arrival_by_the_doors_clock(people: Cast, booking: Booking) -> None:
    window, client = window_of(booking, Part.CHILD), signed_in(people, "team_leader", at=TEN)

    answer = client.post(reverse("volunteer:arrived", args=[window.id]))

    assert answer.headers["Location"] == DAY
    presence = Presence.objects.get()
    assert f"{presence.arrived_at:%H:%M}" == "10:00"
    assert presence.entered_by_id == people.team_leader.id
    assert not presence.is_from_paper


def test_a_double_tap_says_so_and_records_once(people: Cast, booking: Booking) -> None:
    url, client = (
        reverse("volunteer:arrived", args=[window_of(booking, Part.CHILD).id]),
        signed_in(people, "team_leader", at=TEN),
    )
    client.post(url)

    again = client.post(url, follow=True).content.decode()

    assert "recorded already, at 10:00" in again
    assert Presence.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [
        pytest.param("volunteer", 404, id="a volunteer has no way to tap"),
        pytest.param("officer", 404, id="nor has the officer"),
        pytest.param("referrer", 404, id="nor has a referrer"),
    ],
)
def test_nobody_else_taps(people: Cast, booking: Booking, who: str, status: int) -> None:
    answer = signed_in(people, who, at=TEN).post(
        reverse("volunteer:arrived", args=[window_of(booking, Part.CHILD).id])
    )

    assert answer.status_code == status
    assert not Presence.objects.exists()


def test_an_arrival_for_somebody_not_due_is_refused_in_plain_words(people: Cast, booking: Booking) -> None:
    window, client = window_of(booking, Part.CHILD), signed_in(people, "team_leader", at=TEN)
    booking.is_cancelled = True
    booking.save()

    shown = client.post(reverse("volunteer:arrived", args=[window.id]), follow=True).content.decode()

    assert "This person is not due today, so nothing was recorded." in shown
    assert not Presence.objects.exists()


def test_looking_never_records(people: Cast, booking: Booking) -> None:
    answer = signed_in(people, "team_leader", at=TEN).get(
        reverse("volunteer:arrived", args=[window_of(booking, Part.CHILD).id])
    )

    assert answer.status_code == 405
    assert not Presence.objects.exists()


def test_the_light_says_in_words_who_waits(people: Cast, booking: Booking) -> None:
    client = signed_in(people, "team_leader", at=TEN)
    father = window_of(booking, Part.ADULT, side="visits").id

    before = page(client)
    client.post(reverse("volunteer:arrived", args=[father]))
    after = page(client)

    assert "Niamh O., next at 10:00. Wait: the other side is not in yet" in _plain(before)
    assert "Tobiah M., next at 09:45, may come in" in _plain(before)
    assert "Niamh O., next at 10:00, may come in" in _plain(after)


def test_needs_are_shown_when_asked_for_and_not_before(people: Cast, booking: Booking) -> None:
    client = signed_in(people, "volunteer", at=TEN)

    asked = page(client, "/day/needs/")
    shown = client.post("/day/needs/").content.decode()

    assert "inhaler" not in asked
    assert "Carries an inhaler for asthma" in shown
    assert "Zoë M." in shown
    assert "Hard of hearing" not in shown


def test_needs_ask_for_a_fresh_second_factor(people: Cast, booking: Booking) -> None:
    client = signed_in(people, "team_leader", at=TEN)

    with clock.held(at("10:06")):
        answer = client.get("/day/needs/")

    assert answer.headers["Location"].startswith(reverse("shared:confirm_second_factor"))


def _plain(html: str) -> str:
    return " ".join(html.replace("<strong>", "").replace("</strong>", "").split())


def test_whoever_is_not_on_duty_is_told_why_and_that_a_concern_can_be_raised(
    people: Cast, booking: Booking
) -> None:
    Duty.objects.filter(account=people.volunteer).delete()

    shown = page(signed_in(people, "volunteer", at=TEN))

    assert "Today’s list is closed to you" in shown
    assert "only while on duty" in shown
    assert "Nobody is due today" not in shown
    assert 'href="/concern/"' in shown


def test_whoever_is_not_on_duty_never_reads_that_no_child_has_an_allergy(
    people: Cast, booking: Booking
) -> None:
    Duty.objects.filter(account=people.volunteer).delete()

    answer = signed_in(people, "volunteer", at=TEN).post("/day/needs/")

    assert answer.status_code == 403
    assert "only while on duty" in answer.content.decode()
    assert "No allergy" not in answer.content.decode()
    assert Entry.objects.filter(event=Event.REFUSED, rule="undertaking").exists()
