"""
The hall's tablet in a real browser, with its back/forward cache on, and one invented centre for all of the folder.

The clock stands at NOW. `begin()` signs a team leader in on the tablet, who may see the names of the day.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from playwright.sync_api import Browser, Playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.doors.invented_centre import NOW, Invented, fill
from tests.journeys.conftest import let_the_ledger_be_emptied
from tests.tablet.crawled import VISITORS, Seen, everywhere
from tests.tablet.visiting import Visit, sign_in_here
from wicketgate.doors import clock

Begin = Callable[..., Visit]
HERE = Path(__file__).resolve().parent
FLAGS = ("--no-sandbox", "--disable-gpu")
# With this one, which Playwright sets, no page is ever kept for the Back button, and every test here would be idle.
NEVER_KEPT = "--disable-back-forward-cache"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let both databases be made for these tests."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db(databases=["default", "keyring"]))


@pytest.fixture
def _django_db_helper() -> None:
    """No test has a transaction of its own, as pytest-django would give it: the server would see nothing of it."""


@pytest.fixture(scope="package")
def invented(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Invented]:
    """The invented centre, in both databases for good: the server reads it from another thread."""
    with django_db_blocker.unblock(), clock.held(NOW):
        with transaction.atomic(), transaction.atomic(using="keyring"):
            filled = fill()
        yield Invented(filled)
        _sweep_out()


@pytest.fixture(scope="package")
def site(invented: Invented) -> Iterator[str]:
    """The address of a running server."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="package")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium as it comes, which keeps the pages that somebody has left."""
    running = playwright.chromium.launch(
        executable_path=path_of_chromium(), args=list(FLAGS), ignore_default_args=[NEVER_KEPT]
    )
    yield running
    running.close()


@pytest.fixture
def begin(chromium: Browser, site: str, invented: Invented) -> Iterator[Begin]:
    """Let a team leader sign in on the hall's tablet: `begin()`, in a browser that has seen nothing before."""
    contexts = []

    def begun(**options: Any) -> Visit:
        contexts.append(chromium.new_context(base_url=site, locale="en-GB", **options))
        return Visit(invented, contexts[-1])

    yield begun
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def crawled(chromium: Browser, site: str, invented: Invented) -> list[Seen]:
    """Every kind of page of every post, as the browser has it."""
    seen: list[Seen] = []
    sent: set[str] = set()
    for username in VISITORS:
        context = chromium.new_context(base_url=site, locale="en-GB")
        sign_in_here(context, invented, username, site)
        seen += everywhere(context, username, sent)
        context.close()
    return seen


def path_of_chromium() -> str | None:
    """Return where the system's Chromium is."""
    return os.environ.get("WICKETGATE_CHROMIUM") or shutil.which("chromium")


def _sweep_out() -> None:
    cache.clear()
    let_the_ledger_be_emptied()
    for name in ("default", "keyring"):
        call_command("flush", verbosity=0, interactive=False, database=name)
