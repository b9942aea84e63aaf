"""What a thief of the database finds of how people sign in: nothing that signs them in."""

import base64
import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from django.db import connection

from tests.people import PASSWORD, Cast, cast
from wicketgate.domain.accounts.sealed_sessions import SessionStore

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def people() -> Cast:
    return cast()


def _column(table: str, column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")
        return [str(row[0]) for row in cursor.fetchall()]


def test_the_seed_of_an_app_is_not_in_its_column(people: Cast) -> None:
    TOTP.activate(people.coordinator, SECRET)

    (held,) = _column("mfa_authenticator", "data")

    assert SECRET not in held
    assert base64.b32decode(SECRET).hex() not in held
    assert json.loads(held)["secret"].startswith("wg1.")


def test_a_code_card_is_not_in_its_column(people: Cast) -> None:
    codes = RecoveryCodes.activate(people.coordinator)

    (held,) = _column("mfa_authenticator", "data")

    assert len(codes.get_unused_codes()) == 10
    assert [code for code in codes.get_unused_codes() if code in held] == []
    assert json.loads(held)["seed"].startswith("wg1.")
    assert set(json.loads(held)) == {"seed", "used_mask"}


def test_a_session_is_not_in_its_column(people: Cast) -> None:
    session = SessionStore()
    session["mfa.totp.secret"] = SECRET
    session.save()

    (held,) = _column("django_session", "session_data")

    assert SECRET not in held
    assert SessionStore(session.session_key)["mfa.totp.secret"] == SECRET


def test_a_session_that_was_tampered_with_is_empty() -> None:
    session = SessionStore()
    session["second_factor_at"] = "2026-11-21T10:30:00+00:00"
    session.save()
    Session.objects.update(session_data="wg1.AAAA")

    assert list(SessionStore(session.session_key).keys()) == []


def test_passwords_are_argon2id_and_nothing_else(people: Cast) -> None:
    held = _column("accounts_account", "password")

    assert len(held) == 8
    assert all(password.startswith("argon2$argon2id$") for password in held)
    assert [password for password in held if PASSWORD in password] == []
    assert Authenticator.objects.count() == 0
