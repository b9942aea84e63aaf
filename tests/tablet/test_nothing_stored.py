"""The browser is given nothing to keep: no storage, no title, no address, no remembered or checked text."""

import pytest

from tests.doors.canaries import found_in
from tests.doors.invented_centre import Invented
from tests.tablet.crawled import Seen

# What a browser may be told that a field is for; whatever is typed into any other is not to be remembered.
MAY_BE = {"off", "username", "current-password", "new-password", "one-time-code"}
NEVER_TYPED = {"hidden", "checkbox", "radio", "submit", "button", "file"}


@pytest.fixture
def pages(crawled: list[Seen]) -> list[Seen]:
    """All that was seen but papers, which the browser shows by itself."""
    return [seen for seen in crawled if seen.holds]


@pytest.mark.parametrize("where", ["cookies", "stored", "databases", "caches", "workers"])
def test_a_page_stores_nothing(pages: list[Seen], where: str) -> None:
    assert {str(seen): seen.holds[where] for seen in pages if seen.holds[where]} == {}


def test_no_title_or_address_gives_anybody_away(pages: list[Seen], invented: Invented) -> None:
    told = "\n".join(f"{seen.holds['title']}\n{seen.address}" for seen in pages)

    assert found_in(told.encode(), invented.forbidden("")) == set()
    assert all(seen.holds["title"] for seen in pages)


def test_no_box_is_remembered_by_the_browser(pages: list[Seen]) -> None:
    boxes = {
        (box["name"], box["autocomplete"])
        for seen in pages
        for box in seen.holds["fields"]
        if box["type"] not in NEVER_TYPED
    }

    assert len(boxes) > 40
    assert {name for name, autocomplete in boxes if autocomplete not in MAY_BE} == set()


def test_no_box_is_sent_to_a_spelling_service(pages: list[Seen]) -> None:
    boxes = [box for seen in pages for box in seen.holds["fields"]]

    assert len(boxes) > 100
    assert {box["name"] for box in boxes if box["spellcheck"]} == set()
