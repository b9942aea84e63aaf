"""Whoever is on the network, or lets somebody's browser send what they never meant to."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.people import Cast
from tests.signing_in import sign_in
from wicketgate.config import database_line
from wicketgate.doors.cli import hall
from wicketgate.doors.cli.opened import NotOpened

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def served_to_the_hall() -> hall.Hall | None:
    """Ask for the pages to be served by a name in the hall, without a certificate."""
    try:
        return hall.asked("gate.test", certificate_file=None, key=None, place=None)
    except NotOpened:
        return None


def test_nothing_is_served_to_the_hall_without_tls() -> None:
    assert served_to_the_hall() is None


def test_control_without_the_need_of_both_files_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall, "_both", lambda certificate, key: (Path("none"), Path("none")))

    reached = served_to_the_hall()

    assert reached is not None
    assert reached.address == "0.0.0.0"


def mode(host: str) -> str:
    return database_line.options(host, "sslmode=disable").get("sslmode", "prefer")


def test_no_setting_lets_a_database_elsewhere_be_reached_in_plain() -> None:
    assert mode("db.example.org") == "verify-full"


def test_control_where_everything_is_this_computer_it_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_line, "ON_THIS_COMPUTER", {"db.example.org"})

    assert mode("db.example.org") == "prefer"


def sent_by_another_site(people: Cast) -> int:
    """Let another site's page send a form in the coordinator's name."""
    client = Client(enforce_csrf_checks=True)
    sign_in(client, people.coordinator)
    sent = {"term": "Marsh"}
    return client.post(
        "/centre/families/search/", sent, headers={"origin": "https://elsewhere.example"}
    ).status_code


def test_another_site_sends_nothing_in_somebodys_name(people: Cast) -> None:
    assert sent_by_another_site(people) == 403


def test_control_without_the_forms_mark_it_does(people: Cast) -> None:
    without = [one for one in settings.MIDDLEWARE if not one.endswith("CsrfViewMiddleware")]

    with override_settings(MIDDLEWARE=without):
        assert sent_by_another_site(people) == 200
