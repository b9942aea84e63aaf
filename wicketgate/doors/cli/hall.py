"""
By which name, and with which certificate, the pages are served to the hall's network; or on this computer alone.

Whatever leaves this computer is encrypted: there is no way to serve another name without a certificate.
"""

import ipaddress
import os
import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from wicketgate.doors.cli.opened import NotOpened
from wicketgate.doors.cli.places import Place
from wicketgate.vault import certificate

THIS_COMPUTER, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - with TLS only, see below
LOCAL_NAMES = {"localhost", "127.0.0.1", "::1", "[::1]"}
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*")


@dataclass(frozen=True, slots=True)
class Hall:
    """How the pages are reached: `host` is None on this computer alone, else its name in the hall, with TLS."""

    host: str | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def address(self) -> str:
        """Where the server listens."""
        return EVERYWHERE if self.host else THIS_COMPUTER

    def url(self, port: int) -> str:
        """Return what somebody types into a browser."""
        # By this name only: browsers give passkeys to localhost, and to no bare number.
        return f"https://{self.host}:{port}" if self.host else f"http://localhost:{port}"

    def use(self) -> None:
        """Let the settings of this process, and of those that branch off from it, know."""
        told = {"HOST": self.host, "CERTIFICATE": self.certificate, "CERTIFICATE_KEY": self.key}
        for name, value in told.items():
            os.environ.pop(f"WICKETGATE_{name}", None)
            if value is not None:
                os.environ[f"WICKETGATE_{name}"] = str(value)


def asked(host: str | None, *, certificate_file: Path | None, key: Path | None, place: Place | None) -> Hall:
    """
    Return how the pages are to be reached: as asked, as the place remembers, or as the environment says.

    Raises NotOpened, a letter, for what is no name, and for a name without both files.
    """
    if host is None and certificate_file is None and key is None:
        return _remembered(place)
    if host is None or host.lower() in LOCAL_NAMES:
        if certificate_file or key:
            raise NotOpened(
                "Expected --host NAME with the certificate, got the certificate alone: it is for a name by which "
                "other devices reach this computer. Nothing was started."
            )
        return Hall()
    return Hall(_name(host), *_both(certificate_file, key))


def remember(hall: Hall, place: Place) -> None:
    """Write down how a centre is reached, so that the next `serve --centre` needs no other word."""
    replace(place, host=hall.host, certificate=hall.certificate, certificate_key=hall.key).remember()


def require_usable(hall: Hall, *, at: datetime, is_demonstration: bool) -> None:
    """Raise NotOpened or CertificateError, a letter, where browsers would refuse what is to be served."""
    if hall.host is None:
        return
    if is_demonstration:
        raise NotOpened(
            "Expected a real centre, got the demonstration, which is served on this computer alone. Leave --host out. "
            "Nothing was started."
        )
    assert hall.certificate is not None
    assert hall.key is not None
    held = certificate.read(hall.certificate)
    _require_good(held, hall, at=at)
    if os.name == "posix" and hall.key.stat().st_mode & 0o077:
        raise NotOpened(
            f"Others on this computer can read the certificate’s key. Expected that only its owner can. "
            f"Run: chmod 600 {hall.key}"
        )


def _require_good(held: certificate.Certificate, hall: Hall, *, at: datetime) -> None:
    if at > held.ends:
        raise NotOpened(
            f"The certificate has lapsed. Expected one that is good today, got one that ended on {_day(held.ends)}. "
            "Get a new one from whoever made it, or look whether this computer’s date is right. Until then the pages "
            "can be opened on this computer alone, with: --host localhost. Nothing was started."
        )
    if at < held.begins:
        raise NotOpened(
            f"The certificate is not good yet. Expected one for today, got one that begins on {_day(held.begins)}. "
            "Look whether this computer’s date is right. Nothing was started."
        )
    assert hall.key is not None
    if not held.fits(hall.key):
        raise NotOpened(
            "The certificate and the key don’t belong together. Expected the key that the certificate was made with, "
            "got another. Look for the two files that came together. Nothing was started."
        )
    if not held.is_for(hall.host or ""):
        names = ", ".join(sorted(held.names)) or "none"
        raise NotOpened(
            f"The certificate was made for another name. Expected {hall.host}, got: {names}. "
            "Serve one of its names, or get a certificate for this one. Nothing was started."
        )


def _remembered(place: Place | None) -> Hall:
    if place is not None:
        return Hall(place.host, place.certificate, place.certificate_key)
    host = os.environ.get("WICKETGATE_HOST")
    if not host:
        return Hall()
    files = (os.environ.get(f"WICKETGATE_{name}") for name in ("CERTIFICATE", "CERTIFICATE_KEY"))
    return Hall(_name(host), *_both(*(Path(file) if file else None for file in files)))


def _both(certificate_file: Path | None, key: Path | None) -> tuple[Path, Path]:
    if certificate_file is None or key is None:
        raise NotOpened(
            "Nothing but this computer is served without TLS: on the way, anybody in the hall could read along. "
            "Expected --certificate FILE and --key FILE with --host, got one or none of them. Nothing was started."
        )
    return certificate_file.expanduser().resolve(), key.expanduser().resolve()


def _name(host: str) -> str:
    name = host.lower().rstrip(".")
    if name == "0.0.0.0" or not (_NAME.fullmatch(name) or _is_number(name)) or len(name) > 253:  # noqa: S104 - refused
        raise NotOpened(
            "Expected the name by which browsers reach this computer, such as gate.example.org, without https:// and "
            "without a port. Got something else. Nothing was started."
        )
    return name


def _is_number(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).version == 4
    except ValueError:
        return False


def _day(instant: datetime) -> str:
    return f"{instant:%d %B %Y}"
