"""
A browser that was closed, or broke down, and brings its tabs back: nothing of the one before is in it or its folder.

The folder is a profile of its own. It is read as a thief would read it: each file, for every name and address.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.doors.canaries import plain_in
from tests.doors.invented_centre import Invented
from tests.tablet.conftest import FLAGS, NEVER_KEPT, path_of_chromium
from tests.tablet.guards import without
from tests.tablet.leaving import left
from tests.tablet.visiting import NAME, Visit

TYPED = "Mrs Marchbanks lives beside the mill"
USERNAME = "quillfeather"
BREAK_DOWN = "chrome://inducebrowsercrashforrealz"
Start = Callable[[], BrowserContext]


@pytest.fixture
def start(playwright: Playwright, site: str, tmp_path: Path) -> Iterator[Start]:
    """Start the browser on the same profile, with the tabs of last time."""
    running: list[BrowserContext] = []

    def started() -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            tmp_path,
            executable_path=path_of_chromium(),
            base_url=site,
            locale="en-GB",
            args=[*FLAGS, "--restore-last-session"],
            ignore_default_args=[NEVER_KEPT],
        )
        running.append(context)
        return context

    yield started
    for context in running:
        with suppress(Error):
            context.close()


def _closes(context: BrowserContext) -> None:
    context.close()


def _breaks_down(context: BrowserContext) -> None:
    with suppress(Error):
        context.pages[0].goto(BREAK_DOWN)
    with suppress(Error):
        context.close()


ENDS = {"it is closed": _closes, "it breaks down": _breaks_down}


def _restored(context: BrowserContext) -> Page:
    """Return the tab that was brought back, with a page in it."""
    page = next(page for page in context.pages if "localhost" in page.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def _shows(start: Start, invented: Invented, end: str) -> bool:
    first = start()
    visit = Visit(invented, first)
    visit.look_at_the_day()
    with left(visit, "signed out afar"):
        ENDS[end](first)
        return NAME in _restored(start()).content()


@pytest.mark.parametrize("end", ENDS)
def test_a_restored_tab_shows_nothing(start: Start, invented: Invented, end: str) -> None:
    assert not _shows(start, invented, end)


@pytest.mark.parametrize("end", ENDS)
def test_were_the_sign_in_not_ended_a_restored_tab_would_show_it(
    start: Start, invented: Invented, end: str
) -> None:
    with without("server"):
        assert _shows(start, invented, end)


def _left_on_the_disk(start: Start, invented: Invented, folder: Path) -> set[str]:
    context = start()
    visit = Visit(invented, context)
    visit.look_at_the_day()
    visit.page.goto("/concern/")
    visit.page.locator("textarea").first.fill(TYPED)
    visit.go_on()
    visit.page.goto("/day/sheets/")
    visit.page.get_by_role("button", name="Print sheet").first.click(no_wait_after=True)
    visit.page.wait_for_url("**/print/", wait_until="commit")
    # The whole of it is to be here, so that the browser could keep it.
    with suppress(Error):
        visit.page.wait_for_load_state("networkidle")
    context.close()
    looked_for = {*invented.planted(), TYPED, NAME}
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    kept = [path.read_bytes() for path in files]
    papers = {"a paper" for content in kept if b"%PDF-" in content}
    return papers.union(*(plain_in(content, looked_for) for content in kept))


def test_nothing_is_left_on_the_disk(start: Start, invented: Invented, tmp_path: Path) -> None:
    assert _left_on_the_disk(start, invented, tmp_path) == set()


def test_without_its_guards_names_and_typed_text_would_be(
    start: Start, invented: Invented, tmp_path: Path
) -> None:
    with without("no-store", "autocomplete", "scripts"):
        assert {NAME, TYPED, "a paper"} <= _left_on_the_disk(start, invented, tmp_path)


def _username_left_on_the_disk(start: Start, invented: Invented, folder: Path) -> bool:
    """Somebody types a username on the hall's tablet; return whether its browser has it still when it is closed."""
    context = start()
    visit = Visit(invented, context)
    visit.page.goto("/account/sign-out/")
    visit.page.get_by_role("button", name="Sign out").click()
    visit.page.goto("/account/sign-in/")
    visit.page.get_by_label("Username").fill(USERNAME)
    visit.page.get_by_label("Password").fill("not the password")
    visit.page.get_by_role("button", name="Sign in").click()
    expect(visit.page.get_by_label("Password")).to_have_value("")
    visit.page.goto("/policy/")
    context.close()
    return any(plain_in(path.read_bytes(), {USERNAME}) for path in folder.rglob("*") if path.is_file())


def test_no_username_is_left_on_the_tablet(start: Start, invented: Invented, tmp_path: Path) -> None:
    assert not _username_left_on_the_disk(start, invented, tmp_path)


def test_without_its_guard_a_username_would_be(start: Start, invented: Invented, tmp_path: Path) -> None:
    with without("autocomplete"):
        assert _username_left_on_the_disk(start, invented, tmp_path)
