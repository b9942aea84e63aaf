"""The server as it runs: a real centre in a process of its own, asked over its real line."""

import socket
import ssl

import pytest

from tests.doors.cli.test_hall import NAME, Served, served  # noqa: F401 - a fixture

AEAD = ("GCM", "CHACHA20")


def _raw(held: Served, request: str) -> bytes:
    """Send what no browser sends, and return all that comes."""
    with held.handshake() as encrypted:
        encrypted.settimeout(60)
        encrypted.sendall(request.replace("HOST", f"{NAME}:{held.port}").encode())
        came = b""
        try:
            while more := encrypted.recv(65536):
                came += more
        except (TimeoutError, ConnectionError, ssl.SSLError):
            return came
        return came


def test_an_ordinary_request_is_answered(served: Served) -> None:  # noqa: F811 - the fixture
    assert _raw(served, "GET / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n").startswith(
        b"HTTP/1.1 200"
    )


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Content-Length: 4\r\nContent-Length: 60", id="two lengths"),
        pytest.param("Content-Length: 4, 60", id="two lengths in one line"),
        pytest.param("Content-Length: -1", id="a length below nothing"),
        pytest.param("Content-Length: 0x10", id="a length that is no number"),
        pytest.param("Transfer-Encoding: chunked, identity", id="pieces and then something else"),
        pytest.param("Transfer-Encoding: xchunked", id="pieces of an unknown kind"),
        pytest.param("Transfer-Encoding : chunked", id="a blank before the colon"),
        pytest.param("Content-Length: 4\n\tContent-Length: 60", id="a folded line"),
    ],
)
def test_a_request_of_two_lengths_is_not_answered_twice(served: Served, head: str) -> None:  # noqa: F811
    inner = "GET /policy/ HTTP/1.1\r\nHost: HOST\r\n\r\n"

    came = _raw(served, f"POST /account/sign-in/ HTTP/1.1\r\nHost: HOST\r\n{head}\r\n\r\nabcd{inner}")

    assert b"HTTP/1.1 200" not in came
    assert came.count(b"HTTP/1.1") <= 1


def test_of_pieces_and_a_length_the_pieces_count(served: Served) -> None:  # noqa: F811
    head = "Content-Length: 300\r\nTransfer-Encoding: chunked\r\nConnection: close"

    came = _raw(served, f"POST /account/sign-in/ HTTP/1.1\r\nHost: HOST\r\n{head}\r\n\r\n0\r\n\r\n")

    # Answered at once, without waiting for the 300: or refused. Never taken for the beginning of another.
    assert came.count(b"HTTP/1.1") == 1
    assert b"HTTP/1.1 200" not in came


def test_no_websocket_is_opened(served: Served) -> None:  # noqa: F811
    head = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
    head += "\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw=="
    goodbye = "GET / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"

    came = _raw(served, f"GET / HTTP/1.1\r\nHost: HOST\r\n{head}\r\n\r\n{goodbye}")

    assert came.startswith(b"HTTP/1.1 ")
    assert b"101" not in came.partition(b"\r\n")[0]


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_an_old_tls_is_not_spoken(served: Served, version: ssl.TLSVersion) -> None:  # noqa: F811
    context = ssl.create_default_context(cafile=str(served.certificate))
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version

    with pytest.raises((ssl.SSLError, ConnectionError)):
        context.wrap_socket(socket.create_connection(("127.0.0.1", served.port), 120), server_hostname=NAME)


@pytest.mark.parametrize(
    "ciphers", ["AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES256-SHA384", "NULL:@SECLEVEL=0"]
)
def test_a_weak_cipher_is_not_spoken(served: Served, ciphers: str) -> None:  # noqa: F811
    context = ssl.create_default_context(cafile=str(served.certificate))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(ciphers)

    with pytest.raises((ssl.SSLError, ConnectionError)):
        context.wrap_socket(socket.create_connection(("127.0.0.1", served.port), 120), server_hostname=NAME)


def test_the_cipher_that_is_spoken_is_one_of_today(served: Served) -> None:  # noqa: F811
    with served.handshake() as encrypted:
        spoken = encrypted.cipher()

    assert spoken is not None
    assert any(word in spoken[0] for word in AEAD)
    assert spoken[2] >= 128


NO_PAGES = (
    "/.git/HEAD", "/.git/", "/static/", "/static/shared/", "/static/../wicketgate/config/settings.py",
    "/static/%2e%2e/%2e%2e/pyproject.toml", "/pyproject.toml", "/SECURITY.md", "/records.db", "/docs/",
    "/server-status",
)  # fmt: skip


@pytest.mark.parametrize("address", NO_PAGES)
def test_no_file_of_the_program_is_at_an_address(served: Served, address: str) -> None:  # noqa: F811
    came = _raw(served, f"GET {address} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n")

    assert came.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))
