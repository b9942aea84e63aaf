"""How the pages are served: the settings, and what our own first page says to a browser."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import get_hasher
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.doors.doctor.assertion import Assertion, Seen, green, judged, not_applicable, red, so
from wicketgate.doors.doctor.installed import CannotLook, Installed

kept_of_requests = logging.getLogger("django.request")

LOCAL = {"localhost", "127.0.0.1", "[::1]"}
# Django's own test client asks by this name; nobody else can.
OF_A_TEST = "testserver"
A_YEAR = 365 * 24 * 60 * 60
NOTHING_ELSE = {
    "default-src": {"'none'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    "form-action": {"'self'"},
}
UNSAFE = {"*", "'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "http:", "https:", "blob:", "data:"}
REFERRERS = {"no-referrer", "same-origin", "strict-origin"}
TELLING = ("Server", "X-Powered-By", "Via")
A_NUMBER = re.compile(r"\d")


def debug_off(_installed: Installed) -> Seen:
    """With it, an error page shows what was in memory."""
    found = _("They show what was in memory.") if settings.DEBUG else _("They show nothing of it.")
    return judged(found, is_well=not settings.DEBUG)


def secret_key(_installed: Installed) -> Seen:
    """What signs sign-ins comes from the root key, and is written down nowhere."""
    derived = settings.INSTALLATION.secret("signing")
    is_derived = bool(derived) and derived == settings.SECRET_KEY
    found = _("It comes from the root key.") if is_derived else _("It comes from somewhere else.")
    return judged(found, is_well=is_derived)


def allowed_hosts(_installed: Installed) -> Seen:
    """The pages answer to their own name only."""
    expected = LOCAL | {OF_A_TEST} | {settings.INSTALLATION.host or "localhost"}
    strange = sorted(set(settings.ALLOWED_HOSTS) - expected)
    if strange or not settings.ALLOWED_HOSTS:
        return red(_("The pages also answer to: %(names)s.") % {"names": ", ".join(strange)})
    return green(_("The pages answer to their own name only."))


def by_tls(_installed: Installed) -> Seen:
    """Whatever leaves this computer is encrypted."""
    served = settings.INSTALLATION
    if served.host is None:
        return green(_("The pages don’t leave this computer."))
    found = _("They leave it by TLS.") if served.certificate else _("They leave it without a certificate.")
    return judged(found, is_well=served.certificate is not None)


def secure_cookies(installed: Installed) -> Seen:
    """The mark of a sign-in travels by TLS only; a browser takes this computer's own name for as safe."""
    if installed.is_demonstration:
        return not_applicable(_("A demonstration is served on this computer only, without TLS."))
    are_secure = bool(settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE)
    return judged(_said(are_secure), is_well=are_secure)


def shut_cookies(_installed: Installed) -> Seen:
    """No script and no other site can use the mark of a sign-in."""
    are_shut = settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY
    are_own = {settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE} <= {"Lax", "Strict"}
    return judged(_said(are_shut and are_own), is_well=bool(are_shut and are_own))


def sealed_sessions(_installed: Installed) -> Seen:
    """What a sign-in remembers is sealed, and ends with the browser."""
    is_sealed = settings.SESSION_ENGINE == "wicketgate.domain.accounts.sealed_sessions"
    is_short = bool(settings.SESSION_EXPIRE_AT_BROWSER_CLOSE)
    return judged(_said(is_sealed and is_short), is_well=is_sealed and is_short)


def password_hasher(_installed: Installed) -> Seen:
    """A stolen table of passwords is of no use."""
    algorithm = str(get_hasher("default").algorithm)
    found = _("Passwords are kept with %(name)s.") % {"name": algorithm}
    return judged(found, is_well=algorithm.startswith("argon2"))


def content_policy(_installed: Installed) -> Seen:
    """A browser runs nothing that somebody typed."""
    directives = _directives(first_page().get("Content-Security-Policy", ""))
    loose = [name for name, only in NOTHING_ELSE.items() if directives.get(name) != only]
    loose += [name for name in ("script-src", "style-src") if not _is_strict(directives.get(name))]
    if loose:
        return red(_("Too loose, or missing: %(names)s.") % {"names": ", ".join(sorted(loose))})
    return green(_("A browser runs only what the program itself brings."))


def hsts(installed: Installed) -> Seen:
    """A browser that came once by TLS never comes without."""
    if installed.is_demonstration:
        return not_applicable(_("A demonstration is served on this computer only, without TLS."))
    told = first_page().get("Strict-Transport-Security", "")
    seconds = told.partition("max-age=")[2].partition(";")[0]
    is_long = seconds.isdecimal() and int(seconds) >= A_YEAR
    return judged(_said(is_long), is_well=is_long)


