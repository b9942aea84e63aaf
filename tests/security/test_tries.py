"""Tries are counted by whom they are at, however whoever guesses writes the computer's name or the username."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from tests.people import PASSWORD, Cast
from wicketgate.domain.accounts.models import Account
from wicketgate.doors.web.public import adapters

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SIGN_IN = "/account/sign-in/"
# Each is this computer, and each was a name of its own to what counts the tries.
AS_OFTEN = [f"localhost:{port}" for port in range(1, 8)]


def guess_by_many_names(people: Cast) -> list[int]:
    """Guess at one password, each time at another port of the same computer; return what comes."""
    sent = {"login": "coordinator", "password": "not-her-password"}
    return [
        Client(SERVER_NAME="localhost", HTTP_HOST=host).post(SIGN_IN, sent).status_code for host in AS_OFTEN
    ]


def test_tries_are_counted_by_whom_they_are_at_and_not_by_the_host(people: Cast) -> None:
    assert guess_by_many_names(people) == [200] * 5 + [429] * 2


def test_control_where_the_host_counts_too_nobody_waits(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(adapters.SignIn, "_get_login_attempts_cache_key")

    assert guess_by_many_names(people) == [200] * 7


@pytest.mark.parametrize("typed", ["ſafety", "SAFETY", "Safety"])
def test_a_name_is_found_as_its_tries_are_counted(people: Cast, typed: str) -> None:
    Account.objects.filter(id=people.officer.id).update(username="safety")

    found = authenticate(username=typed, password=PASSWORD)

    assert (found is not None) is (typed.lower() == "safety")
