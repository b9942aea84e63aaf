"""Signing in, as a person does it: the first time, every time, and on the hall's tablet."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.people import FOUNDER, NOW, PASSWORD, TODAY, Cast
from tests.totp import unused_code
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.tablets import enrol_tablet
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.volunteers.operations import welcome
from wicketgate.doors import clock

FIRST, OWN = "rabo-kite-monu-vade-lipo", "four-quiet-words-together"
Seen = Callable[[str], None]


@pytest.fixture
def seen(page: Page, axe: Axe, screenshot: Screenshot) -> Seen:
    """Look at the page with axe, and keep its picture."""

    def looked_at(name: str) -> None:
        axe(page)
        screenshot(page, name)

    return looked_at


def test_somebody_signs_in_with_a_password_and_a_code(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, seen: Seen
) -> None:
    page.goto("/")
    seen("start")
    page.get_by_role("link", name="Sign in").click()
    seen("sign-in")

    signed_in(page, people.coordinator)

    expect(page.get_by_text("Signed in", exact=True)).to_be_visible()
    assert Entry.objects.filter(event=Event.SIGNED_IN, subject=people.coordinator.id).count() == 1


def test_the_first_time_leads_from_the_card_to_the_undertaking(page: Page, people: Cast, seen: Seen) -> None:
    welcome(
        username="sian", name="Siân O’Dowd", password=FIRST, role=Role.VOLUNTEER, begins=TODAY, ends=None,
        by=FOUNDER, at=NOW,
    )  # fmt: skip

    page.goto("/account/sign-in/")
    page.get_by_label("Username").fill("sian")
    page.get_by_label("Password").fill(FIRST)
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("heading", name="Choose a new password")).to_be_visible()
    seen("own-password")
    page.get_by_label("The password you have now").fill(FIRST)
    page.get_by_label("A new password", exact=True).fill(OWN)
    page.get_by_label("The new password once more").fill(OWN)
    page.get_by_role("button", name="Keep this password").click()

    seen("second-factor")
    page.get_by_role("link", name="Set up the app").click()
    page.get_by_text("Without a camera").click()
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("The six digits").fill(unused_code(secret))
    page.get_by_role("button", name="It is set up").click()

    expect(page.get_by_role("heading", name="Your code card")).to_be_visible()
    assert page.locator("ol.codes li").count() == 10
    page.get_by_role("link", name="I have it on paper").click()

    expect(page.get_by_role("heading", name="The undertaking")).to_be_visible()
    seen("undertaking")
    page.get_by_label("I have read this, and I promise it.").check()
    page.get_by_role("button", name="Sign").click()

    expect(page.get_by_text("Signed in", exact=True)).to_be_visible()


def test_a_wrong_password_says_what_to_do_and_too_many_ask_to_wait(
    page: Page, people: Cast, seen: Seen
) -> None:
    for _ in range(5):
        _try_a_wrong_password(page)
        expect(page.get_by_text("don’t fit together").first).to_be_visible()
    seen("sign-in-wrong")

    _try_a_wrong_password(page)

    expect(page.get_by_role("heading", name="Please wait a little")).to_be_visible()
    seen("please-wait")


def _try_a_wrong_password(page: Page) -> None:
    page.goto("/account/sign-in/")
    page.get_by_label("Username").fill("coordinator")
    page.get_by_label("Password").fill("not-her-password")
    page.get_by_role("button", name="Sign in").click()


def test_the_halls_tablet_goes_on_with_a_pin(page: Page, people: Cast, signed_in: SignIn, seen: Seen) -> None:
    _tablet, token = enrol_tablet(label="the hall’s tablet", on=TODAY, by=FOUNDER, at=NOW)
    page.goto("/")
    page.context.add_cookies(
        [{"name": "wicketgate_tablet", "value": token, "url": page.url, "httpOnly": True}]
    )

    signed_in(page, people.team_leader)
    expect(page.get_by_role("heading", name="A PIN for today")).to_be_visible()
    seen("set-pin")
    page.get_by_label("A PIN for today").fill("8306")
    page.get_by_role("button", name="Set this PIN").click()

    with clock.held(NOW + timedelta(minutes=6)):
        page.goto("/home/")
        expect(page.get_by_role("heading", name="Locked")).to_be_visible()
        expect(page.get_by_text(re.compile("Larkfield Child"))).to_be_visible()
        assert "team_leader" not in page.content()
        seen("locked")
        page.get_by_label("Username").fill("team_leader")
        page.get_by_label("PIN for today").fill("8306")
        page.get_by_role("button", name="Go on").click()

        expect(page.get_by_text("Signed in", exact=True)).to_be_visible()


def test_the_back_button_of_a_shared_computer_shows_nothing(
    page: Page, people: Cast, signed_in: SignIn
) -> None:
    signed_in(page, people.coordinator)
    page.goto("/centre/serving/")
    expect(page.get_by_text("Volunteer of Larkfield")).to_be_visible()

    page.get_by_role("link", name="Lock").click()
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    page.go_back()

    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "Volunteer of Larkfield" not in page.content()


def test_everybody_reads_the_policy(
    open_page: Callable[..., Page], people: Cast, axe: Axe, screenshot: Screenshot
) -> None:
    page = open_page(PHONE)
    page.goto("/policy/")

    expect(page.get_by_role("heading", name="The confidentiality policy")).to_be_visible()
    expect(page.get_by_text("days late")).to_be_visible()
    axe(page)
    screenshot(page, "policy-phone")


def test_a_passkey_signs_in_where_the_browser_has_them(
    page: Page, people: Cast, signed_in: SignIn, seen: Seen
) -> None:
    _give_the_browser_passkeys(page)
    signed_in(page, people.coordinator)
    page.goto("/account/second-factor/passkeys/add/")
    seen("add-passkey")
    page.get_by_label("A word to know it by").fill("my telephone")
    page.get_by_role("button", name="Add this passkey").click()
    expect(page.get_by_role("heading", name=re.compile("How you sign in|Your code card"))).to_be_visible()
    page.goto("/locked/")

    page.goto("/account/sign-in/")
    page.get_by_label("Username").fill("coordinator")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Use your passkey instead").click()

    expect(page.get_by_text("Signed in", exact=True)).to_be_visible()


def _give_the_browser_passkeys(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
