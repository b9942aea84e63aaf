"""Every kind of page of every post, each opened once in the browser, and what the browser then holds."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.doors.crawling import kind_of
from tests.tablet.sending import is_page, not_sent_yet, send, writes_taken_back

# The pages on which somebody leaves come last; the second factor's are linked to from others only at times.
LAST = ("account_logout", "shared:locked")
FIRST = ("/account/second-factor/app/", "/account/second-factor/passkeys/add/", "/concern/")
# One of each post; nobody; and those who see the most first.
VISITORS = ("coordinator", "chair", "officer", "leader", "trustee", "rosa", "hartley", "")
VIOLATES = """document.addEventListener("securitypolicyviolation", event =>
    console.error("against the policy:", event.violatedDirective, event.blockedURI))"""
HOLDS = """async () => ({
    title: document.title,
    cookies: document.cookie,
    stored: [...Object.entries(localStorage), ...Object.entries(sessionStorage)],
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    links: [...document.querySelectorAll("a[href]")].map(link => link.getAttribute("href")),
    fields: [...document.querySelectorAll("input, textarea")].map(field => ({
        name: field.name,
        type: field.type,
        autocomplete: field.autocomplete || (field.form ? field.form.autocomplete : ""),
        spellcheck: field.spellcheck,
    })),
})"""


@dataclass
class Seen:
    """One page as the browser has it: what it complained of, whom it asked, and what it holds."""

    username: str
    address: str
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    holds: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.username or 'nobody'} at {self.address}"


def look(page: Page, username: str, address: str) -> Seen:
    """Open one address, and return what there is to see."""
    seen = Seen(username, address)
    with noted(page, seen):
        page.goto(address)
        seen.holds = page.evaluate(HOLDS)
    return seen


def answer_to(page: Page, seen: Seen, form: int, *, is_there: bool) -> Seen:
    """Send one form of a page that was seen, and return what there is to see of the answer."""
    if not is_there:
        page.goto(seen.address)
    answered = Seen(seen.username, f"form {form} of {seen.address}")
    with noted(page, answered):
        if is_page(send(page, form)):
            answered.holds = page.evaluate(HOLDS)
    return answered


@contextmanager
def noted(page: Page, seen: Seen) -> Iterator[None]:
    """Note inside the block what the page complains of, and whom it asks."""

    def complained(message: ConsoleMessage) -> None:
        # That an answer is a refusal is no complaint about the page.
        if (
            message.type in ("error", "warning")
            and "the server responded with a status of 4" not in message.text
        ):
            seen.complaints.append(message.text)

    def asked(request: Request) -> None:
        # What the browser's own reader of papers loads is the browser's.
        if not request.url.startswith(("chrome://", "chrome-extension://", "about:")):
            seen.hosts.add(urlsplit(request.url).netloc or request.url[:40])

    page.on("console", complained)
    page.on("request", asked)
    yield
    page.remove_listener("console", complained)
    page.remove_listener("request", asked)


def everywhere(context: BrowserContext, username: str, sent: set[str]) -> Iterator[Seen]:
    """Let somebody follow every link, to one page of each kind, and send the forms of a kind that is not yet `sent`."""
    context.add_init_script(VIOLATES)
    page, kinds = context.new_page(), set(LAST)
    waiting = deque(["/", "/home/", *FIRST])
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if kind and kind not in kinds:
            kinds.add(kind)
            seen = look(page, username, address)
            waiting += seen.holds["links"]
            yield seen
            with writes_taken_back():
                for number, form in enumerate(not_sent_yet(page, sent)):
                    yield answer_to(page, seen, form, is_there=number == 0)
    # Last the pages on which they leave, and one that isn't there.
    yield from (look(page, username, address) for address in (*map(reverse, LAST), "/nowhere/"))
