"""The coordinator's evening with those who serve, and the officers' with their checks."""

from datetime import time

from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.conftest import DESK, PHONE, Axe, Screenshot, SignIn
from tests.people import CENTRE, TODAY, Cast
from wicketgate.domain.sessions.models import OpeningDay

TABLET = ViewportSize(width=820, height=1180)


def test_the_coordinator_keeps_those_who_serve(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    OpeningDay(centre=CENTRE, day=TODAY, opens_at=time(10), closes_at=time(12, 30)).save()
    signed_in(page, people.coordinator)

    page.get_by_role("link", name="People who serve").click()
    axe(page)
    screenshot(page, "serving")

    page.get_by_role("link", name="Open an account").click()
    axe(page)
    page.get_by_label("Their name").fill("Siân O’Dowd")
    page.get_by_label("A username for them").fill("sian")
    page.get_by_label("Volunteer", exact=True).check()
    page.get_by_role("button", name="Open it, and show the first password").click()
    expect(page.get_by_role("heading", name="First password")).to_be_visible()
    axe(page)

    page.get_by_role("link", name="It is on paper").click()
    page.get_by_role("link", name="Siân O’Dowd").click()
    axe(page)
    screenshot(page, "one-who-serves")

    page.goto("/centre/serving/rota/")
    axe(page)
    screenshot(page, "rota")
    page.get_by_label("Who?").select_option(label="Siân O’Dowd")
    page.get_by_label("Volunteer", exact=True).check()
    page.get_by_role("button", name="Put them on the rota").click()
    expect(page.get_by_role("heading", name="They can’t be put on the rota of that day")).to_be_visible()
    axe(page)
    screenshot(page, "rota-refused")

    page.goto("/centre/serving/who-can-open-what/")
    axe(page)
    screenshot(page, "who-can-open-what")
    page.set_viewport_size(TABLET)
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"]
    a_dash = page.get_by_text("–", exact=True).first
    expect(a_dash).to_be_visible()
    page.set_viewport_size(PHONE)
    expect(a_dash).to_be_hidden()
    page.set_viewport_size(DESK)

    page.goto("/centre/serving/acting/")
    axe(page)
    screenshot(page, "appoint-acting")


def test_the_officer_decides_checks(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    signed_in(page, people.officer)

    page.get_by_role("link", name="DBS checks").click()
    axe(page)
    screenshot(page, "checks")
    page.get_by_role("link", name="Volunteer of Larkfield").click()
    axe(page)
    page.get_by_label("Enhanced", exact=True).check()
    page.get_by_label("Suitable", exact=True).check()
    page.get_by_role("button", name="Keep this decision").click()

    expect(page.get_by_text("The decision is kept.")).to_be_visible()
