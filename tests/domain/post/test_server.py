"""The settings of the mail server: what can't be used is said, by name and never by value, and stops nothing."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from wicketgate.config import mail
from wicketgate.config.installation import Installation
from wicketgate.domain.post.server import Server, WrongServer, server

WHOLE = {"host": "mail.example.org", "from": "notes@larkfield.example"}
SECRET = "a-secret-of-the-tests"


def test_a_host_and_an_address_are_enough_and_tls_is_from_the_first_byte() -> None:
    assert server(WHOLE) == Server("mail.example.org", 465, "implicit", "notes@larkfield.example")
    assert server(WHOLE | {"port": "587"}) == Server(
        "mail.example.org", 587, "starttls", "notes@larkfield.example"
    )
    assert server({}) is server({"from": "notes@larkfield.example"}) is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"port": "post"}, "from 1 to 65535"),
        ({"port": "0"}, "from 1 to 65535"),
        ({"port": "٤٦٥"}, "from 1 to 65535"),
        ({"tls": "none"}, "implicit or starttls"),
        ({"tls": "off"}, "implicit or starttls"),
        ({"from": ""}, "WICKETGATE_MAIL_FROM"),
        ({"from": "Larkfield <notes@larkfield.example>"}, "WICKETGATE_MAIL_FROM"),
        ({"user": "larkfield"}, "both a name and a password"),
        ({"password": SECRET}, "both a name and a password"),
        ({"bcc": "somebody@example.org"}, "bcc as well"),
    ],
)
def test_what_cannot_be_used_is_said(changed: dict[str, str], said: str) -> None:
    with pytest.raises(WrongServer, match=said) as caught:
        server(WHOLE | changed)

    assert SECRET not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    assert SECRET not in repr(server(WHOLE | {"user": "larkfield", "password": SECRET}))


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    for name in list(os.environ):
        if name.startswith("WICKETGATE_MAIL"):
            monkeypatch.delenv(name)
    return Installation(tmp_path / "data", tmp_path / "larkfield.key", None, None, is_demonstration=False)


def _write(installed: Installation, text: str, mode: int = 0o600) -> None:
    path = mail.mail_file(installed)
    path.write_text(text)
    path.chmod(mode)


def test_the_file_beside_the_key_says_which_server(installed: Installation) -> None:
    _write(installed, 'host = "mail.example.org"\nport = 587\nfrom = "notes@larkfield.example"\n')

    held, letter = mail.held(installed)

    assert (held and held.port, letter) == (587, "")
    assert mail.mail_file(installed).name == "larkfield.mail"


def test_the_environment_goes_before_the_file(
    installed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(installed, 'host = "mail.example.org"\nfrom = "notes@larkfield.example"\n')
    monkeypatch.setenv("WICKETGATE_MAIL_HOST", "other.example.org")

    held, _letter = mail.held(installed)

    assert held is not None
    assert held.host == "other.example.org"


def test_without_settings_there_is_no_server_and_no_letter(installed: Installation) -> None:
    assert mail.held(installed) == (None, "")


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        pytest.param("host: mail.example.org", 0o600, 'host = "mail', id="another way of writing"),
        pytest.param('host = "mail.example.org"', 0o600, "WICKETGATE_MAIL_FROM", id="half of it"),
        pytest.param('host = "mail.example.org"', 0o644, "chmod 600", id="open to others"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_letter_and_stops_nothing(
    installed: Installation, text: str, mode: int, said: str
) -> None:
    _write(installed, text, mode)

    held, letter = mail.held(installed)

    assert held is None
    assert said in letter


def test_a_demonstration_sends_nothing(installed: Installation, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setenv("WICKETGATE_MAIL_HOST", "mail.example.org")
    monkeypatch.setenv("WICKETGATE_MAIL_FROM", "notes@larkfield.example")

    assert mail.held(installed)[0] is not None
    assert mail.held(replace(installed, is_demonstration=True)) == (None, "")
