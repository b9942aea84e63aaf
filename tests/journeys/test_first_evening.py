"""
The first evening of a real centre, from the first password to the first day sheet, in a browser.

It counts its pages and answers, and says how long they take somebody who has never done it.
The figure stands in docs/how-to/first-evening.md.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.conf import settings as settings_of_the_run
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tests.journeys.conftest import Axe, Screenshot
from tests.journeys.evening import Walk
from tests.people import CENTRE, FOUNDER, NOW, TODAY
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.operations import found_centre, note_papers_made
from wicketgate.domain.volunteers.operations import welcome
from wicketgate.doors import founding
from wicketgate.vault import recovery, rootkey, shares
from wicketgate.vault.shares import Share

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "tests" / "domain" / "policy" / "documents" / "01-plain-numbers.txt"
PUBLISHED = sorted((ROOT.parent / "shared" / "policy").glob("withington-*.txt"))
NAME = "Withington Child Contact Centre"
FIRST_PASSWORD = "bodak-fuzip-gomel-lavos"
OWN_PASSWORD = "four green kettles at noon"
MOST_MINUTES = 90


@pytest.fixture
def centre(records: None, settings: Settings, tmp_path: Path) -> Centre:
    """A centre as `wicketgate new-centre` leaves it."""
    settings.IS_DEMONSTRATION = False
    settings.WICKETGATE_DATA = tmp_path
    by, at = FOUNDER, NOW
    return found_centre(
        centre_id=CENTRE, name=NAME, data_controller="", hall="", is_demonstration=False, by=by, at=at
    )


@pytest.fixture
def walk(centre: Centre, page: Page) -> Walk:
    """A browser before the first sign-in of the coordinator."""
    welcome(
        username="coordinator",
        name="Ana Ó Briain",
        password=FIRST_PASSWORD,
        role=Role.COORDINATOR,
        begins=TODAY,
        ends=None,
        by=FOUNDER,
        at=NOW,
    )
    return Walk(page)


def test_a_centre_is_ready_for_its_first_day_within_the_evening(
    walk: Walk, axe: Axe, screenshot: Screenshot
) -> None:
    _sign_in(walk)
    _see_what_is_left(walk, axe, screenshot)
    _say_who_and_where(walk, axe, screenshot)
    _bring_in_the_policy(walk, axe, screenshot)
    _sign_the_undertaking(walk)
    _welcome_the_others(walk)
    _type_in_the_first_family(walk)
    _print_the_first_sheet(walk)
    _check_two_papers(walk, axe, screenshot)

    assert [step.code for step in founding.steps(CENTRE, on=TODAY) if not step.is_done] == []
    assert walk.minutes < MOST_MINUTES, (walk.pages, walk.answers, walk.minutes)
    _as_written_down(walk)
    walk.page.goto("/centre/first-evening/")
    walk.sees("Your centre is ready")
    axe(walk.page)
    screenshot(walk.page, "first-evening-done")


def _sign_in(walk: Walk) -> None:
    walk.page.goto("/account/sign-in/")
    walk.write({"Username": "coordinator", "Password": FIRST_PASSWORD})
    walk.press("Sign in")
    walk.sees("Choose a new password")
    boxes = walk.page.locator("input[type=password]")
    for box, password in zip(boxes.all(), (FIRST_PASSWORD, OWN_PASSWORD, OWN_PASSWORD), strict=False):
        box.fill(password)
        walk.answers += 1
    walk.press("Keep this password")
    walk.go("Set up the app")
    secret = walk.page.locator("code.secret").text_content() or ""
    walk.answers += 1
    walk.page.locator("input[name=code]").fill(walk.code(secret.strip()))
    walk.press("It is set up")
    walk.sees("Your code card")
    walk.go("I have it on paper")


def _see_what_is_left(walk: Walk, axe: Axe, screenshot: Screenshot) -> None:
    walk.sees("1 of 8 steps are done.")
    axe(walk.page)
    screenshot(walk.page, "first-evening")


def _say_who_and_where(walk: Walk, axe: Axe, screenshot: Screenshot) -> None:
    walk.go("Your centre")
    axe(walk.page)
    screenshot(walk.page, "first-evening-centre")
    walk.write(
        {
            "Who answers for the records?": "The trustees of Withington Methodist Church",
            "Where is the hall?": "The church hall, Wilmslow Road",
            "When does the hall open?": "10:00",
            "When does it close?": "12:30",
        }
    )
    walk.page.get_by_label("On which day do you open?").select_option("Saturday")
    walk.choose("Every week")
    walk.press("Keep this")
    walk.sees("2 of 8 steps are done.")


def _bring_in_the_policy(walk: Walk, axe: Axe, screenshot: Screenshot) -> None:
    walk.go("Your confidentiality policy")
    walk.go("Bring in the document")
    walk.file("Your policy as a file", PUBLISHED[0] if PUBLISHED else OURS)
    walk.press("Read it")
    if not PUBLISHED:
        walk.choose(NAME)
        walk.press("Go on")
    axe(walk.page)
    screenshot(walk.page, "policy-adopt")
    walk.press("Adopt it from today")


def _sign_the_undertaking(walk: Walk) -> None:
    expect(walk.page.get_by_role("heading", name="The undertaking")).to_be_visible()
    walk.choose("I have read this, and I promise it.")
    walk.press("Sign")
    walk.sees("4 of 8 steps are done.")
    walk.sees("days late")
    walk.sees("The committee’s review of the policy")


def _welcome_the_others(walk: Walk) -> None:
    people = {
        "leader": ("Jean Kelly", "Team leader"),
        "officer": ("Ruth Adeyemi", "Safeguarding officer"),
        "chair": ("Tom Blake", "Chair"),
    }
    walk.go("The people beside you")
    for username, (name, post) in people.items():
        walk.go("Open an account")
        walk.write({"Their name": name, "A username for them": username})
        walk.choose(post)
        walk.page.get_by_role("main").get_by_role("button").last.click()
        walk.sees("First password")
        walk.go("It is on paper")
    walk.list()
    walk.sees("5 of 8 steps are done.")


def _type_in_the_first_family(walk: Walk) -> None:
    walk.go("Your first family")
    walk.go("Type in a paper referral")
    walk.choose("The family refers itself", "Both sides, each on a form of their own")
    walk.choose("They were given the privacy notice and the policy, on paper or in the hall")
    walk.press("Begin")
    for act in (_child, _lives_with, _visits, _order, _asked):
        act(walk)
    walk.go("Check what you wrote")
    walk.press("It is as on the paper")
    walk.choose("To decide on a referral")
    walk.press("Open it")
    walk.press("Accept this referral")
    walk.sees("The referral is accepted.")


def _child(walk: Walk) -> None:
    walk.go("Child 1")
    walk.write({"Child’s name": "Idris Marsh"})
    walk.date("Birthday", 12, 3, 2019)
    walk.press("Save and go on")


def _lives_with(walk: Walk) -> None:
    _side(walk, "The parent the child lives with", "Niamh Ó Sé", "01632 960101")


def _visits(walk: Walk) -> None:
    _side(walk, "The parent visiting", "Tobiah Marsh", "01632 960102")


def _side(walk: Walk, side: str, name: str, telephone: str) -> None:
    walk.go(side)
    walk.write({"Name": name, "Telephone number": telephone, "Address": "4 Hidden Lane\nAshby\nM20 3BN"})
    walk.date("When they last told you that this address is right", 14, 11, 2026)
    walk.press("Save and go on")
    walk.go(f"Risks that {side[0].lower()}{side[1:]} tells of")
    walk.choose("I have asked, and I know of none of these")
    walk.press("Save and go on")


def _order(walk: Walk) -> None:
    walk.go("The court order")
    walk.choose("There is no order")
    walk.choose("No", under="Does any order say that the parents must not contact each other?")
    walk.choose("No", under="May the child leave the building during contact?")
    walk.choose("No", under="Are both parents willing to meet each other here?")
    walk.press("Save and go on")


def _asked(walk: Walk) -> None:
    walk.go("What is asked for")
    walk.choose("Supported contact", "Every two weeks")
    walk.press("Save and go on")


def _print_the_first_sheet(walk: Walk) -> None:
    walk.list()
    walk.go("Your first day sheet")
    walk.go("Add days of the pattern")
    walk.date("Until which date?", 19, 12, 2026)
    walk.press("Add these days")
    walk.go("Families")
    walk.page.get_by_role("main").get_by_role("link").filter(
        has_text=re.compile(r"^[A-Z0-9-]+$")
    ).first.click()
    walk.go("Book into an opening day")
    walk.choose("Saturday 28 November 2026, hall open 10:00 to 12:30")
    walk.write({"When does the child come?": "10:30", "When does the child leave?": "11:30"})
    walk.press("Book these days")
    walk.go("Opening days")
    walk.page.get_by_role("link", name=re.compile("28 November")).first.click()
    walk.press("Print sheet")


def _check_two_papers(walk: Walk, axe: Axe, screenshot: Screenshot) -> None:
    walk.page.goto("/centre/first-evening/")
    walk.go("The recovery papers")
    walk.sees("Make the papers first")
    one, _two, three = _papers_from_the_computer()
    walk.page.reload()
    _type_the_words(walk, ["wrong", *shares.words_of(one)[1:]])
    walk.sees("Line 1 is not as on the paper")
    axe(walk.page)
    screenshot(walk.page, "recovery-papers-line")
    for share in (one, three):
        _type_the_words(walk, shares.words_of(share))
        walk.sees(f"Paper {share.number} of 3 is right")
    axe(walk.page)
    screenshot(walk.page, "recovery-papers")


def _papers_from_the_computer() -> tuple[Share, Share, Share]:
    """Make the papers as `wicketgate recovery-papers` does."""
    data = settings_of_the_run.WICKETGATE_DATA
    made = recovery.make(data, centre=CENTRE, root=rootkey.current(), on=TODAY)
    name = recovery.papers_of(recovery.kept(data).recipient)
    note_papers_made(name, made_on=TODAY, by=FOUNDER, at=NOW)
    return made


def _type_the_words(walk: Walk, words: Sequence[str]) -> None:
    boxes = {f"The word at the end of line {number}": word for number, word in enumerate(words[:6], 1)}
    walk.write(boxes | {"The four words of the last line": " ".join(words[6:])})
    walk.press("Check this paper")


def _as_written_down(walk: Walk) -> None:
    """The figures in the how-to are those of this walk, give or take a few pages."""
    text = (ROOT / "docs" / "how-to" / "first-evening.md").read_text(encoding="utf-8")
    found = re.search(r"(\d+) pages and (\d+) answers, about (\d+) minutes", text)
    assert found, "docs/how-to/first-evening.md gives no figure"
    written = [int(number) for number in found.groups()]
    assert [walk.pages, walk.answers, walk.minutes] == pytest.approx(written, rel=0.1)
