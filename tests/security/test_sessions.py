"""How a sign-in begins, what its cookie is worth, and when it ends."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from tests.people import NOW, PASSWORD, Cast
from tests.security.signed import at_the_page
from tests.signing_in import settle, sign_in
from tests.totp import unused_code
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.sealed_sessions import SessionStore
from wicketgate.doors import clock
from wicketgate.doors.web.shared import lasting

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NAME = "sessionid"
NEW_FACTOR = ("/account/second-factor/app/", "/account/second-factor/app/remove/", "/account/second-factor/code-card/",
              "/account/second-factor/code-card/new/", "/account/second-factor/passkeys/add/")  # fmt: skip


def _name(client: Client) -> str:
    return client.cookies[NAME].value if NAME in client.cookies else ""


def _is_open(client: Client) -> bool:
    return client.get("/account/second-factor/").status_code == 200


def _new_name() -> str:
    store = SessionStore()
    store.create()
    return str(store.session_key)


def _with(name: str) -> Client:
    client = Client()
    client.cookies[NAME] = name
    return client


@pytest.mark.parametrize("made_up", ["a" * 32, "0" * 32, "../../etc/passwd", "' OR 1=1 --", "x", "é" * 32])
def test_a_cookie_that_was_made_up_is_nobodys(people: Cast, made_up: str) -> None:
    at_the_page(people, "coordinator")

    assert not _is_open(_with(made_up))


def test_each_sign_in_has_a_name_of_its_own() -> None:
    names = {_new_name() for _ in range(200)}

    assert len(names) == 200
    assert all(re.fullmatch(r"[a-z0-9]{32}", name) for name in names)  # 32 of 36 signs: 165 bits


def test_each_proof_gives_a_new_name_and_ends_the_old_one(people: Cast) -> None:
    secret, client = settle(people.coordinator), Client()
    client.get("/account/sign-in/")
    client.post("/account/sign-in/", {"login": "coordinator", "password": PASSWORD})
    after_password = _name(client)
    client.post("/account/sign-in/code/", {"code": unused_code(secret)})
    after_code = _name(client)
    client.post("/second-factor/again/", {"code": unused_code(secret)})
    after_another = _name(client)

    assert len({after_password, after_code, after_another}) == 3
    assert [_is_open(_with(name)) for name in (after_password, after_code, after_another)] == [
        False,
        False,
        True,
    ]


def test_a_sign_in_ends_after_its_time_however_it_is_used(people: Cast) -> None:
    client = at_the_page(people, "coordinator")
    (row,) = Session.objects.all()

    assert settings.SESSION_COOKIE_AGE == 12 * 60 * 60
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    Session.objects.update(expire_date=row.expire_date - timedelta(hours=13))
    assert not _is_open(client)


@pytest.mark.parametrize("hours", [11, 13])
def test_touching_it_again_and_again_does_not_lengthen_it(people: Cast, hours: int) -> None:
    client = at_the_page(people, "coordinator")

    for minutes in range(10, hours * 60 + 1, 10):
        with clock.held(NOW + timedelta(minutes=minutes)):
            still = _is_open(client)

    assert still is (hours < 12)


def test_control_without_the_look_at_its_age_it_lasts_as_long_as_it_is_touched(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lasting, "LONGEST", timedelta(days=9))

    client = at_the_page(people, "coordinator")
    for minutes in range(10, 13 * 60 + 1, 10):
        with clock.held(NOW + timedelta(minutes=minutes)):
            assert _is_open(client)


@pytest.mark.parametrize("ending", ["sign out", "lock", "closed", "new password", "stamp", "idle"])
def test_the_cookie_of_an_ended_sign_in_is_worth_nothing(people: Cast, ending: str) -> None:
    client = at_the_page(people, "volunteer")
    kept, other = _name(client), at_the_page(people, "chair")
    serving = f"/centre/serving/{people.volunteer.id}"

    if ending == "sign out":
        client.post("/account/sign-out/")
    elif ending == "lock":
        client.get("/locked/")
    elif ending == "idle":
        with clock.held(NOW + timedelta(minutes=16)):
            assert not _is_open(_with(kept))
            _with(kept).get("/locked/")
    else:
        other.post(
            f"{serving}/{ {'closed': 'close', 'new password': 'password', 'stamp': 'sign-ins'}[ending] }/"
        )

    assert not _is_open(_with(kept))


@pytest.mark.parametrize(
    "address", ["/account/second-factor/", "/centre/families/", "/concern/", "/policy/", "/day/"]
)
def test_every_page_leads_to_signing_out(people: Cast, address: str) -> None:
    client = at_the_page(people, "coordinator")

    page = client.get(address).content.decode()

    # The lock ends the sign-in in this browser; on the hall's tablet a PIN goes on from there until midnight.
    assert 'href="/locked/"' in page
    client.get("/locked/")
    assert not _is_open(client)


@pytest.mark.parametrize("address", NEW_FACTOR)
def test_how_one_signs_in_is_changed_only_after_a_fresh_proof(people: Cast, address: str) -> None:
    client = at_the_page(people, "coordinator")

    with clock.held(NOW + timedelta(minutes=6)):
        looked, sent = client.get(address), client.post(address)

    assert looked.headers["Location"].startswith("/second-factor/again/")
    assert sent.headers["Location"].startswith("/second-factor/again/")


@pytest.mark.parametrize(
    "address", ["/", "/account/sign-in/", "/policy/", "/locked/", "/account/sign-in/?login=coordinator"]
)
def test_no_sign_in_begins_by_looking(people: Cast, address: str) -> None:
    client = Client()

    client.get(address)

    assert "_auth_user_id" not in client.session
    assert not Session.objects.filter(session_data__contains=str(people.coordinator.id)).exists()


def test_two_people_in_one_browser_are_two_sign_ins(people: Cast) -> None:
    client = at_the_page(people, "coordinator")
    first = _name(client)

    sign_in(client, Account.objects.get(id=people.volunteer.id))

    assert _name(client) != first
    assert not _is_open(_with(first))
