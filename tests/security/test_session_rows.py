"""Whoever reads the table of sessions gets into none of them."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from tests.people import Cast
from tests.security.signed import at_the_page
from wicketgate.domain.accounts import sealed_sessions
from wicketgate.domain.accounts.sealed_sessions import SessionStore

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def _names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key FROM django_session")
        return [str(row[0]) for row in cursor.fetchall()]


def test_the_cookie_is_not_in_the_table(people: Cast) -> None:
    client = at_the_page(people, "coordinator")

    assert client.get("/home/").status_code == 302
    assert client.cookies["sessionid"].value not in _names()
    assert SessionStore(_names()[0]).load() == {}


def test_control_with_the_name_itself_in_the_table_it_can_be_put_in_a_cookie(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_sessions, "kept_name", lambda session_key: session_key)

    client = at_the_page(people, "coordinator")

    assert client.cookies["sessionid"].value in _names()
    assert "_auth_user_id" in SessionStore(_names()[0]).load()


def _copy_into_ones_own(people: Cast) -> str:
    """Sign two people in, and let one put the other's row into the place of their own; return whom it then shows."""
    at_the_page(people, "coordinator")
    theirs = Session.objects.get()
    own = at_the_page(people, "volunteer")
    Session.objects.exclude(pk=theirs.pk).update(session_data=theirs.session_data)
    return str(own.session.get("_auth_user_id", ""))


def test_a_row_copied_into_ones_own_opens_nothing(people: Cast) -> None:
    assert _copy_into_ones_own(people) == ""


def test_control_sealed_for_no_name_it_is_the_coordinators(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_sessions, "_purpose", lambda name: "session")

    assert _copy_into_ones_own(people) == str(people.coordinator.id)
