"""The agency asks, the coordinator rings back and answers; whoever may not have it gets the letter."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.asking import Field, a_field
from tests.domain.gate.papers import text_of
from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import Cast
from wicketgate.domain.disclosures.models import AttendanceRequest


@pytest.fixture
def field(people: Cast) -> Field:
    return a_field(people)


def ask(page: Page, *, family: str, items: tuple[str, ...] = ("Dates attended", "Times attended")) -> str:
    """Ask as an agency does, and return the reference on the receipt."""
    page.goto("/refer/requests/")
    page.get_by_role("link", name="Ask for dates and times").click()
    page.get_by_label("The family’s name, as you know it").fill(family)
    page.get_by_label("Your own reference for this family").fill("HM/2026/118")
    for item in items:
        page.get_by_label(item).check()
    for group, day in (("First day of the period", (1, 9, 2026)), ("Last day of the period", (20, 11, 2026))):
        boxes = page.get_by_role("group", name=re.compile(group))
        for label, number in zip(("Day", "Month", "Year"), day, strict=True):
            boxes.get_by_label(label).fill(str(number))
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="We have your message")).to_be_visible()
    return page.locator(".receipt-reference").inner_text()


def fetched(page: Page) -> str:
    """Return what the answer's paper says."""
    href = page.get_by_role("link", name="Open the paper to print").get_attribute("href")
    answer = page.request.get(f"{page.url.split('/centre/')[0]}{href}")
    assert answer.headers["content-type"] == "application/pdf"
    return text_of(answer.body())


def test_from_the_agencys_question_to_the_statement(
    open_page: Callable[..., Page],
    field: Field,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
) -> None:
    agency = signed_in(open_page(), field.cast.referrer)
    agency.goto("/refer/requests/new/")
    axe(agency)
    screenshot(agency, "ask-for-attendance")
    reference = ask(agency, family="Marsh")
    axe(agency)
    screenshot(agency, "neutral-receipt")

    centre = signed_in(open_page(), field.cast.coordinator)
    centre.goto("/centre/requests/")
    axe(centre)
    screenshot(centre, "requests")
    centre.get_by_role("link", name=reference).click()
    axe(centre)
    screenshot(centre, "request-received")
    centre.get_by_role("link", name="Choose the family").click()
    centre.get_by_label(re.compile(field.family.reference)).check()
    axe(centre)
    screenshot(centre, "request-family")
    centre.get_by_role("button", name="This is the one").click()
    centre.get_by_role("button", name="I rang this number and spoke to them").click()
    axe(centre)
    screenshot(centre, "request-decided")
    centre.get_by_role("button", name="Compose the statement").click()
    expect(centre.get_by_text("Answered with a statement", exact=True)).to_be_visible()
    axe(centre)
    screenshot(centre, "request-answered")

    said = fetched(centre)
    assert "Sat 10 Oct 2026 10:15 to 12:00" in said
    assert "Marsh" not in said
    agency.goto("/refer/requests/")
    expect(agency.get_by_text("Answered by post")).to_be_visible()
    axe(agency)
    screenshot(agency, "own-requests")


def test_another_agency_gets_the_letter_and_learns_nothing(
    open_page: Callable[..., Page],
    field: Field,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
) -> None:
    reference = ask(signed_in(open_page(PHONE), field.cast.other_referrer), family="Marsh")

    centre = signed_in(open_page(), field.cast.coordinator)
    request = AttendanceRequest.objects.get(reference=reference)
    centre.goto(f"/centre/requests/{request.id}/family/")
    axe(centre)
    centre.get_by_label("Look for a name").fill("Marsh")
    centre.get_by_role("button", name="Look").click()
    centre.get_by_label(field.family.reference).check()
    axe(centre)
    centre.get_by_role("button", name="This is the one").click()
    centre.get_by_role("button", name="I rang this number and spoke to them").click()
    expect(centre.get_by_text("doesn't name this asker")).not_to_have_count(0)
    axe(centre)
    screenshot(centre, "request-refused")
    centre.get_by_role("button", name="Compose the letter").click()

    expect(centre.get_by_text("Answered with the letter")).to_be_visible()
    said = fetched(centre)
    assert "whether or not there is such a family" in said
    assert "2026 10" not in said


def test_a_caller_is_written_down_and_never_answered_on_the_spot(
    open_page: Callable[..., Page], field: Field, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    centre = signed_in(open_page(), field.cast.coordinator)
    centre.goto("/centre/requests/new/")
    axe(centre)
    screenshot(centre, "request-by-telephone")
    centre.get_by_label("By telephone").check()
    centre.get_by_label("Cafcass or another officer of the court").check()
    centre.get_by_role("button", name="Keep it").click()
    axe(centre)

    expect(centre.get_by_role("heading", name="Never answer on the spot")).to_have_count(0)
    expect(centre.get_by_text("Never answer on the spot")).to_be_visible()
    expect(centre.get_by_text("Choose at least one thing that is asked for.").first).to_be_visible()
