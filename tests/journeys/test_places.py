"""The places at the head of a page stand in one row at a desk, and each can be reached on a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.conftest import Axe, Screenshot, SignIn
from tests.people import Cast

OpenPage = Callable[..., Page]
SMALL = ViewportSize(width=360, height=740)
ROW = 70  # pixels: more than one row at the size that people here read
POSTS = {"coordinator": "/officers/ledger/", "officer": "/policy/", "chair": "/officers/ledger/"}


@pytest.mark.parametrize(("post", "address"), POSTS.items())
def test_they_stand_in_one_row_and_lead_to_every_page(
    open_page: OpenPage,
    people: Cast,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
    post: str,
    address: str,
) -> None:
    page = signed_in(open_page(), getattr(people, post))
    page.goto(address)
    places, beside = (page.get_by_role("navigation", name=name) for name in ("Main pages", "Pages here"))

    assert all(row.bounding_box()["height"] < ROW for row in (places, beside))  # type: ignore[index]
    axe(page)
    screenshot(page, f"places-{post}")

    page.set_viewport_size(SMALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    axe(page)
    screenshot(page, f"places-{post}-phone")
    places.get_by_role("link", name="Policy and records").click()
    beside.get_by_role("link", name="Ledger").click()
    expect(beside.locator("[aria-current=page]")).to_have_text("Ledger")
