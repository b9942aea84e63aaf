"""A concern whose page grew old comes back to whoever wrote it, and one button sends it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.conftest import DESK, Axe, Screenshot, SignIn
from tests.people import Cast
from wicketgate.domain.concerns.models import Concern

OpenPage = Callable[..., Page]
WORDS = "She flinched when he came in."
SMALL = ViewportSize(width=360, height=740)


def _written(page: Page) -> Page:
    page.goto("/concern/")
    page.get_by_label("Write what you saw").fill(WORDS)
    return page


def _sent(page: Page) -> None:
    page.get_by_role("button", name="Send it, sealed").first.click()


@pytest.mark.parametrize(("viewport", "ending"), [(DESK, ""), (SMALL, "-phone")])
def test_somebody_signs_in_beside_it_and_one_button_sends_it(
    open_page: OpenPage,
    people: Cast,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
    viewport: ViewportSize,
    ending: str,
) -> None:
    hall = _written(signed_in(open_page(viewport), people.volunteer))
    hall.context.clear_cookies(name="csrftoken")

    _sent(hall)

    expect(hall.get_by_role("heading", name="Your words are still here")).to_be_visible()
    expect(hall.get_by_label("Write what you saw")).to_have_value(WORDS)
    assert not Concern.objects.exists()
    assert hall.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    axe(hall)
    screenshot(hall, f"concern-given-back{ending}")
    _sent(hall)
    expect(hall.get_by_role("heading", name="It is written down")).to_be_visible()
    assert Concern.objects.count() == 1


@pytest.mark.parametrize(("viewport", "ending"), [(DESK, ""), (SMALL, "-phone")])
def test_whoever_was_signed_out_signs_in_beside_it_and_sends_it(
    open_page: OpenPage,
    people: Cast,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
    viewport: ViewportSize,
    ending: str,
) -> None:
    hall = _written(signed_in(open_page(viewport), people.volunteer))
    hall.context.clear_cookies()
    _sent(hall)
    expect(hall.get_by_text("You were signed out, so this was not sent")).to_be_visible()
    axe(hall)
    screenshot(hall, f"concern-signed-out{ending}")

    with hall.expect_popup() as beside:
        hall.get_by_role("link", name="Sign in (it opens beside this page)").click()
    signed_in(beside.value, people.volunteer)
    _sent(hall)
    expect(hall.get_by_label("Write what you saw")).to_have_value(WORDS)
    _sent(hall)

    expect(hall.get_by_role("heading", name="It is written down")).to_be_visible()
    assert Concern.objects.count() == 1


def test_where_the_network_drops_the_browser_sends_it_when_it_is_loaded_again(
    open_page: OpenPage, people: Cast, signed_in: SignIn
) -> None:
    hall = _written(signed_in(open_page(), people.volunteer))
    expect(hall.get_by_text("press its own button to reload")).to_be_visible()
    hall.context.set_offline(True)
    _sent(hall)
    hall.wait_for_url("chrome-error://**")
    assert not Concern.objects.exists()

    hall.context.set_offline(False)
    hall.reload()

    expect(hall.get_by_role("heading", name="It is written down")).to_be_visible()
    assert Concern.objects.count() == 1


def test_any_other_old_form_leads_to_a_fresh_one(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    desk = signed_in(open_page(SMALL), people.coordinator)
    desk.goto("/centre/families/search/")
    desk.get_by_role("textbox").first.fill("Marsh")
    desk.context.clear_cookies(name="csrftoken")

    desk.get_by_role("main").get_by_role("button").first.click()
    expect(desk.get_by_role("heading", name="That form was open for too long")).to_be_visible()
    axe(desk)
    screenshot(desk, "form-too-old-phone")
    desk.get_by_role("link", name="Load the page again").click()

    assert desk.url.endswith("/centre/families/search/")
