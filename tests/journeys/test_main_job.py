"""
The main job, from nothing but a founded centre to a statement on paper, in a real browser.

The centre adopts its policy; an agency refers a family; the coordinator accepts it and books it into a Saturday; the
team leader records who comes and goes; the agency gets dates and times, and another agency learns nothing.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tests.domain.sessions.saturday import at
from tests.journeys import at_the_agency, at_the_desk, in_the_hall
from tests.journeys.conftest import Axe, Screenshot, SignIn
from tests.journeys.evening import Walk
from tests.journeys.founded import EVENING, Founded, founded
from tests.journeys.pictures import Look, looking_at
from tests.people import CENTRE, TODAY
from tests.signing_in import settle
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.verify import verify
from wicketgate.doors import clock

MONDAY = at("18:00", day=TODAY + timedelta(days=2))
NAMES = ("Marsh", "Tobiah", "Zoë", "Niamh", "Sullivan", "Quince", "Tannery", "07700")
In = Callable[..., tuple[Walk, Look]]


@pytest.fixture
def people(records: None, settings: Settings) -> Founded:
    """A centre that has only been founded, and no demonstration."""
    settings.IS_DEMONSTRATION = False
    return founded()


@pytest.fixture
def come_in(open_page: Callable[..., Page], signed_in: SignIn, axe: Axe, screenshot: Screenshot) -> In:
    """Sign somebody in, in a browser of their own: `walk, look = come_in(people.coordinator)`."""

    def opened(account: Account, *viewport: object) -> tuple[Walk, Look]:
        page = signed_in(open_page(*viewport), account)
        return Walk(page, secret=settle(account)), looking_at(page, axe, screenshot)

    return opened


def test_the_main_job_from_the_policy_to_the_statement(people: Founded, come_in: In) -> None:
    _a_family_is_referred_accepted_and_told(people, come_in)
    _it_comes_on_saturday(people, come_in)
    reference, another = _two_agencies_ask(people, come_in)

    with clock.held(MONDAY):
        walk, look = come_in(people.coordinator)
        _the_agency_gets_its_statement(walk, look, reference)
        _the_other_agency_learns_nothing(walk, look, another)
        at_the_desk.ring_one_parent(walk, look)
        _the_ledger_has_it(walk, look)


def _a_family_is_referred_accepted_and_told(people: Founded, come_in: In) -> None:
    with clock.held(EVENING):
        walk, look = come_in(people.coordinator)
        at_the_desk.adopt_the_policy(walk, look)
        at_the_desk.open_the_hall(walk, look)
        reference = at_the_agency.refer_a_family(*come_in(people.agency))
        _the_team_leader_may_serve(people, come_in)
        at_the_desk.put_on_the_rota(walk, look)
    # Long enough for the second factor to be stale, and short enough for the page not to have emptied itself.
    with clock.held(EVENING + timedelta(minutes=7)):
        at_the_desk.review_the_referral(walk, look, reference)
        at_the_desk.add_the_other_side(walk, look)
        at_the_desk.book_the_saturday(walk, look)
        at_the_desk.tell_them(walk, look, "Tobiah Marsh", not_hers="Niamh")
        at_the_desk.tell_them(walk, look, "Niamh O’Sullivan-Okafor", not_hers="Tobiah")
        expect(walk.page.get_by_text("Not told yet")).to_have_count(0)


def _the_team_leader_may_serve(people: Founded, come_in: In) -> None:
    walk, look = come_in(people.team_leader)
    at_the_desk.sign_the_undertaking(walk, look)
    walk, look = come_in(people.officer)
    at_the_desk.sign_the_undertaking(walk, look)
    walk.page.goto("/officers/checks/")
    walk.go("Jean Kelly")
    walk.choose("Enhanced", "Suitable")
    look()
    walk.page.get_by_role("main").get_by_role("button").last.click()
    walk.sees("The decision is kept.")


def _it_comes_on_saturday(people: Founded, come_in: In) -> None:
    with clock.held(at("09:46")):
        walk, look = come_in(people.team_leader, in_the_hall.TABLET)
        in_the_hall.tap(walk.page, "Arrived", "Tobiah M.")
    with clock.held(at("10:00")):
        in_the_hall.tap(walk.page, "Arrived", "Niamh O.", "Zoë M.")
        walk.page.goto("/day/")
        look("main-job-day")
    with clock.held(at("12:01")):
        walk, look = come_in(people.team_leader, in_the_hall.TABLET)
        in_the_hall.tap(walk.page, "Left", "Zoë M.", "Niamh O.")
    with clock.held(at("12:12")):
        in_the_hall.tap(walk.page, "Left", "Tobiah M.")
        expect(in_the_hall.line(walk.page, "Tobiah M.").get_by_text("12:12")).to_be_visible()


def _two_agencies_ask(people: Founded, come_in: In) -> tuple[str, str]:
    with clock.held(MONDAY - timedelta(hours=8)):
        walk, look = come_in(people.agency)
        reference = at_the_agency.ask_for_attendance(walk, look)
        receipt = _without(walk, reference)
        walk, look = come_in(people.other_agency)
        another = at_the_agency.ask_for_attendance(walk, look)
    assert _without(walk, another) == receipt
    return reference, another


def _without(walk: Walk, reference: str) -> str:
    return walk.page.get_by_role("main").inner_text().replace(reference, "")


def _the_agency_gets_its_statement(walk: Walk, look: Look, reference: str) -> None:
    at_the_desk.ring_back_and_decide(walk, look, reference)
    look("main-job-request")
    walk.press("Compose the statement")
    expect(walk.page.get_by_text("Answered with a statement", exact=True)).to_be_visible()
    look("main-job-statement")

    said = at_the_desk.paper_of(walk)
    assert "Sat 21 Nov 2026 10:00 to 12:01" in said
    assert at_the_agency.HIS_REFERENCE in said
    assert "aragraph 3" in said
    assert [name for name in NAMES if name in said] == []


def _the_other_agency_learns_nothing(walk: Walk, look: Look, reference: str) -> None:
    at_the_desk.ring_back_and_decide(walk, look, reference, name_to_look_for="Marsh")
    expect(walk.page.get_by_role("button", name="Compose the statement", disabled=True)).to_be_visible()
    look("main-job-refused")
    walk.press("Compose the letter")
    expect(walk.page.get_by_text("Answered with the letter")).to_be_visible()

    said = at_the_desk.paper_of(walk)
    assert "whether or not there is such a family" in said
    assert [word for word in (*NAMES, "21 Nov", "10:00", "12:01") if word in said] == []


def _the_ledger_has_it(walk: Walk, look: Look) -> None:
    assert Entry.objects.filter(event=Event.VALUE_REVEALED, at__gte=MONDAY, rule="keeping").count() == 1
    walk.page.goto("/officers/ledger/")
    walk.sees("One sealed value was opened for a stated purpose")
    look("main-job-ledger")
    walk.press("Check that nobody has changed it")
    walk.sees("entries")
    assert verify(CENTRE).holds
