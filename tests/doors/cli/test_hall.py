"""The pages leave this computer by TLS alone, by one name, and with a certificate that browsers take."""

import http.client
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path

import pytest

from tests.doors.cli.computer import SLUG, Computer
from tests.ports import free_port
from tests.vault.certificate_files import Files, make
from wicketgate.doors import clock
from wicketgate.doors.cli import hall, places, serve
from wicketgate.doors.cli.opened import NotOpened
from wicketgate.doors.cli.places import Place
from wicketgate.vault.errors import CertificateError

AT = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
NAME = "gate.test"
A_DAY = timedelta(days=1)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return make(tmp_path / "tls", at=AT, name=NAME)


# What is asked for, and what the letter says of it.
WRONG_WORDS = {
    "a name without a certificate": (["--host", NAME], "Nothing but this computer is served without TLS"),
    "a name with half of it": (
        ["--host", NAME, "--key", "x"],
        "Nothing but this computer is served without TLS",
    ),
    "every address, without a name": (["--host", "0.0.0.0"], "Expected the name by which"),
    "a certificate without a name": (["--certificate", "x", "--key", "x"], "Expected --host NAME"),
    "a certificate for this computer alone": (
        ["--host", "localhost", "--certificate", "x"],
        "Expected --host NAME",
    ),
    "an address instead of a name": (
        ["--host", "https://gate.test", *("--certificate", "x", "--key", "x")],
        "without https",
    ),
    "a port in the name": (
        ["--host", "gate.test:8000", *("--certificate", "x", "--key", "x")],
        "without a port",
    ),
    "no file of that name": (
        ["--host", NAME, *("--certificate", "x", "--key", "x")],
        "Expected a certificate at",
    ),
}


@pytest.mark.parametrize("case", WRONG_WORDS)
def test_what_would_be_read_by_others_is_never_served(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WICKETGATE_DEMONSTRATION", "0")
    words, letter = WRONG_WORDS[case]

    status = serve.main([*words, "--port", "0"])

    assert status == 1
    assert letter in capsys.readouterr().err


@pytest.mark.parametrize(
    ("begins", "ends", "letter"),
    [
        (-90 * A_DAY, -A_DAY, "The certificate has lapsed.*--host localhost"),
        (A_DAY, 90 * A_DAY, "The certificate is not good yet"),
    ],
)
def test_a_certificate_of_another_time_is_refused_with_what_to_do(
    tmp_path: Path, begins: timedelta, ends: timedelta, letter: str
) -> None:
    made = make(tmp_path, at=AT, name=NAME, begins=begins, ends=ends)

    with pytest.raises(NotOpened, match=letter):
        _require(made)


def test_one_that_was_made_for_another_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotOpened, match=r"made for another name\. Expected gate\.test, got: "):
        _require(make(tmp_path, at=AT, name="other.test"))


def test_one_with_another_ones_key_is_refused(files: Files, tmp_path: Path) -> None:
    other = make(tmp_path / "other", at=AT, name=NAME)

    with pytest.raises(NotOpened, match="don’t belong together"):
        _require(Files(files.certificate, other.key))


def test_a_key_that_others_can_read_is_refused(files: Files) -> None:
    files.key.chmod(0o640)

    with pytest.raises(NotOpened, match="chmod 600"):
        _require(files)


def test_a_key_that_is_none_is_refused(files: Files) -> None:
    files.key.write_text("nonsense")

    with pytest.raises(CertificateError, match="Expected the certificate's key at"):
        _require(files)


def test_one_that_is_good_is_taken(files: Files) -> None:
    _require(files)


def test_the_demonstration_is_served_on_this_computer_alone(files: Files) -> None:
    with pytest.raises(NotOpened, match="Expected a real centre"):
        hall.require_usable(hall.Hall(NAME, files.certificate, files.key), at=AT, is_demonstration=True)