def header(name: str, wanted: set[str], _installed: Installed) -> Seen:
    """The first page says what it must."""
    got = first_page().get(name, "")
    return so(got in wanted, name, got)


def tells_no_version(_installed: Installed) -> Seen:
    """Nobody is told which weakness to look up."""
    page = first_page()
    telling = [name for name in TELLING if A_NUMBER.search(page.get(name, ""))]
    if telling:
        return judged(
            _("The pages say: %(names)s.") % {"names": ", ".join(telling)}, is_well=False, otherwise="amber"
        )
    return green(_("No heading has a version in it."))


def first_page() -> Any:
    """Return the answer that a browser would get to a first look at this centre. Raises CannotLook for none."""
    handler, request = BaseHandler(), WSGIRequest(_asked())
    handler.load_middleware()
    with _unlogged(request):
        answer: HttpResponseBase = handler.get_response(request)
    if answer.status_code != 200:
        raise CannotLook
    return answer


@contextmanager
def _unlogged(asked: WSGIRequest) -> Iterator[None]:
    """Keep what goes wrong with our own question out of the log: the finding says it."""

    def is_another(record: logging.LogRecord) -> bool:
        return getattr(record, "request", None) is not asked

    kept_of_requests.addFilter(is_another)
    try:
        yield
    finally:
        kept_of_requests.removeFilter(is_another)


def _asked() -> dict[str, Any]:
    host = settings.INSTALLATION.host or "localhost"
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "SERVER_NAME": host,
        "SERVER_PORT": "443",
        "HTTP_HOST": host,
        "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(),
    }


def _directives(policy: str) -> dict[str, set[str]]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {name: set(values) for name, *values in parts}


def _is_strict(values: set[str] | None) -> bool:
    return bool(values) and not values & UNSAFE  # type: ignore[operator]  # none is not strict


def _said(is_so: bool) -> str:  # noqa: FBT001 - the one thing that is said
    return _("It is so.") if is_so else _("It is not so.")


_SETTINGS = gettext_lazy("Put the program’s own settings back: install it anew with “python3 start.py”.")

ASSERTIONS = (
    Assertion(
        "server.debug_off",
        gettext_lazy("Error pages show nothing of the program’s insides"),
        _SETTINGS,
        debug_off,
    ),
    Assertion(
        "server.secret_key",
        gettext_lazy("What signs the sign-ins comes from the root key"),
        _SETTINGS,
        secret_key,
    ),
    Assertion(
        "server.allowed_hosts",
        gettext_lazy("The pages answer to their own name only"),
        _SETTINGS,
        allowed_hosts,
    ),
    Assertion(
        "server.by_tls",
        gettext_lazy("The pages leave this computer by TLS alone"),
        gettext_lazy("Open them with “wicketgate serve --host NAME --certificate FILE --key FILE”."),
        by_tls,
    ),
    Assertion(
        "server.secure_cookies",
        gettext_lazy("The mark of a sign-in travels by TLS only"),
        _SETTINGS,
        secure_cookies,
    ),
    Assertion(
        "server.shut_cookies",
        gettext_lazy("No script and no other site can use the mark of a sign-in"),
        _SETTINGS,
        shut_cookies,
    ),
    Assertion(
        "server.sealed_sessions",
        gettext_lazy("What a sign-in remembers is sealed, and ends with the browser"),
        _SETTINGS,
        sealed_sessions,
    ),
    Assertion(
        "server.password_hasher", gettext_lazy("Passwords are kept with Argon2"), _SETTINGS, password_hasher
    ),
    Assertion(
        "server.content_policy",
        gettext_lazy("A browser is told to run nothing but what the program brings"),
        _SETTINGS,
        content_policy,
    ),
    Assertion("server.hsts", gettext_lazy("A browser that came by TLS never comes without"), _SETTINGS, hsts),
    Assertion(
        "server.nosniff",
        gettext_lazy("A browser takes nothing for another kind of file"),
        _SETTINGS,
        partial(header, "X-Content-Type-Options", {"nosniff"}),
    ),
    Assertion(
        "server.referrer_policy",
        gettext_lazy("No other site is told which page somebody came from"),
        _SETTINGS,
        partial(header, "Referrer-Policy", REFERRERS),
    ),
    Assertion(
        "server.frames",
        gettext_lazy("No other site can show our pages inside its own"),
        _SETTINGS,
        partial(header, "X-Frame-Options", {"DENY"}),
    ),
    Assertion(
        "server.no_store",
        gettext_lazy("A browser keeps no copy of a page"),
        _SETTINGS,
        partial(header, "Cache-Control", {"no-store"}),
    ),
    Assertion(
        "server.tells_no_version",
        gettext_lazy("The pages don’t say which version serves them"),
        gettext_lazy("Take the heading off in whatever stands between the program and the network."),
        tells_no_version,
    ),
)
