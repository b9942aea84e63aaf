"""An agency refers a family; the coordinator accepts it, finds the family, and rings one parent."""

import re

from playwright.sync_api import Page, expect

from tests.domain.referrals.filling import ADULTS, RISKS, an_agency, save, sent
from tests.families import VISITS, a_family
from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import NOW, Cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.operations import declare_known
from wicketgate.domain.referrals.pages import Page as PageKind
from wicketgate.domain.referrals.pages import Section


def day(page: Page, group: str, day: int, month: int, year: int) -> None:
    boxes = page.get_by_role("group", name=group)
    for label, number in (("Day", day), ("Month", month), ("Year", year)):
        boxes.get_by_label(label).fill(str(number))


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", name=re.compile("^Referral R26-"))).to_be_visible()


def test_an_agency_refers_a_family(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    an_agency(people, people.referrer)
    signed_in(page, people.referrer)
    page.goto("/refer/")
    axe(page)
    page.get_by_role("link", name="Refer a family").last.click()
    axe(page)
    screenshot(page, "refer-start")
    page.get_by_label("I have read what happens").check()
    page.get_by_label("I have read the policy").check()
    page.get_by_label("The parent visiting").check()
    page.get_by_role("button", name="Begin the referral").click()
    axe(page)
    screenshot(page, "refer-tasks")

    fill_in_the_child(page, axe, screenshot)
    fill_in_his_side(page, axe, screenshot)
    fill_in_the_arrangement(page, axe)

    page.get_by_role("link", name="Check what you wrote").click()
    expect(page.get_by_text("Tobiah Marsh")).to_be_visible()
    axe(page)
    screenshot(page, "refer-check")
    page.get_by_role("button", name="Send it to the centre").click()
    expect(page.get_by_text("not shown again")).to_be_visible()
    axe(page)
    screenshot(page, "refer-sent")
    expect(page.get_by_text("Tobiah")).to_have_count(0)


def fill_in_the_child(page: Page, axe: Axe, screenshot: Screenshot) -> None:
    page.get_by_role("link", name="Child 1").click()
    page.get_by_label("Child’s name").fill("Zoë Marsh M20 3BG")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.locator(".errors")).to_contain_text("looks like a postcode")
    axe(page)
    screenshot(page, "refer-child-sent-back")
    page.get_by_label("Child’s name").fill("Zoë Marsh")
    day(page, "Birthday", 12, 3, 2019)
    page.get_by_label("School or nursery").fill("Larkfield St Anne’s Primary")
    go_on(page)


def fill_in_his_side(page: Page, axe: Axe, screenshot: Screenshot) -> None:
    page.get_by_role("link", name="The parent visiting", exact=True).click()
    page.get_by_label("Name", exact=True).fill("Tobiah Marsh")
    page.get_by_label("Telephone number").fill("07700 900522")
    page.get_by_label("Address", exact=True).fill("Flat 3, 80 Tannery Lane\nLarkfield\nLK1 8TL")
    day(page, "When they last told you", 30, 10, 2026)
    axe(page)
    screenshot(page, "refer-adult")
    go_on(page)

    page.get_by_role("link", name="Add someone else").click()
    page.get_by_label("Name", exact=True).fill("Bernadette Marsh")
    page.get_by_label("May come in").check()
    go_on(page)

    page.get_by_role("link", name="Risks that").click()
    page.get_by_label("Drinking that affects").check()
    axe(page)
    screenshot(page, "refer-risks")
    go_on(page)


def fill_in_the_arrangement(page: Page, axe: Axe) -> None:
    page.get_by_role("link", name="The court order").click()
    page.get_by_label("Child arrangements order").check()
    day(page, "Date on the order", 14, 9, 2026)
    for question in ("must not contact", "leave the building", "willing to meet"):
        page.get_by_role("group", name=re.compile(question)).get_by_label("No", exact=True).check()
    axe(page)
    go_on(page)

    page.get_by_role("link", name="What is asked for").click()
    page.get_by_label("Supported contact").check()
    page.get_by_label("Every two weeks").check()
    page.get_by_label("Your own reference").fill("HM/2026/118")
    go_on(page)


