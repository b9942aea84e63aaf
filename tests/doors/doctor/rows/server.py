"""Taken away: how the pages are served, and where mail goes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.doors.doctor.rows.row import A_DAY, YEAR, Row
from tests.doors.doctor.ward import HOST, Ward
from tests.people import NOW
from tests.vault.certificate_files import make
from wicketgate.domain.post.server import Server

PLAIN_SESSIONS = "django.contrib.sessions.backends.db"
OTHER_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


def _set(**settings: object) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        for name, value in settings.items():
            setattr(ward.settings, name, value)

    return do


def _looser(**directives: object) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        held = ward.settings.CONTENT_SECURITY_POLICY
        changed = {name.replace("_", "-"): value for name, value in directives.items()}
        ward.settings.CONTENT_SECURITY_POLICY = held | {"DIRECTIVES": held["DIRECTIVES"] | changed}

    return do


def _without(middleware: str) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        ward.settings.MIDDLEWARE = [
            name for name in ward.settings.MIDDLEWARE if not name.endswith(middleware)
        ]

    return do


class Talkative:
    """A middleware that says which version serves the pages."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def __call__(self, request: Any) -> Any:
        response = self.answer(request)
        response["Server"] = "wicketgate/1.2"
        return response


def _tells(ward: Ward) -> None:
    ward.settings.MIDDLEWARE = [f"{__name__}.Talkative", *ward.settings.MIDDLEWARE]


def served_with(**made: Any) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        other = make(ward.root / "other", at=NOW, **{"name": HOST} | made)
        held = replace(ward.settings.INSTALLATION, certificate=other.certificate, certificate_key=other.key)
        ward.settings.INSTALLATION = held

    return do


def _another_ones_key(ward: Ward) -> None:
    other = make(ward.root / "other", at=NOW, name=HOST)
    ward.settings.INSTALLATION = replace(ward.settings.INSTALLATION, certificate_key=other.key)


def _no_certificate(ward: Ward) -> None:
    ward.settings.INSTALLATION = replace(ward.settings.INSTALLATION, certificate=None)


def _open_key(ward: Ward) -> None:
    ward.tls.key.chmod(0o644)


def _open_mail(ward: Ward) -> None:
    ward.settings.WICKETGATE_MAIL = Server("mail.example.org", 25, "none", "gate@example.org")  # type: ignore[arg-type]


ROWS = (
    Row("server.debug_off", "debugging is on", _set(DEBUG=True), "red"),
    Row("server.secret_key", "the secret is written down", _set(SECRET_KEY="written-down"), "red"),
    Row("server.allowed_hosts", "any name will do", _set(ALLOWED_HOSTS=["*"]), "red"),
    Row("server.by_tls", "another name is served without a certificate", _no_certificate, "red"),
    Row("server.secure_cookies", "cookies travel without TLS", _set(SESSION_COOKIE_SECURE=False), "red"),
    Row("server.shut_cookies", "scripts may read the cookie", _set(SESSION_COOKIE_HTTPONLY=False), "red"),
    Row("server.sealed_sessions", "sessions are kept as they are", _set(SESSION_ENGINE=PLAIN_SESSIONS), "red"),
    Row("server.password_hasher", "passwords are kept otherwise", _set(PASSWORD_HASHERS=OTHER_HASHERS), "red"),
    Row("server.content_policy", "scripts of a page's own run", _looser(script_src=["'unsafe-inline'"]), "red"),
    Row("server.hsts", "browsers may come without TLS", _set(SECURE_HSTS_SECONDS=0), "red"),
    Row("server.nosniff", "a browser may guess", _set(SECURE_CONTENT_TYPE_NOSNIFF=False), "red"),
    Row("server.referrer_policy", "other sites are told", _set(SECURE_REFERRER_POLICY="unsafe-url"), "red"),
    Row("server.frames", "other sites may frame us", _without("XFrameOptionsMiddleware"), "red"),
    Row("server.no_store", "a browser keeps copies", _without("KeepNothing"), "red"),
    Row("server.tells_no_version", "the pages say their version", _tells, "amber"),
    Row("certificate.in_time", "it has lapsed", served_with(begins=-YEAR, ends=-A_DAY), "red"),
    Row("certificate.of_this_name", "it was made for another name", served_with(name="other.test"), "red"),
    Row("certificate.fits_its_key", "it came with another one's key", _another_ones_key, "red"),
    Row("certificate.key_is_shut", "others may read its key", _open_key, "red"),
    Row("mail.usable", "the mail settings make no sense", _set(WICKETGATE_MAIL_PROBLEM="a letter"), "red"),
    Row("mail.private_way", "mail leaves without TLS", _open_mail, "red"),
)  # fmt: skip
