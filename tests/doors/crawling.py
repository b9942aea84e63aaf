"""Somebody who follows every link, fills in every form, and notes what they may not see and what breaks."""

import copy
import traceback
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.signals import got_request_exception
from django.http import HttpResponseBase
from django.urls import Resolver404, resolve

from tests.doors.answers import Answered, Form, everything_in, read
from tests.doors.canaries import found_in, without_drawn
from tests.doors.invented_centre import Invented, taken_back

MOST_PAGES = 400
MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must not be: who got it, from where, and what it was."""

    username: str
    address: str
    what: str


class Crawler:
    """One person at the pages. `alike` is how many pages of one kind are opened."""

    def __init__(self, centre: Invented, username: str, *, alike: int = 30) -> None:
        self.username, self.alike = username, alike
        self.client = centre.browser(username)
        self.problems: list[Problem] = []
        self.answers: dict[str, int] = {}
        self.kinds: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self._forbidden = centre.forbidden(username)
        self._seen: set[bytes] = set()
        self._broken = ""
        got_request_exception.connect(self._note_broken)

    @property
    def opened(self) -> set[str]:
        """The addresses that opened a page."""
        return {address for address, status in self.answers.items() if status == 200}

    def crawl(self, *, begin: str = "/") -> "Crawler":
        """Follow every link and form from `begin` and from the first page, breadth first."""
        waiting = deque([begin, "/home/"])
        while waiting and len(self.answers) < MOST_PAGES:
            address = waiting.popleft()
            if address in self.answers or not self._is_wanted(address):
                continue
            page = self.get(address)
            if self.answers[address] == 404 != self.answers.get("/home/", 404):
                self._note(address, "is linked to, and is not there")
            waiting += [link for link in page.links if link]
            for form in page.forms:
                waiting += self.submit(form)
        return self

    def get(self, address: str) -> Answered:
        """Open one address, check its answer, and return it; a redirect leads on as a link does."""
        with self.undone():
            response = self.client.get(address)
        self.answers[address] = response.status_code
        self.check(response, address)
        return _links(address, response)

    def submit(self, form: Form, values: Mapping[str, str] | None = None) -> list[str]:
        """Send a form as the page gives it, or with `values`. What a POST writes is taken back."""
        sent = form.values if values is None else dict(values)
        if form.method == "get":
            return [f"{form.action.partition('?')[0]}?{'&'.join(f'{k}={v}' for k, v in sent.items())}"]
        kind = f"{kind_of(form.action)} {sorted(form.values)}"
        self.sent[kind] += 1
        if values is None and self.sent[kind] > self.alike:
            return []
        self.post(form.action, sent)
        return []

    def post(self, address: str, sent: Mapping[str, object]) -> HttpResponseBase:
        """Send `sent`, follow where it leads, and take back whatever was written."""
        with self.undone():
            first = response = self.client.post(address, sent)
            self.check(response, f"POST {address}")
            for _step in range(MOST_STEPS):
                if not response.get("Location", "").startswith("/"):
                    break
                response = self.client.get(response["Location"])
                self.check(response, f"POST {address} → {response.request['PATH_INFO']}")
        return first

    def check(self, response: HttpResponseBase, address: str) -> None:
        """Note what the answer gives away, and whether it broke."""
        if response.status_code >= 500:
            self._note(address, f"broke: {self._broken}")
        content = without_drawn(everything_in(response))
        if content in self._seen:
            return
        self._seen.add(content)
        for value in found_in(content, self._forbidden):
            self._note(address, f"gave away: {value}")

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Take back what the block writes, and be signed in after it as before."""
        # Some pages sign out whoever looks at them; the next one is opened as if this one had not been.
        cookies = copy.deepcopy(self.client.cookies)
        with taken_back():
            yield
        self.client.cookies = cookies

    def _is_wanted(self, address: str) -> bool:
        kind = kind_of(address)
        self.kinds[kind] += 1
        return bool(kind) and self.kinds[kind] <= self.alike

    def _note(self, address: str, what: str) -> None:
        self.problems.append(Problem(self.username, address, what))

    def _note_broken(self, **kwargs: object) -> None:
        self._broken = "".join(traceback.format_exc().splitlines(keepends=True)[-6:])


def _links(address: str, response: HttpResponseBase) -> Answered:
    page = read(address, response)
    if response.get("Location", "").startswith("/"):
        page.links.append(response["Location"])
    return page


def kind_of(address: str) -> str:
    """Return the name of the page that an address leads to, empty where it leads to none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