def test_the_coordinator_accepts_a_referral_and_rings_one_parent(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    an_agency(people, people.referrer)
    referral, by = sent(people.viewer("referrer")), people.viewer("coordinator")
    save(referral, Section(PageKind.ADULT, SideKind.LIVES_WITH), ADULTS[SideKind.LIVES_WITH], by=by)
    save(referral, Section(PageKind.RISKS, SideKind.LIVES_WITH), RISKS[SideKind.LIVES_WITH], by=by)
    signed_in(page, people.coordinator)

    page.goto("/centre/referrals/")
    axe(page)
    screenshot(page, "referrals")
    page.get_by_role("link", name=referral.reference).click()
    axe(page)
    screenshot(page, "referral-closed")
    page.get_by_label("To decide on a referral").check()
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_text("Zoë Marsh")).to_be_visible()
    expect(page.get_by_text("80 Tannery Lane")).to_have_count(0)
    axe(page)
    screenshot(page, "referral-opened")
    page.get_by_role("button", name="Accept this referral").click()

    expect(page.get_by_role("heading", name="Tobiah Marsh")).to_be_visible()
    axe(page)
    screenshot(page, "family")
    his = page.locator(".person").filter(has_text="Tobiah Marsh")
    his.get_by_role("link", name="Open… Telephone number").click()
    axe(page)
    screenshot(page, "reveal-purpose")
    page.get_by_label("To tell them their dates and times").check()
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_text("07700 900522")).to_be_visible()
    axe(page)
    screenshot(page, "reveal-open")
    assert Entry.objects.filter(event=Event.VALUE_REVEALED).count() == 1
    page.get_by_role("link", name="Close it now").click()
    expect(page.get_by_text("07700 900522")).to_have_count(0)


def test_the_families_and_the_search(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    family = a_family(people)
    a_family(people, visits=VISITS)
    signed_in(page, people.coordinator)

    page.goto("/centre/families/")
    expect(page.get_by_text("Tobiah Marsh").first).to_be_visible()
    axe(page)
    screenshot(page, "families")
    page.get_by_role("link", name="Look for somebody").click()
    page.get_by_label("Name").fill("zoe")
    page.get_by_role("button", name="Look for them").click()
    expect(page.get_by_role("link", name=family.reference)).to_be_visible()
    assert "zoe" not in page.url
    axe(page)
    screenshot(page, "families-search")

    page.goto(f"/centre/families/{family.id}/known/")
    axe(page)
    page.get_by_role("button", name="Yes, I know this family").click()
    expect(page.get_by_text("Tobiah")).to_have_count(0)
    axe(page)
    screenshot(page, "family-known")
    page.goto("/centre/families/")
    expect(page.get_by_text("You know this family").first).to_be_visible()


def test_the_paper_referral_and_the_agencies_on_a_phone(
    people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot, open_page: object
) -> None:
    an_agency(people, people.referrer)
    page: Page = open_page(PHONE)  # type: ignore[operator]  # a fixture's function
    signed_in(page, people.coordinator)
    page.goto("/centre/referrals/paper/")
    axe(page)
    screenshot(page, "paper-start-phone")
    page.get_by_label("The family refers itself").check()
    page.get_by_label("Both sides").check()
    page.get_by_label("They were given the privacy notice").check()
    page.get_by_role("button", name="Begin").click()
    axe(page)
    screenshot(page, "paper-tasks-phone")
    page.goto("/centre/agencies/")
    axe(page)
    page.get_by_role("link", name="Harmer").click()
    axe(page)
    screenshot(page, "agency-phone")


def test_an_officer_agrees_that_somebody_may_see_a_family_they_know(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:

    family = a_family(people)
    declare_known(family.id, by=people.viewer("volunteer"), at=NOW)
    signed_in(page, people.officer)

    page.goto("/officers/walls/")
    axe(page)
    screenshot(page, "walls")
    page.get_by_role("button", name="Agree that they may see it").click()
    expect(page.get_by_text("They may see it, agreed on")).to_be_visible()
