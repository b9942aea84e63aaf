"""Where the program speaks to others: from few rooms, by TLS that is checked, and to one recipient."""

import ssl

import pytest
from pytest_django.fixtures import Settings

from tests.security.programs import calls, imports
from wicketgate.config import database_line
from wicketgate.domain.post import line
from wicketgate.domain.post.address import one_address
from wicketgate.domain.post.server import WrongServer, server

LINES = {"socket", "smtplib", "ssl", "urllib.request", "http.client", "ftplib", "telnetlib", "asyncio", "xmlrpc",
         "requests", "httpx", "aiohttp", "poplib", "imaplib", "socketserver", "http.server"}  # fmt: skip
# Each room that has one of these, and with whom it speaks.
SPEAKS = {
    "wicketgate/domain/post/line.py": "the centre's own mail server",
    "wicketgate/domain/post/address.py": "nobody: it reads an address as a mail server would",
    "wicketgate/doors/cli/serve.py": "browsers: it looks whether its port is free, and listens",
    "wicketgate/doors/doctor": "itself: it asks its own pages and its own mail server",
}
WRONG = ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "a@b.example c@d.example", "a@b.example\n.\n",
         "<a@b.example><c@d.example>", "a@b.example;c@d.example", "@b.example:c@d.example", ""]  # fmt: skip


def test_no_room_opens_a_line_but_those_listed() -> None:
    opening = {name for name, taken in imports().items() if taken & LINES}

    assert opening
    assert {name for name in opening if not name.startswith(tuple(SPEAKS))} == set(), (
        "say with whom it speaks, and why"
    )
    opened = calls("urlopen", "create_connection")
    assert {place for place in opened if not place.startswith(tuple(SPEAKS))} == set()


def test_a_line_is_tls_of_today_and_the_name_is_checked() -> None:
    own = server({"host": "mail.example.org", "from": "gate@example.org"})
    assert own is not None
    held = line._context(own)

    assert held.verify_mode == ssl.CERT_REQUIRED
    assert held.check_hostname
    assert held.minimum_version >= ssl.TLSVersion.TLSv1_2
    weak = ("RC4", "3DES", "DES-CBC", "NULL", "MD5", "EXP", "aNULL", "IDEA", "SEED")
    assert [one["name"] for one in held.get_ciphers() if any(word in one["name"] for word in weak)] == []


@pytest.mark.parametrize("tls", ["none", "plain", "opportunistic"])
def test_no_setting_sends_mail_without_tls(tls: str) -> None:
    assert server({"host": "mail.example.org", "from": "gate@example.org"}) is not None
    with pytest.raises(WrongServer):
        server({"host": "mail.example.org", "from": "gate@example.org", "tls": tls})


@pytest.mark.parametrize(
    ("host", "query"),
    [
        pytest.param("db.example.org", "", id="another computer"),
        pytest.param("db.example.org", "sslmode=disable", id="asked to leave TLS out"),
        pytest.param("192.0.2.7", "sslmode=prefer&sslmode=allow", id="asked to fall back"),
    ],
)
def test_a_database_elsewhere_is_reached_by_tls_alone(host: str, query: str) -> None:
    assert database_line.options(host, query) == {
        "sslmode": "verify-full",
        "sslrootcert": "system",
        "ssl_min_protocol_version": "TLSv1.2",
    }


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "::1", "/run/postgresql"])
def test_a_database_on_this_computer_needs_none(host: str) -> None:
    assert database_line.options(host, "") == {}


def test_a_certificate_of_the_centres_own_may_be_named() -> None:
    assert (
        database_line.options("db.example.org", "sslrootcert=/etc/centre.pem")["sslrootcert"]
        == "/etc/centre.pem"
    )


def test_the_program_may_prove_itself_by_a_certificate() -> None:
    told = database_line.options(
        "db.example.org", "sslcert=/etc/gate.pem&sslkey=/etc/gate.key&sslmode=disable"
    )

    assert (told["sslcert"], told["sslkey"], told["sslmode"]) == (
        "/etc/gate.pem",
        "/etc/gate.key",
        "verify-full",
    )


@pytest.mark.parametrize("typed", WRONG)
def test_an_address_that_would_add_a_header_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        one_address(typed)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_without_a_mail_server_everything_else_goes_on(settings: Settings) -> None:
    from tests.people import NOW, cast
    from tests.security.signed import at_the_page
    from wicketgate.doors import clock

    settings.WICKETGATE_MAIL = None
    with clock.held(NOW):
        client = at_the_page(cast(), "coordinator")

        assert client.get("/centre/families/").status_code == 200
        assert client.get("/concern/").status_code == 200
