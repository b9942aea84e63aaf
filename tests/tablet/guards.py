"""The guards of the shared tablet, each of which can be taken away to show that it is the one that holds."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.middleware.security import SecurityMiddleware

from tests.people import BEFORE
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.queries import roles_held
from wicketgate.doors.web.shared import context, door, middleware
from wicketgate.doors.web.shared import sign_in_marks as marks

Take = Callable[[HttpRequest, HttpResponse], None]
SCRIPTS = re.compile(rb'<script src="[^"]*shared/(?:leaving|idle)\.js" defer></script>')
REFRESH = re.compile(rb'<noscript><meta http-equiv="refresh"[^>]*></noscript>')
SERVICES = re.compile(
    rb' translate="no"| writingsuggestions="false"| spellcheck="false"|<meta name="google"[^>]*>'
)
NOT_PRINTED = re.compile(rb' class="(?:no-print|opened)"')
AUTOCOMPLETE = re.compile(rb' autocomplete="(?:off|one-time-code)"')


def _no_store(request: HttpRequest, response: HttpResponse) -> None:
    response["Cache-Control"] = "private, max-age=600"


def _cookies(request: HttpRequest, response: HttpResponse) -> None:
    # From the moment at which somebody is signed in, none is set or changed.
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        response.cookies.clear()


def _scripts(request: HttpRequest, response: HttpResponse) -> None:
    response.content = SCRIPTS.sub(b"", response.content)


def _autocomplete(request: HttpRequest, response: HttpResponse) -> None:
    response.content = AUTOCOMPLETE.sub(b"", response.content)


def _services(request: HttpRequest, response: HttpResponse) -> None:
    response.content = SERVICES.sub(b"", response.content)


def _paper(request: HttpRequest, response: HttpResponse) -> None:
    response.content = NOT_PRINTED.sub(b' class=""', response.content)


def _frames(request: HttpRequest, response: HttpResponse) -> None:
    for header in ("X-Frame-Options", "Content-Security-Policy"):
        del response[header]


def _opener(request: HttpRequest, response: HttpResponse) -> None:
    del response["Cross-Origin-Opener-Policy"]


def _refresh(request: HttpRequest, response: HttpResponse) -> None:
    del response["Refresh"]
    response.content = REFRESH.sub(b"", response.content)


# What each guard gives to an answer, taken away as the last thing before the answer leaves.
OF_AN_ANSWER: dict[str, Take] = {
    "no-store": _no_store,
    "cookies": _cookies,
    "scripts": _scripts,
    "autocomplete": _autocomplete,
    "services": _services,
    "paper": _paper,
    "frames": _frames,
    "opener": _opener,
    "refresh": _refresh,
}


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Take these guards away inside the block; `server` lets whoever has left be signed in for ever."""
    assert set(names) <= {*OF_AN_ANSWER, *OF_THE_SERVER}
    with pytest.MonkeyPatch.context() as patch:
        _loosen_answers(patch, [OF_AN_ANSWER[name] for name in names if name in OF_AN_ANSWER])
        for name in set(names) & set(OF_THE_SERVER):
            OF_THE_SERVER[name](patch)
        yield


def _loosen_answers(patch: pytest.MonkeyPatch, takes: list[Take]) -> None:
    answered = SecurityMiddleware.process_response

    def loose(self: SecurityMiddleware, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        left: HttpResponse = answered(self, request, response)
        if takes and not left.streaming:
            for take in takes:
                take(request, left)
            left["Content-Length"] = str(len(left.content))
        return left

    patch.setattr(SecurityMiddleware, "process_response", loose)


def _sign_ins_that_end(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(SessionBase, "flush", lambda self: None)
    patch.setattr(Account, "_get_session_auth_hash", lambda self, secret=None: "for ever")
    patch.setattr(door, "posts_now", lambda account: roles_held(account.id, on=BEFORE))
    patch.setattr(marks, "is_idle", lambda request, at: False)
    patch.setattr(marks, "has_lost_its_tablet", lambda request: False)


def _nothing_beforehand(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(middleware, "_is_beforehand", lambda request: False)


def _nobodys_time(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(context, "_of_nobody", lambda request: {})


# What the server holds by itself, taken away where it is decided.
OF_THE_SERVER: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "server": _sign_ins_that_end,
    "beforehand": _nothing_beforehand,
    "nobody": _nobodys_time,
}
