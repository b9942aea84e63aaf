"""Whoever finds the hall's tablet, sits down at it, or takes its cookie with them."""

from datetime import timedelta

import pytest
from allauth.core.internal import ratelimit
from django.conf import settings
from django.test import Client, override_settings

from tests.people import FOUNDER, NOW, PASSWORD, TODAY, Cast
from tests.signing_in import settle
from tests.totp import unused_code
from wicketgate.domain.accounts import tablets
from wicketgate.domain.accounts.models import Account, Tablet
from wicketgate.domain.accounts.operations import reset_password
from wicketgate.domain.accounts.tablets import enrol_tablet, retire_tablet
from wicketgate.doors import clock
from wicketgate.doors.web.shared import sign_in_marks as marks

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PIN = "8306"


@pytest.fixture
def hall(people: Cast) -> Client:
    """The hall's tablet, on which a volunteer signed in this morning and set a PIN."""
    _tablet, token = enrol_tablet(label="the hall’s tablet", on=TODAY, by=FOUNDER, at=NOW)
    client = Client()
    client.cookies["wicketgate_tablet"] = token
    secret = settle(people.volunteer)
    client.post("/account/sign-in/", {"login": "volunteer", "password": PASSWORD})
    client.post("/account/sign-in/code/", {"code": unused_code(secret)})
    client.get("/home/")
    client.post("/pin/", {"pin": PIN})
    return client


def is_open(client: Client) -> bool:
    return client.get("/account/second-factor/").status_code == 200


def opened_after_guessing(hall: Client) -> bool:
    """Guess five wrong PINs at the lock, and then the right one."""
    hall.get("/locked/")
    for guess in ("1357", "2468", "9071", "5530", "4402", PIN):
        hall.post("/locked/", {"username": "volunteer", "pin": guess})
    return is_open(hall)


def test_five_guesses_end_a_pin(hall: Client) -> None:
    assert not opened_after_guessing(hall)


def test_control_without_the_counting_the_sixth_guess_opens(
    hall: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tablets, "_note_wrong", lambda held, at: None)
    monkeypatch.setattr(ratelimit, "consume", lambda *given, **more: True)

    assert opened_after_guessing(hall)


def left_lying(hall: Client) -> bool:
    with clock.held(NOW + timedelta(minutes=6)):
        return is_open(hall)


def test_a_tablet_that_lies_there_locks(hall: Client) -> None:
    assert not left_lying(hall)


def test_control_without_the_five_minutes_it_stays_open(
    hall: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "IDLE_ON_TABLET", timedelta(days=9))

    assert left_lying(hall)


def pin_elsewhere() -> bool:
    client = Client()
    client.post("/locked/", {"username": "volunteer", "pin": PIN})
    return is_open(client)


def test_a_pin_that_was_watched_opens_nothing_elsewhere(hall: Client) -> None:
    assert not pin_elsewhere()


def test_control_where_every_browser_is_the_halls_it_does(
    hall: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "this_tablet", lambda request, centre=None: Tablet.objects.get())

    assert pin_elsewhere()


def pin_tomorrow(hall: Client) -> bool:
    with clock.held(NOW + timedelta(days=1)):
        hall.get("/locked/")
        hall.post("/locked/", {"username": "volunteer", "pin": PIN})
        return is_open(hall)


def test_a_pin_is_worth_nothing_tomorrow(hall: Client) -> None:
    assert not pin_tomorrow(hall)


def test_control_where_the_day_never_ends_it_opens(hall: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)

    assert pin_tomorrow(hall)


def after_the_coordinator_let_it_go(hall: Client) -> bool:
    retire_tablet(Tablet.objects.get().id, on=TODAY, by=FOUNDER, at=NOW)
    return is_open(hall)


def test_a_tablet_that_was_let_go_of_shows_nothing(hall: Client) -> None:
    assert not after_the_coordinator_let_it_go(hall)


def test_control_without_the_look_whether_it_is_the_halls_it_goes_on(
    hall: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "has_lost_its_tablet", lambda request: False)

    assert after_the_coordinator_let_it_go(hall)


def cookie_after_a_new_password(people: Cast, hall: Client) -> bool:
    """Copy the cookie, let the coordinator give a new password, and use the copy on another computer."""
    thief = Client()
    thief.cookies["sessionid"] = hall.cookies["sessionid"].value
    assert (
        thief.get("/account/password/").status_code == 200
    )  # a copy is the sign-in, for as long as that one lives
    reset_password(people.volunteer.id, password="another-one-of-the-tests", by=FOUNDER, at=NOW)
    return thief.get("/account/password/").status_code == 200


def test_a_copied_cookie_ends_when_the_sign_in_is_ended_from_elsewhere(people: Cast, hall: Client) -> None:
    assert not cookie_after_a_new_password(people, hall)


def test_control_where_a_sign_in_is_tied_to_nothing_the_copy_goes_on(
    people: Cast, hall: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    tied = hall.session["_auth_user_hash"]
    monkeypatch.setattr(Account, "_get_session_auth_hash", lambda account, secret=None: tied)

    assert cookie_after_a_new_password(people, hall)


def test_the_browser_is_told_to_keep_no_page(hall: Client) -> None:
    assert "no-store" in hall.get("/account/second-factor/")["Cache-Control"]


def test_control_without_what_says_so_it_keeps_them(hall: Client) -> None:
    without = [one for one in settings.MIDDLEWARE if not one.endswith("KeepNothing")]

    with override_settings(MIDDLEWARE=without):
        page = Client().get("/policy/")

    assert "no-store" not in page.get("Cache-Control", "")
