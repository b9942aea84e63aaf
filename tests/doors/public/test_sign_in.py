"""Signing in by username, password and code; what is the same for everybody who can't."""

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.hashing import LightArgon2
from tests.people import NOW, PASSWORD, Cast, cast
from tests.signing_in import settle, sign_in
from tests.totp import unused_code
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.operations import close_account, reset_second_factor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SIGN_IN, CODE = "/account/sign-in/", "/account/sign-in/code/"


@pytest.fixture
def people() -> Iterator[Cast]:
    cache.clear()
    with clock.held(NOW):
        yield cast()
    cache.clear()


def _type(client: Client, username: str, password: str = PASSWORD) -> Any:
    return client.post(SIGN_IN, {"login": username, "password": password})


def _words(response: Any) -> str:
    # A page's token differs each time, and the username stands in its box.
    return re.sub(
        r'(name="csrfmiddlewaretoken" value|name="login" value)="[^"]*"', "", response.content.decode()
    )


def test_a_password_alone_opens_nothing(client: Client, people: Cast) -> None:
    settle(people.coordinator)

    response = _type(client, "coordinator")

    assert response.headers["Location"] == CODE
    assert client.get("/home/").headers["Location"].startswith(SIGN_IN)
    assert not Entry.objects.filter(event=Event.SIGNED_IN).exists()


def test_a_password_and_a_code_open_the_centre(client: Client, people: Cast) -> None:
    secret = settle(people.coordinator)

    _type(client, "coordinator")
    response = client.post(CODE, {"code": unused_code(secret)})

    assert response.headers["Location"] == "/home/"
    assert client.session["second_factor_at"] == NOW.isoformat()
    assert Entry.objects.filter(event=Event.SIGNED_IN, subject=people.coordinator.id).count() == 1


def test_a_username_may_be_typed_with_capitals(client: Client, people: Cast) -> None:
    settle(people.coordinator)

    assert _type(client, "Coordinator").headers["Location"] == CODE


def test_a_code_works_once(client: Client, people: Cast) -> None:
    secret = settle(people.coordinator)
    code = unused_code(secret)
    _type(client, "coordinator")
    client.post(CODE, {"code": code})
    other = Client()
    _type(other, "coordinator")

    response = other.post(CODE, {"code": code})

    assert response.status_code == 200
    assert "_auth_user_id" not in other.session


def test_a_code_of_the_card_works_once(client: Client, people: Cast) -> None:
    settle(people.coordinator)
    code = RecoveryCodes.activate(people.coordinator).get_unused_codes()[0]
    _type(client, "coordinator")
    assert client.post(CODE, {"code": code}).headers["Location"] == "/home/"
    other = Client()
    _type(other, "coordinator")

    assert other.post(CODE, {"code": code}).status_code == 200


def test_whoever_can_not_sign_in_reads_the_same(client: Client, people: Cast) -> None:
    close_account(people.volunteer.id, by=people.viewer("coordinator").actor, at=NOW)

    wrong = _words(_type(client, "coordinator", "not-her-password"))
    unknown = _words(_type(client, "nobody-here"))
    closed = _words(_type(client, "volunteer"))

    assert "don’t fit together" in wrong
    assert wrong == unknown == closed


