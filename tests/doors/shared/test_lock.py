"""What lies untouched is locked, the browser keeps nothing, and the hall's tablet goes on with a PIN."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.people import FOUNDER, NOW, PASSWORD, TODAY, Cast, cast
from tests.signing_in import settle, sign_in
from tests.totp import unused_code
from wicketgate.domain.accounts.models import Account, Pin
from wicketgate.domain.accounts.tablets import enrol_tablet
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PIN = "8306"


@pytest.fixture
def people() -> Iterator[Cast]:
    cache.clear()
    with clock.held(NOW):
        yield cast()
    cache.clear()


@pytest.fixture
def hall(people: Cast) -> Client:
    """The browser of the hall's tablet."""
    _tablet, token = enrol_tablet(label="the hall’s tablet", on=TODAY, by=FOUNDER, at=NOW)
    client = Client()
    client.cookies["wicketgate_tablet"] = token
    return client


def _fully(client: Client, account: Account) -> None:
    secret = settle(account)
    client.post("/account/sign-in/", {"login": account.username, "password": PASSWORD})
    client.post("/account/sign-in/code/", {"code": unused_code(secret)})


def _with_pin(client: Client, account: Account) -> None:
    _fully(client, account)
    assert client.get("/home/").headers["Location"] == "/pin/"
    client.post("/pin/", {"pin": PIN})


@pytest.mark.parametrize(
    ("minutes", "is_open"),
    [pytest.param(14, True, id="14 minutes"), pytest.param(15, False, id="15 minutes")],
)
def test_elsewhere_a_sign_in_lives_fifteen_minutes_untouched(
    client: Client, people: Cast, minutes: int, is_open: bool
) -> None:
    sign_in(client, people.coordinator)

    with clock.held(NOW + timedelta(minutes=minutes)):
        response = client.get("/account/second-factor/")

    assert (response.status_code == 200) is is_open


@pytest.mark.parametrize(
    ("minutes", "is_open"), [pytest.param(4, True, id="4 minutes"), pytest.param(5, False, id="5 minutes")]
)
def test_on_the_tablet_five(hall: Client, people: Cast, minutes: int, is_open: bool) -> None:
    _fully(hall, people.coordinator)

    with clock.held(NOW + timedelta(minutes=minutes)):
        response = hall.get("/account/second-factor/")

    assert (response.status_code == 200) is is_open


def test_each_touch_gives_it_new_time(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)

    for minutes in (10, 20, 30):
        with clock.held(NOW + timedelta(minutes=minutes)):
            assert client.get("/account/second-factor/").status_code == 200


def test_the_lock_ends_what_was_open_and_names_nobody(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)

    page = client.get("/locked/").content.decode()

    assert "Locked" in page
    assert "coordinator" not in page.lower()
    assert client.get("/home/").headers["Location"].startswith("/account/sign-in/")


@pytest.mark.parametrize("address", ["/", "/policy/", "/locked/", "/account/sign-in/", "/home/", "/nowhere/"])
def test_the_browser_keeps_no_page(client: Client, people: Cast, address: str) -> None:
    sign_in(client, people.coordinator)

    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_pin_goes_on_after_the_lock(hall: Client, people: Cast) -> None:
    _with_pin(hall, people.volunteer)
    later = NOW + timedelta(minutes=30)

    with clock.held(later):
        assert hall.get("/home/").headers["Location"] == "/locked/"
        assert "PIN" in hall.get("/locked/").content.decode()
        response = hall.post("/locked/", {"username": "volunteer", "pin": PIN})

    assert response.headers["Location"] == "/home/"
    assert hall.session["second_factor_at"] == NOW.isoformat()
    assert "signed_in_at" not in hall.session
    assert Entry.objects.filter(event=Event.PIN_RESUMED).count() == 1
    assert not Entry.objects.filter(event=Event.SIGNED_OUT).exists()


def test_a_pin_does_not_beget_a_pin(hall: Client, people: Cast) -> None:
    _with_pin(hall, people.volunteer)
    hall.get("/locked/")
    hall.post("/locked/", {"username": "volunteer", "pin": PIN})

    assert hall.get("/pin/").status_code == 404


def test_two_people_share_the_tablet(hall: Client, people: Cast) -> None:
    _with_pin(hall, people.volunteer)
    hall.get("/locked/")
    _with_pin(hall, people.coordinator)
    hall.get("/locked/")

    hall.post("/locked/", {"username": "volunteer", "pin": PIN})

    assert hall.session["_auth_user_id"] == str(people.volunteer.id)


def test_a_pin_is_worth_nothing_in_another_browser(hall: Client, people: Cast, client: Client) -> None:
    _with_pin(hall, people.volunteer)

    client.post("/locked/", {"username": "volunteer", "pin": PIN})

    assert "_auth_user_id" not in client.session


def test_no_pin_is_offered_elsewhere(client: Client, people: Cast) -> None:
    _fully(client, people.coordinator)

    assert client.get("/home/").headers["Location"] != "/pin/"
    assert client.get("/pin/").status_code == 404


@pytest.mark.parametrize("username", ["volunteer", "nobody-here"])
def test_after_five_wrong_pins_it_asks_to_wait(hall: Client, people: Cast, username: str) -> None:
    _with_pin(hall, people.volunteer)
    hall.get("/locked/")
    for _ in range(5):
        assert hall.post("/locked/", {"username": username, "pin": "1111"}).status_code == 200

    assert hall.post("/locked/", {"username": username, "pin": PIN}).status_code == 429


def test_signing_out_ends_the_pin(hall: Client, people: Cast) -> None:
    _with_pin(hall, people.volunteer)

    hall.post(reverse("account_logout"))

    assert not Pin.objects.exists()


def test_a_shared_tablets_cookie_is_out_of_reach_of_scripts(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)

    client.post(reverse("coordinator:tablets"), {"label": "the hall’s tablet"})

    cookie = client.cookies["wicketgate_tablet"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) > 300 * 24 * 3600
