"""What the coordinator does in a browser, from the policy to the statement."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.domain.gate.papers import text_of
from tests.journeys.evening import Walk
from tests.journeys.founded import NAME
from tests.journeys.pictures import Look

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "tests" / "domain" / "policy" / "documents" / "01-plain-numbers.txt"
PUBLISHED = sorted((ROOT.parent / "shared" / "policy").glob("withington-*.txt"))


def adopt_the_policy(walk: Walk, look: Look) -> None:
    """Bring in the policy as it was published, or our own wording of it, adopt it, and see that its review is late."""
    walk.page.goto("/centre/policy/document/")
    look()
    walk.file("Your policy as a file", PUBLISHED[0] if PUBLISHED else OURS)
    walk.press("Read it")
    if not PUBLISHED:
        walk.choose(NAME)
        walk.press("Go on")
    look("main-job-policy")
    walk.press("Adopt it from today")
    sign_the_undertaking(walk, look)
    walk.page.goto("/centre/policy/")
    walk.sees("The review was due by")
    walk.sees("days late")
    look("main-job-review-late")


def sign_the_undertaking(walk: Walk, look: Look) -> None:
    """Promise what the policy in force asks of whoever serves."""
    expect(walk.page.get_by_role("heading", name="The undertaking")).to_be_visible()
    look()
    walk.choose("I have read this, and I promise it.")
    walk.press("Sign")


def open_the_hall(walk: Walk, look: Look) -> None:
    """Arrange the Saturday of the visit."""
    walk.page.goto("/centre/days/one/")
    walk.date("Which date?", 21, 11, 2026)
    walk.write({"The hall opens at": "09:30", "It closes at": "12:30"})
    look()
    walk.press("Add this day")
    walk.sees("Saturday 21 November 2026")


def put_on_the_rota(walk: Walk, look: Look) -> None:
    """Put the team leader on the rota of that Saturday."""
    walk.page.goto("/centre/serving/rota/")
    walk.page.get_by_label("Who?").select_option(label="Jean Kelly")
    walk.choose("Team leader")
    look()
    walk.press("Put them on the rota")
    expect(walk.page.get_by_role("button", name="Take off Jean Kelly")).to_be_visible()


def review_the_referral(walk: Walk, look: Look, reference: str) -> None:
    """Open a referral for its purpose, after showing once more that it is really the coordinator."""
    walk.page.goto("/centre/referrals/")
    walk.go(reference)
    walk.go("Show that it is you")
    look()
    walk.confirm()
    _open(walk)
    walk.sees("Zoë Marsh")
    expect(walk.page.get_by_text("80 Tannery Lane")).to_have_count(0)


def add_the_other_side(walk: Walk, look: Look) -> None:
    """Type in what the parent the child lives with told on the telephone, and accept the referral."""
    walk.go("The parent the child lives with")
    walk.write({"Name": "Niamh O’Sullivan-Okafor", "Telephone number": "07700 900411"})
    walk.write({"Address": "14 Quince Row\nLarkfield\nLK4 1QR"})
    walk.date("When they last told you that this address is right", 30, 10, 2026)
    walk.press("Save and go on")
    walk.go("Risks that the parent the child lives with tells of")
    walk.choose("Domestic abuse, now or in the past")
    walk.press("Save and go on")
    _open(walk)
    look("main-job-review")
    walk.press("Accept this referral")
    walk.sees("The referral is accepted.")
    look("main-job-family")


def book_the_saturday(walk: Walk, look: Look) -> None:
    """Give the family its place, each side by a door and at times of its own."""
    walk.go("Book into an opening day")
    walk.page.get_by_label("Saturday 21 November").check()
    walk.write({"When does the child come?": "10:00", "When does the child leave?": "12:00"})
    walk.choose("Side door", under="Door for the parent visiting")
    look()
    walk.press("Book these days")
    walk.sees("Not told yet")
    look("main-job-booking")


def tell_them(walk: Walk, look: Look, name: str, *, not_hers: str) -> None:
    """Tell one adult their own times by telephone, from a page on which nobody else's stand."""
    booking = walk.page.url
    walk.go(f"Tell {name}")
    look("main-job-tell")
    assert not_hers not in walk.page.content()
    walk.choose("By telephone")
    walk.press("Record that they were told")
    walk.sees("It is recorded that they were told.")
    walk.page.goto(booking)


def ring_back_and_decide(walk: Walk, look: Look, reference: str, *, name_to_look_for: str = "") -> None:
    """Choose the family that a request is about, and ring the agency on the number held."""
    walk.page.goto("/centre/requests/")
    walk.go(reference)
    look()
    walk.go("Choose the family")
    if name_to_look_for:
        walk.write({"Look for a name": name_to_look_for})
        walk.press("Look")
    walk.page.get_by_role("radio").first.check()
    walk.press("This is the one")
    walk.press("I rang this number and spoke to them")


def paper_of(walk: Walk) -> str:
    """Download the answer's paper, and return what it says."""
    href = walk.page.get_by_role("link", name="Open the paper to print").get_attribute("href")
    answer = walk.page.request.get(f"{walk.page.url.split('/centre/')[0]}{href}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
    return text_of(answer.body())


def ring_one_parent(walk: Walk, look: Look) -> None:
    """Open one parent's number for its purpose, see it for three minutes, and close it."""
    walk.page.goto("/centre/families/")
    walk.page.get_by_role("link", name=re.compile(r"^[0-9A-Z]{2}-[0-9A-Z]{4}-")).first.click()
    his = walk.page.locator(".person").filter(has_text="Tobiah Marsh")
    his.get_by_role("link", name="Open… Telephone number").click()
    walk.choose("To tell them their dates and times")
    walk.press("Open it")
    walk.sees("07700 900522")
    expect(walk.page.get_by_text("Niamh")).to_have_count(0)
    look("main-job-number")
    walk.go("Close it now")
    expect(walk.page.get_by_text("07700 900522")).to_have_count(0)


def _open(walk: Walk) -> None:
    walk.choose("To decide on a referral")
    walk.press("Open it")
