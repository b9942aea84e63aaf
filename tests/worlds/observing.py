"""Everything that somebody at the pages can observe of an answer, without what is drawn anew for each."""

import contextlib
import copy
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import connections
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve

from tests.doors.answers import Form, content_of, read
from tests.doors.invented_centre import taken_back
from wicketgate.vault import chance

# The whole list: the token against forged forms, the session's name, the nonce of the page's scripts, and what a new
# passkey has to sign.
DRAWN = (
    re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w{64}(?=")'),
    re.compile(rb"(?<=\bcsrftoken=)\w{32}(?=;)"),
    re.compile(rb"(?<=\bsessionid=)\w{32}(?=;)"),
    re.compile(rb'(?<=\bnonce=")[\w+/=-]{22,24}(?=")'),
    re.compile(rb"(?<='nonce-)[\w+/=-]{22,24}(?=')"),
    re.compile(rb'(?<="challenge": ")[\w-]{43}(?=")'),
)


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that can be seen of one answer: whose, of which request, what kind of thing, and what it was."""

    request: tuple[str, str, str]
    kind: str
    seen: bytes


@dataclass(slots=True)
class Observer:
    """One person, or nobody, at the pages; every answer they get is taken apart into observations."""

    name: str
    client: Client
    alike: int = 3
    observations: list[Observation] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)

    def look_everywhere(self) -> None:
        """Follow every link and send every form as it stands, breadth first; what is written is taken back."""
        waiting = deque(["/", "/home/"])
        while waiting:
            address = waiting.popleft()
            if address not in self.asked and self._is_wanted(address):
                waiting += self._look(address)

    def ask(
        self, method: str, address: str, sent: dict[str, str] | None = None, *, seed: str = "one request"
    ) -> HttpResponseBase:
        """Send one request and keep all that its answer shows. Identifiers that it draws come from `seed`."""
        self.asked.add(address)
        cookies = copy.deepcopy(self.client.cookies)
        with taken_back(), chance.seeded(seed), counted() as queries:
            response: HttpResponseBase = getattr(self.client, method)(address, sent or {})
        self.client.cookies = cookies  # some pages sign out whoever looks at them
        request = (self.name, method, address)
        self.observations += [Observation(request, kind, seen) for kind, seen in parts(response, queries)]
        return response

    def _look(self, address: str) -> list[str]:
        response = self.ask("get", address)
        page = read(address, response)
        for form in page.forms:
            self._send(form)
        return [link for link in (*page.links, response.get("Location", "")) if link.startswith("/")]

    def _send(self, form: Form) -> None:
        kind = f"{form.method} {_kind(form.action)} {sorted(form.values)}"
        self.kinds[kind] += 1
        if self.kinds[kind] <= self.alike and form.method == "post" and _kind(form.action):
            self.ask("post", form.action, form.values)

    def _is_wanted(self, address: str) -> bool:
        kind = _kind(address.partition("?")[0])
        self.kinds[kind] += 1
        return bool(kind) and self.kinds[kind] <= self.alike


@contextlib.contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the queries to each database inside the block."""
    figures = Counter(dict.fromkeys(connections, 0))
    with contextlib.ExitStack() as stack:
        for name in connections:
            stack.enter_context(connections[name].execute_wrapper(partial(_count, figures, name)))
        yield figures


def _count(figures: Counter[str], name: str, execute: Callable[..., Any], *told: Any) -> Any:
    figures[name] += 1
    return execute(*told)


def parts(response: HttpResponseBase, queries: Counter[str]) -> Iterator[tuple[str, bytes]]:
    """Yield all that can be seen of an answer, each with its kind, in the order in which it came."""
    yield "status", f"{response.status_code} {getattr(response, 'reason_phrase', '')}".encode()
    yield "names and order of headers", "\n".join(response.headers).encode()
    for name, value in response.items():
        yield f"header {name}", without_drawn(value.encode())
    for name, cookie in response.cookies.items():
        yield f"cookie {name}", without_drawn(f"{cookie.OutputString()};".encode())
    yield "body", without_drawn(content_of(response))
    for name, number in queries.items():
        yield f"queries to {name}", b"%d" % number


def without_drawn(content: bytes) -> bytes:
    """Return an answer, or one line of it, without what is drawn anew each time."""
    for drawn in DRAWN:
        content = drawn.sub(b"drawn", content)
    return content


def _kind(address: str) -> str:
    try:
        return resolve(address).view_name
    except Resolver404:
        return ""
