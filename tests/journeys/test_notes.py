"""The officer says where notes go, and one comes that says nothing; a banner tells the coordinator when none does."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from tests.domain.post.server import listening
from tests.journeys.conftest import PHONE, Axe, Screenshot, SignIn
from tests.mailing import let_be_told, send
from tests.people import NOW, Cast
from tests.vault.certificates import certificate
from wicketgate.domain.accounts.mailing.operations import tell_the_coordinator
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.post.models import Mail
from wicketgate.vault.chance import new_id

OpenPage = Callable[..., Page]
WORDS = "Her arm was bruised when she came in."


def test_a_note_tells_the_officer_that_something_waits(
    open_page: OpenPage,
    people: Cast,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
    settings: Settings,
    tmp_path: Path,
) -> None:
    with listening(certificate(tmp_path)) as here:
        settings.WICKETGATE_MAIL = here.server
        office = signed_in(open_page(), people.officer)
        office.get_by_role("link", name="Safeguarding officer").click()
        office.get_by_role("link", name="See your notes").click()
        expect(office.get_by_text("No address is kept")).to_be_visible()
        axe(office)
        office.get_by_label("Your e-mail address").fill("bo@people.example, al@people.example")
        office.get_by_role("button", name="Keep this address").click()
        expect(office.get_by_text("Write one e-mail address").first).to_be_visible()
        axe(office)
        office.get_by_label("Your e-mail address").fill("bo@people.example")
        office.get_by_role("button", name="Keep this address").click()
        expect(office.get_by_text("An address is kept")).to_be_visible()
        assert "bo@people.example" not in office.content()
        axe(office)
        screenshot(office, "own-notes")

        hall = signed_in(open_page(), people.volunteer)
        hall.get_by_role("link", name="Raise a concern").click()
        hall.get_by_label("Write what you saw").fill(WORDS)
        hall.get_by_role("button", name="Send it, sealed").click()
        send(NOW + timedelta(minutes=1))

    assert [taken.recipients for taken in here.taken] == [["bo@people.example"]] * 2
    # One to try the address, and one that tells.
    assert sum(b"Something waits for you" in taken.content for taken in here.taken) == 1
    assert not Mail.objects.exists()


@operation
def something_comes_in(*, by: Actor, at: datetime) -> None:
    about = new_id()
    enter(Event.REFERRAL_SENT, by=by, at=at, subject=about)
    tell_the_coordinator(about=about, by=by, at=at)


def test_the_coordinator_sees_that_notes_do_not_get_through(
    open_page: OpenPage,
    people: Cast,
    signed_in: SignIn,
    axe: Axe,
    screenshot: Screenshot,
    settings: Settings,
    tmp_path: Path,
) -> None:
    with listening(certificate(tmp_path, lapsed=True)) as here:
        settings.WICKETGATE_MAIL = here.server
        let_be_told(people, "coordinator")
        something_comes_in(by=people.viewer("referrer").actor, at=NOW - timedelta(hours=2))
        send()

    desk = signed_in(open_page(), people.coordinator)
    expect(desk.get_by_text("have not got through")).to_be_visible()
    axe(desk)
    screenshot(desk, "notes-not-through")
    phone = signed_in(open_page(PHONE), people.coordinator)
    expect(phone.get_by_text("certificate has lapsed")).to_be_visible()
    axe(phone)
