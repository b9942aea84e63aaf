"""Every kind of page of every post, each opened once in the browser, and what the browser then holds."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.doors.crawling import kind_of

# The pages on which somebody leaves come last; the second factor's are linked to from others only at times.
NOT_THERE = "/nowhere/"
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
    """Open one address, and return what there is to see of it."""
    seen = Seen(username, address)

    def complained(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not (address == NOT_THERE and "404" in message.text):
            seen.complaints.append(message.text)

    def asked(request: Request) -> None:
        seen.hosts.add(urlsplit(request.url).netloc or request.url[:40])

    page.on("console", complained)
    page.on("request", asked)
    page.goto(address)
    seen.holds = page.evaluate(HOLDS)
    page.remove_listener("console", complained)
    page.remove_listener("request", asked)
    return seen


def everywhere(context: BrowserContext, username: str) -> list[Seen]:
    """Let somebody follow every link, to one page of each kind; last the pages on which they leave."""
    context.add_init_script(VIOLATES)
    page, kinds, seen = context.new_page(), set(LAST), []
    waiting = deque(["/", "/home/", *FIRST])
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if kind and kind not in kinds:
            kinds.add(kind)
            seen.append(look(page, username, address))
            waiting += seen[-1].holds["links"]
    return seen + [look(page, username, address) for address in (*map(reverse, LAST), NOT_THERE)]
