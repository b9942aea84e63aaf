"""
A real browser, a real server, and both databases as files.

`site` is the running server, `people` the cast in its records, `page` a fresh browser. The clock stands at NOW.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe as AxeRunner
from axe_playwright_python.sync_playwright import AxeResults
from django.core.cache import cache
from django.db import connection
from django.db.models.signals import post_migrate
from playwright.sync_api import Browser, Error, Page, Playwright, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.people import NOW, PASSWORD, Cast, cast
from tests.signing_in import settle
from tests.totp import unused_code
from wicketgate.domain.accounts.models import Account
from wicketgate.doors import clock

HERE = Path(__file__).resolve().parent
SCREENS = HERE.parents[1] / "docs" / "screens"
DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

# The ledger's triggers, while the broom goes through.
_TAKEN: list[str] = []

SignIn = Callable[[Page, Account], Page]
Axe = Callable[[Page], None]
Screenshot = Callable[[Page, str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every journey write to both databases for good, since the server reads them from another thread."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.django_db(transaction=True, databases=["default", "keyring"]))


@pytest.fixture(autouse=True)
def records(transactional_db: None) -> Iterator[None]:
    """Both databases, emptied after the test."""
    yield
    cache.clear()
    let_the_ledger_be_emptied()


@pytest.fixture
def people(records: None) -> Cast:
    """The cast."""
    return cast()


@pytest.fixture
def site(records: None, live_server: LiveServer) -> Iterator[str]:
    """The address of a running server, with the clock held at NOW."""
    with clock.held(NOW):
        yield live_server.url


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium."""
    path = os.environ.get("WICKETGATE_CHROMIUM") or shutil.which("chromium")
    running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield running
    running.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a browser of its own, at a desk or on a phone: `open_page()`, `open_page(PHONE)`."""
    contexts = []

    def opened(viewport: ViewportSize = DESK) -> Page:
        context = browser.new_context(
            base_url=site, viewport=viewport, locale="en-GB", reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A fresh browser at a desk."""
    return open_page()


@pytest.fixture
def signed_in() -> SignIn:
    """Sign an account of the cast in, by username, password and code, as a person does: `signed_in(page, account)`."""
    return _sign_in


@pytest.fixture
def axe() -> Axe:
    """Assert that the page breaks no rule of WCAG 2.2 AA: `axe(page)`."""
    return _assert_accessible


@pytest.fixture
def screenshot() -> Screenshot:
    """Keep a picture of the whole page as docs/screens/NAME.png: `screenshot(page, "lock")`."""
    return _keep_picture


def _sign_in(page: Page, account: Account, password: str = PASSWORD) -> Page:
    secret = settle(account)
    page.goto("/account/sign-in/")
    page.get_by_label("Username").fill(account.username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("The code from your app").fill(unused_code(secret))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("button", name="Go on")).to_have_count(0)
    return page


def _assert_accessible(page: Page) -> None:
    try:
        found = _looked_over(page)
    except Error:
        # It was just being left: the page that follows is the one that is meant.
        found = _looked_over(page)
    assert found.violations_count == 0, found.generate_report()


def _looked_over(page: Page) -> AxeResults:
    page.wait_for_load_state()
    return AxeRunner().run(page, options={"runOnly": WCAG_AA})


def _keep_picture(page: Page, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


def let_the_ledger_be_emptied() -> None:
    """Take its triggers away for the broom that follows, which has them put back behind it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, made in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
            _TAKEN.append(made)
    post_migrate.connect(_put_back)


def _put_back(using: str, **kwargs: object) -> None:
    # Django says post_migrate once for each app when the broom has been through.
    if using == "default" and _TAKEN:
        with connection.cursor() as cursor:
            while _TAKEN:
                cursor.execute(_TAKEN.pop())