def test_a_place_remembers_how_it_is_reached_until_it_is_told_otherwise(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    place = Place("ashby", tmp_path / "data", tmp_path / "key")

    reached = hall.asked(NAME, certificate_file=files.certificate, key=files.key, place=place)
    hall.remember(reached, place)

    assert hall.asked(None, certificate_file=None, key=None, place=places.require("ashby")) == reached
    hall.remember(hall.asked("localhost", certificate_file=None, key=None, place=place), place)
    assert places.require("ashby") == place


def test_without_a_word_it_listens_on_this_computer_alone() -> None:
    assert hall.Hall().address == "127.0.0.1"
    assert hall.asked(None, certificate_file=None, key=None, place=None) == hall.Hall()


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    headers: Message
    text: str


@dataclass(frozen=True)
class Served:
    """A founded centre that is served with TLS: on which port, and the certificate that a tablet was given."""

    port: int
    certificate: Path

    def handshake(self, *, trusts: bool = True) -> ssl.SSLSocket:
        context = ssl.create_default_context(cafile=str(self.certificate) if trusts else None)
        return context.wrap_socket(
            socket.create_connection(("127.0.0.1", self.port), 120), server_hostname=NAME
        )

    def asked(self, host: str) -> Answered:
        with self.handshake() as encrypted:
            line = http.client.HTTPSConnection(NAME, self.port)
            line.sock = encrypted
            line.request("GET", "/", headers={"Host": host})
            answer = line.getresponse()
            return Answered(answer.status, answer.headers, answer.read().decode())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Found a centre, and serve it to the hall as its coordinator does."""
    computer = Computer(tmp_path_factory.mktemp("computer"))
    assert computer.begin().returncode == 0
    made = make(computer.home / "tls", at=clock.now(), name=NAME)
    port = free_port()
    words = (
        "--host",
        NAME,
        "--certificate",
        str(made.certificate),
        "--key",
        str(made.key),
        "--port",
        str(port),
    )
    with computer.started("serve", "--centre", SLUG, *words) as running:
        assert running.stdout is not None
        assert f"https://{NAME}:{port}" in running.stdout.readline()
        _wait_for(port)
        yield Served(port, made.certificate)


def test_a_tablet_that_knows_the_certificate_gets_the_pages_by_tls(served: Served) -> None:
    with served.handshake() as line:
        version = line.version()
    answer = served.asked(f"{NAME}:{served.port}")

    assert version == "TLSv1.3"
    assert answer.status == 200
    assert "Ashby Child Contact Centre" in answer.text


def test_the_browser_is_told_to_come_by_tls_alone_and_no_version(served: Served) -> None:
    answer = served.asked(f"{NAME}:{served.port}")
    cookies = answer.headers.get_all("Set-Cookie") or []

    assert "max-age=" in (answer.headers.get("Strict-Transport-Security", ""))
    assert [cookie for cookie in cookies if "Secure" not in cookie] == []
    assert not re.search(r"\d", answer.headers.get("Server", ""))


def test_a_device_that_does_not_know_the_certificate_gets_nothing(served: Served) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        served.handshake(trusts=False)


def test_nobody_is_answered_without_tls(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), 120) as line:
        line.sendall(f"GET / HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
        line.settimeout(120)
        try:
            came = line.recv(4096)
        except ConnectionError:
            came = b""

    assert b"HTTP/1.1 200" not in came


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1"])
def test_it_answers_to_no_other_name(served: Served, host: str) -> None:
    answer = served.asked(host)

    assert answer.status == 400
    assert "evil" not in answer.text


def _require(files: Files) -> None:
    hall.require_usable(hall.Hall(NAME, files.certificate, files.key), at=AT, is_demonstration=False)


def _wait_for(port: int) -> None:
    for _try in range(3_000):
        with socket.socket() as line:
            line.settimeout(1)
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        threading.Event().wait(0.1)
    raise AssertionError("The pages did not open.")
