"""Where this centre hands its mail over: one server, always by TLS with a certificate that is checked; or nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from wicketgate.domain.post.address import NotOneAddress, one_address

USUAL_PORT = 465  # RFC 8314: TLS from the first byte
NAMES = ("host", "port", "tls", "user", "password", "from", "ca_file")
Tls = Literal["implicit", "starttls"]


class WrongServer(Exception):
    """The settings of the mail server can't be used: a letter that says what was expected. It repeats no password."""


@dataclass(frozen=True, slots=True)
class Server:
    """
    A mail server. `tls` is `implicit` (from the first byte) or `starttls` (asked for, and nothing is sent without it).

    `sender` is the centre's own address. `ca_file` names a file with the certificate of whoever signed the server's,
    where that is nobody whom this computer knows.
    """

    host: str
    port: int
    tls: Tls
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""


def server(values: Mapping[str, str]) -> Server | None:
    """Return the server that the settings name, or None where they name none. Raises WrongServer."""
    strange = sorted(set(values) - set(NAMES))
    if strange:
        raise WrongServer(
            f"Expected settings of mail from {', '.join(NAMES)}; got {', '.join(strange)} as well."
        )
    host = values.get("host", "")
    if not host:
        return None
    port = _port(values.get("port", ""))
    return Server(
        host=host,
        port=port,
        tls=_tls(values.get("tls", ""), port=port),
        sender=_sender(values.get("from", "")),
        user=values.get("user", ""),
        password=_password(values),
        ca_file=values.get("ca_file", ""),
    )


def _port(text: str) -> int:
    if not text:
        return USUAL_PORT
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise WrongServer("Expected the mail server's port as a number from 1 to 65535, got something else.")
    return int(text)


def _tls(text: str, *, port: int) -> Tls:
    usual = "implicit" if port == USUAL_PORT else "starttls"
    if text not in ("", "implicit", "starttls"):
        raise WrongServer("Expected implicit or starttls for the mail server's TLS, got something else.")
    return cast(Tls, text or usual)


def _sender(text: str) -> str:
    try:
        return one_address(text)
    except NotOneAddress:
        raise WrongServer(
            "Expected the centre's own e-mail address, which mail comes from, got none or more than one. "
            "Set WICKETGATE_MAIL_FROM."
        ) from None


def _password(values: Mapping[str, str]) -> str:
    password = values.get("password", "")
    if bool(values.get("user")) != bool(password):
        raise WrongServer(
            "Expected both a name and a password for the mail server, or neither; got one of them."
        )
    return password
