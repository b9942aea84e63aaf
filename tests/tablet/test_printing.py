"""The browser's own Print and “Save as PDF” give nobody's name: what is for paper is a document that is entered."""

import pytest

from tests.doors.invented_centre import Invented
from tests.tablet.conftest import Begin
from tests.tablet.guards import without
from tests.tablet.visiting import sign_in_here

# Who is there, where, and the name or need that the screen shows.
SHOWN = [
    pytest.param("leader", "/day/", ".hall-name", id="the day in the hall"),
    pytest.param("leader", "/day/needs/", "main h2", id="what each child needs, opened for three minutes"),
    pytest.param("coordinator", "/centre/families/", "td bdi", id="the list of families"),
]
pages = pytest.mark.parametrize(("username", "address", "shown"), SHOWN)


def _is_on_paper(begin: Begin, invented: Invented, username: str, address: str, shown: str) -> bool:
    page = begin().page
    sign_in_here(page.context, invented, username, page.url)
    page.goto(address)
    main = page.get_by_role("main")
    if "needs" in address:
        main.get_by_role("button", name="Show what each child needs").click()
    name = page.locator(shown).first.inner_text()
    page.emulate_media(media="print")
    return name in main.inner_text()


@pages
def test_no_name_is_printed(
    begin: Begin, invented: Invented, username: str, address: str, shown: str
) -> None:
    assert not _is_on_paper(begin, invented, username, address, shown)


@pages
def test_without_its_guard_it_would_be(
    begin: Begin, invented: Invented, username: str, address: str, shown: str
) -> None:
    with without("paper"):
        assert _is_on_paper(begin, invented, username, address, shown)
