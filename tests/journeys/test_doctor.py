"""The chair asks whether all is well, at a desk and on a phone, and prints it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import Cast
from wicketgate.doors.doctor.assertion import Finding
from wicketgate.doors.doctor.examination import ASSERTIONS
from wicketgate.doors.doctor.installed import Installed
from wicketgate.doors.web.officers.views import doctor

# What a centre of some years has to do; the computer that runs the tests would show its own.
RED = {"certificate.in_time": "It has lapsed: it ended on 14 November 2026."}
AMBER = {
    "backups.recent": "The last was on 7 November 2026.",
    "people.two_can_act": "Coordinators: 1. Others who lead: 0.",
    "versions.list_fresh": "The list is from 2 August 2026.",
}


@pytest.fixture(autouse=True)
def a_centre_of_some_years(monkeypatch: pytest.MonkeyPatch) -> None:
    def examined(_installed: Installed) -> list[Finding]:
        told = dict.fromkeys(RED, "red") | dict.fromkeys(AMBER, "amber")
        found = [
            Finding(
                one.code,
                told.get(one.code, "green"),  # type: ignore[arg-type]  # three of the four states
                str(one.claim),
                (RED | AMBER).get(one.code, "It is so."),
                str(one.advice) if one.code in told else "",
            )
            for one in ASSERTIONS
        ]
        return sorted(found, key=lambda one: ("red", "amber", "green").index(one.state))

    monkeypatch.setattr(doctor, "examine", examined)


def test_the_chair_asks_whether_all_is_well(
    open_page: Callable[..., Page], people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    page = signed_in(open_page(), people.chair)
    page.get_by_role("link", name="Policy and records").click()
    page.get_by_role("link", name="Is all well?").click()

    expect(page.get_by_text("Something is to be done now")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="It has lapsed")
    expect(row).to_contain_text("Should be so: The certificate has not lapsed")
    expect(row).to_contain_text("Get a new certificate")
    expect(page.get_by_text("No recovery paper lies about as a file")).to_be_hidden()
    axe(page)
    screenshot(page, "is-all-well")

    page.get_by_text(f"{len(ASSERTIONS) - 4} things are in order").click()
    expect(page.get_by_text("No recovery paper lies about as a file")).to_be_visible()
    _nothing_stands_out(page)
    axe(page)


def test_on_a_phone_and_on_paper(
    open_page: Callable[..., Page], people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    page = signed_in(open_page(PHONE), people.chair)
    page.goto("/officers/is-all-well/")

    expect(page.get_by_text("There is a backup from this week")).to_be_visible()
    _nothing_stands_out(page)
    axe(page)
    screenshot(page, "is-all-well-phone")

    page.emulate_media(media="print")
    expect(page.get_by_text("It has lapsed")).to_be_visible()
    assert [row.is_visible() for row in page.get_by_role("navigation", include_hidden=True).all()] == [
        False,
        False,
    ]


def test_as_the_computer_of_the_tests_is(
    open_page: Callable[..., Page], people: Cast, signed_in: SignIn, axe: Axe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wicketgate.doors.doctor.examination import examine

    monkeypatch.setattr(doctor, "examine", examine)
    page = signed_in(open_page(), people.coordinator)

    page.goto("/officers/is-all-well/")

    expect(page.get_by_role("heading", name="Is all well?")).to_be_visible()
    expect(page.get_by_text("There is a safeguarding officer")).to_be_attached()
    axe(page)


def _nothing_stands_out(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