def test_whoever_can_not_sign_in_costs_one_hash(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def counting(name: str) -> Callable[..., Any]:
        real = getattr(LightArgon2, name)

        def counted(*given: Any, **more: Any) -> Any:
            hashed.append(name)
            return real(*given, **more)

        return counted

    for name in ("encode", "verify"):
        monkeypatch.setattr(LightArgon2, name, counting(name))

    counts = []
    for username in ("coordinator", "nobody-here"):
        hashed.clear()
        _type(client, username, "not-her-password")
        counts.append(len(hashed))

    assert counts == [1, 1]


def test_a_failed_sign_in_is_entered_without_an_unknown_username(client: Client, people: Cast) -> None:
    _type(client, "coordinator", "not-her-password")
    _type(client, "my-password-typed-here")

    known, unknown = Entry.objects.filter(event=Event.SIGN_IN_FAILED).order_by("sequence")

    assert known.subject == people.coordinator.id
    assert unknown.subject == people.centre.id
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_entry")
        assert "my-password-typed-here" not in str(cursor.fetchall())


@pytest.mark.parametrize("username", ["coordinator", "nobody-here"])
def test_the_sixth_wrong_password_is_answered_by_waiting(client: Client, people: Cast, username: str) -> None:
    for _ in range(5):
        assert _type(client, username, "not-her-password").status_code == 200

    response = _type(Client(), username, "not-her-password")

    assert response.status_code == 429
    assert "Please wait a little" in response.content.decode()


def test_the_sixth_wrong_code_is_answered_by_waiting(client: Client, people: Cast) -> None:
    settle(people.coordinator)
    _type(client, "coordinator")
    for _ in range(5):
        assert client.post(CODE, {"code": "000000"}).status_code == 200

    assert client.post(CODE, {"code": "000000"}).status_code == 429
    assert Entry.objects.filter(event=Event.SIGN_IN_FAILED, subject=people.coordinator.id).count() == 5


def test_the_tries_are_counted_in_the_database(client: Client, people: Cast) -> None:
    _type(client, "coordinator", "not-her-password")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM rate_limits")
        kept = [row[0] for row in cursor.fetchall()]

    assert [key for key in kept if "login_failed" in key]
    assert [key for key in kept if "coordinator" in key] == []


def test_nothing_typed_at_the_sign_in_is_logged(
    client: Client, people: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        _type(client, "somebody.real", "a-secret-of-theirs")

    said = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert "a-secret-of-theirs" not in said
    assert "somebody.real" not in said


@pytest.mark.parametrize(
    "address",
    [
        "/account/signup/",
        "/account/email/",
        "/account/confirm-email/",
        "/account/password/reset/",
        "/account/password/set/",
        "/account/login/",
        "/account/login/code/",
        "/account/inactive/",
        "/account/3rdparty/",
        "/account/2fa/",
        "/account/sessions/",
        "/account/second-factor/code-card/download/",
        "/accounts/login/",
        "/admin/",
    ],
)
def test_there_is_no_other_way_in(client: Client, people: Cast, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_way_on_stays_on_this_site(client: Client, people: Cast) -> None:
    secret = settle(people.coordinator)
    client.post(SIGN_IN + "?next=https://elsewhere.example/", {"login": "coordinator", "password": PASSWORD})

    assert client.post(CODE, {"code": unused_code(secret)}).headers["Location"] == "/home/"


def test_signing_out_is_entered_and_ends_it(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)

    client.post(reverse("account_logout"))

    assert client.get("/home/").status_code == 302
    assert Entry.objects.filter(event=Event.SIGNED_OUT, subject=people.coordinator.id).count() == 1


def test_a_reset_second_factor_ends_the_sign_ins_and_asks_for_a_new_one(client: Client, people: Cast) -> None:
    sign_in(client, people.volunteer)

    reset_second_factor(people.volunteer.id, by=people.viewer("coordinator").actor, at=NOW)

    assert client.get("/home/").headers["Location"].startswith(SIGN_IN)
    assert _type(client, "volunteer").headers["Location"] == "/home/"
    assert client.get("/home/").headers["Location"] == reverse("shared:set_up_second_factor")


def test_an_own_password_is_chosen_and_entered(client: Client, people: Cast) -> None:
    Account.objects.filter(id=people.coordinator.id).update(must_change_password=True)
    client.force_login(Account.objects.get(id=people.coordinator.id))
    new = "four-quiet-words-together"

    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    account = Account.objects.get(id=people.coordinator.id)
    assert account.check_password(new)
    assert not account.must_change_password
    assert Entry.objects.filter(event=Event.PASSWORD_CHANGED, subject=account.id).count() == 1


def test_the_last_second_factor_stays_where_the_post_needs_one(client: Client, people: Cast) -> None:
    sign_in(client, people.coordinator)

    page = client.get("/account/second-factor/app/remove/")
    client.post("/account/second-factor/app/remove/")

    assert "You need a second way" in page.content.decode()
    assert Authenticator.objects.filter(user=people.coordinator).exists()
