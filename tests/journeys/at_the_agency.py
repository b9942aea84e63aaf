"""What an agency's contact does in a browser: refer a family page by page, and ask when it came."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.evening import Walk
from tests.journeys.pictures import Look

HIS_REFERENCE = "HM/2026/118"
NO = ("must not contact", "leave the building", "willing to meet")


def refer_a_family(walk: Walk, look: Look) -> str:
    """Refer the Marsh family for the parent visiting, and return the referral's reference."""
    walk.page.goto("/refer/")
    look()
    walk.page.get_by_role("link", name="Refer a family").last.click()
    walk.page.get_by_label("I have read what happens").check()
    walk.page.get_by_label("I have read the policy").check()
    walk.page.get_by_label("The parent visiting").check()
    walk.press("Begin the referral")
    for fill_in in (_child, _visits, _risks, _order, _asked):
        fill_in(walk)
    look("main-job-referral")
    walk.go("Check what you wrote")
    walk.sees("Tobiah Marsh")
    look()
    walk.press("Send it to the centre")
    walk.sees("not shown again")
    expect(walk.page.get_by_text("Tobiah")).to_have_count(0)
    return _reference(walk.page)


def ask_for_attendance(walk: Walk, look: Look) -> str:
    """Ask for the dates and times of the Marsh family, and return the reference on the receipt."""
    walk.page.goto("/refer/requests/")
    walk.go("Ask for dates and times")
    walk.write(
        {
            "The family’s name, as you know it": "Marsh",
            "Your own reference for this family": HIS_REFERENCE,
        }
    )
    walk.choose("Dates attended", "Times attended")
    walk.date("First day of the period", 1, 11, 2026)
    walk.date("Last day of the period", 22, 11, 2026)
    look()
    walk.press("Send")
    expect(walk.page.get_by_role("heading", name="We have your message")).to_be_visible()
    look("main-job-receipt")
    return walk.page.locator(".receipt-reference").inner_text()


def _child(walk: Walk) -> None:
    walk.go("Child 1")
    walk.write({"Child’s name": "Zoë Marsh"})
    walk.date("Birthday", 12, 3, 2019)
    _kept(walk)


def _visits(walk: Walk) -> None:
    walk.go("The parent visiting")
    walk.write({"Name": "Tobiah Marsh", "Telephone number": "07700 900522"})
    walk.write({"Address": "Flat 3, 80 Tannery Lane\nLarkfield\nLK1 8TL"})
    walk.date("When they last told you that this address is right", 30, 10, 2026)
    _kept(walk)


def _risks(walk: Walk) -> None:
    walk.go("Risks that the parent visiting tells of")
    walk.choose("I have asked, and I know of none of these")
    _kept(walk)


def _order(walk: Walk) -> None:
    walk.go("The court order")
    walk.choose("Child arrangements order")
    walk.date("Date on the order", 14, 9, 2026)
    for question in NO:
        walk.page.get_by_role("group", name=re.compile(question)).get_by_label("No", exact=True).check()
    _kept(walk)


def _asked(walk: Walk) -> None:
    walk.go("What is asked for")
    walk.choose("Supported contact", "Every two weeks")
    walk.write({"Your own reference": HIS_REFERENCE})
    _kept(walk)


def _kept(walk: Walk) -> None:
    walk.press("Save and go on")
    expect(walk.page.get_by_role("heading", name=re.compile("^Referral R26-"))).to_be_visible()


def _reference(page: Page) -> str:
    return (
        page.get_by_role("heading", name=re.compile("^Referral R26-")).inner_text().removeprefix("Referral ")
    )
