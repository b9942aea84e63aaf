"""The coordinator and the centre's policy: brought in, checked beside its paragraphs, adopted, reviewed, and told."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.families import a_family
from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import Cast

DOCUMENTS = Path(__file__).parents[1] / "domain" / "policy" / "documents"


def test_a_centres_own_document_becomes_its_edition(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    signed_in(page, people.coordinator)
    page.goto("/centre/policy/")
    axe(page)
    screenshot(page, "policy")
    page.get_by_role("link", name="Bring in the document").click()
    page.get_by_label("Your policy as a file").set_input_files(DOCUMENTS / "01-plain-numbers.txt")
    axe(page)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="What was read")).to_be_visible()
    axe(page)
    screenshot(page, "policy-read")
    page.get_by_label("Withington Child Contact Centre").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Check and adopt")).to_be_visible()
    axe(page)
    screenshot(page, "policy-beside")

    page.locator("#dbs").get_by_role("link").click()
    axe(page)
    page.get_by_label("After how many months is it done again?").fill("60")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("These values are less strict")).to_be_visible()
    page.get_by_role("button", name="Adopt it from today").click()
    expect(page.get_by_text("Write the number of the committee’s minute").first).to_be_visible()
    axe(page)
    page.get_by_label("The number of the committee’s minute").fill("3 November 2026, item 4")
    page.get_by_role("button", name="Adopt it from today").click()

    expect(page.get_by_role("heading", name="The undertaking")).to_be_visible()


def test_a_rule_can_be_read_and_changed_on_a_phone(
    open_page: Callable[..., Page], people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    page = signed_in(open_page(PHONE), people.coordinator)
    page.goto("/centre/policy/document/")
    page.get_by_label("Your policy as a file").set_input_files(DOCUMENTS / "07-bullets.md")
    page.get_by_role("button", name="Read it").click()
    page.get_by_label("Withington Child Contact Centre").check()
    page.get_by_role("button", name="Go on").click()
    axe(page)
    screenshot(page, "policy-beside-phone")
    page.locator("#attendance").get_by_role("link").click()
    axe(page)
    screenshot(page, "policy-rule-phone")


def test_a_late_review_is_recorded_and_the_banner_goes(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe
) -> None:
    signed_in(page, people.coordinator)
    page.goto("/centre/policy/")
    expect(page.get_by_text("600 days late")).to_be_visible()
    page.get_by_role("link", name="Record a review").click()
    axe(page)
    page.get_by_label("Day").fill("2")
    page.get_by_label("Month").fill("11")
    page.get_by_label("Year").fill("2026")
    page.get_by_label("The number of the committee’s minute").fill("item 3")
    page.get_by_role("button", name="Record it").click()

    expect(page.get_by_text("days late")).to_have_count(0)
    expect(page.get_by_text("The review is recorded.")).to_be_visible()


def test_who_was_told_is_recorded_by_name(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    a_family(people)
    signed_in(page, people.coordinator)
    page.goto("/centre/policy/told/")
    axe(page)
    page.get_by_role("link", name="People who use the centre").click()
    axe(page)
    screenshot(page, "policy-told")
    page.locator("input[name=whom]").first.check()
    page.get_by_label("They were given a copy on paper").check()
    page.get_by_role("button", name="Keep this").click()

    expect(page.get_by_text("1 of 2 were told")).to_be_visible()
