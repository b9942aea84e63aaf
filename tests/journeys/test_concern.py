"""A volunteer raises a concern; the officer reads it; nobody else knows; the ledger has it."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import CENTRE, Cast
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.people.models import Arrangement

WORDS = "Her arm was bruised when she came in. She said that she fell, and looked at the door."
OpenPage = Callable[..., Page]


def test_a_volunteer_raises_a_concern_and_the_officer_reads_it(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    hall = signed_in(open_page(), people.volunteer)
    hall.get_by_role("link", name="Raise a concern").click()
    expect(hall.get_by_text("does not stop this")).to_be_visible()
    axe(hall)
    screenshot(hall, "raise-a-concern")

    hall.get_by_label("Write what you saw").fill(WORDS)
    hall.get_by_role("button", name="Send it, sealed").click()
    expect(hall.get_by_role("heading", name="It is written down")).to_be_visible()
    axe(hall)
    screenshot(hall, "concern-raised")
    reference = Concern.objects.get().reference

    office = signed_in(open_page(), people.officer)
    office.get_by_role("link", name="Concerns").click()
    expect(office.get_by_text("Not yet read")).to_be_visible()
    axe(office)
    screenshot(office, "concerns")

    office.get_by_role("link", name=reference).click()
    expect(office.get_by_text(WORDS)).to_have_count(0)
    axe(office)
    office.get_by_label("To read it for the first time").check()
    office.get_by_role("button", name="Open it for ten minutes").click()
    expect(office.get_by_text(WORDS)).to_be_visible()
    axe(office)
    screenshot(office, "concern-opened")
    office.get_by_role("link", name="Close it now").click()
    expect(office.get_by_text(WORDS)).to_have_count(0)


def test_an_address_in_it_is_pointed_out_once_it_is_kept(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    hall = signed_in(open_page(), people.volunteer)
    hall.get_by_role("link", name="Raise a concern").click()

    hall.get_by_label("Write what you saw").fill(
        "He says they moved to Quince Row. Ring oh seven seven double-oh nine double-oh four double-one."
    )
    hall.get_by_role("button", name="Send it, sealed").click()

    expect(hall.get_by_role("heading", name="It is written down")).to_be_visible()
    expect(hall.get_by_text("an address", exact=True)).to_be_visible()
    expect(hall.get_by_text("a telephone number", exact=True)).to_be_visible()
    expect(hall.get_by_text("Quince")).to_have_count(0)
    axe(hall)
    screenshot(hall, "concern-pointed-out")


def test_the_officer_checks_the_ledger_and_sees_what_is_due(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    accepted = date(2023, 1, 7)
    Arrangement(centre=CENTRE, reference="A-0001", service="supported", accepted_on=accepted).save()
    office = signed_in(open_page(), people.officer)

    office.get_by_role("link", name="Policy and records").click()
    office.get_by_role("link", name="Ledger").click()
    expect(office.get_by_text("A DBS check was decided").first).to_be_visible()
    office.get_by_role("button", name="Check that nobody has changed it").click()
    expect(office.get_by_text("The ledger holds")).to_be_visible()
    axe(office)
    screenshot(office, "ledger")

    office.get_by_role("link", name="Letting go").click()
    expect(office.get_by_text("A-0001")).to_be_visible()
    axe(office)
    screenshot(office, "letting-go")


def test_the_coordinator_cannot_know_of_it(
    open_page: OpenPage, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    hall = signed_in(open_page(PHONE), people.volunteer)
    hall.goto("/concern/")
    axe(hall)
    hall.get_by_label("Write what you saw").fill(WORDS)
    hall.get_by_label("Yes, the coordinator").check()
    screenshot(hall, "raise-a-concern-phone")
    hall.get_by_role("button", name="Send it, sealed").click()
    expect(hall.get_by_role("heading", name="It is written down")).to_be_visible()

    desk = signed_in(open_page(), people.coordinator)
    expect(desk.get_by_role("link", name="Concerns")).to_have_count(0)
    desk.goto("/officers/ledger/")
    expect(desk.get_by_text("A concern was")).to_have_count(0)


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE])
def test_a_stranger_is_told_whom_to_ring(
    open_page: OpenPage, people: Cast, axe: Axe, screenshot: Screenshot, viewport: dict[str, int]
) -> None:
    page = open_page(viewport)
    page.goto("/")
    page.get_by_role("link", name="Raise a concern").click()

    expect(page.get_by_text("999", exact=True)).to_be_visible()
    axe(page)
    if viewport != PHONE:
        screenshot(page, "whom-to-ring")
