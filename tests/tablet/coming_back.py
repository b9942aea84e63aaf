"""The ways in which whoever comes after tries to see what was on the screen. Each returns the tab to look at."""

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Error, Page, expect

from tests.tablet.visiting import Visit, mark, wait_for_another

ComeBack = Callable[[Visit], Page]


def back(visit: Visit) -> Page:
    """Press Back, as often as it takes."""
    for _step in range(visit.steps):
        mark(visit.page)
        _go(visit.page, -1)
        wait_for_another(visit.page)
        expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    return visit.page


def by_the_list(visit: Visit) -> Page:
    """Choose the page in the list that the Back button shows when it is held down."""
    _go(visit.page, -visit.steps)
    return visit.page


def forward(visit: Visit) -> Page:
    """Press Forward, from the page before the one with the names."""
    # A page that was kept is there before the browser has changed over to it: only then can it go on.
    expect(visit.page.get_by_role("heading", level=1)).to_be_visible()
    visit.page.go_forward(wait_until="commit")
    return visit.page


def reload(visit: Visit) -> Page:
    """Load the page again."""
    visit.page.reload()
    return visit.page


def typed_again(visit: Visit) -> Page:
    """Type the address, or choose it from the browser's history, in a tab of its own."""
    page = visit.open()
    page.goto("/day/")
    return page


def second_tab(visit: Visit) -> Page:
    """Look at the other tab, which lay open all the while."""
    return visit.others[0]


def view_source(visit: Visit) -> Page:
    """Ask for the page's source."""
    page = visit.open()
    page.goto(f"view-source:{visit.address('/day/')}")
    return page


def opened_by_another(visit: Visit) -> Page:
    """Open the page as a copy of a tab that is open: it has that one's history and storage."""
    with visit.context.expect_page() as opened:
        visit.page.evaluate("window.open('/day/')")
    return opened.value


def _go(page: Page, steps: int) -> None:
    # A page that is gone before it has answered is what was asked for.
    with suppress(Error):
        page.evaluate(f"history.go({steps})")


WAYS: dict[str, ComeBack] = {
    "Back": back,
    "the list behind Back": by_the_list,
    "Forward": forward,
    "reload": reload,
    "typed again": typed_again,
    "second tab": second_tab,
    "view-source": view_source,
    "a copy of the tab": opened_by_another,
}
