"""Signing in, as a person does it."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Axe, Screenshot, SignIn
from tests.people import Cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry


def test_somebody_signs_in_with_a_password_and_a_code(
    page: Page, people: Cast, signed_in: SignIn, axe: Axe, screenshot: Screenshot
) -> None:
    page.goto("/")
    axe(page)
    screenshot(page, "start")

    signed_in(page, people.coordinator)

    expect(page.get_by_text("Signed in", exact=True)).to_be_visible()
    assert Entry.objects.filter(event=Event.SIGNED_IN, subject=people.coordinator.id).count() == 1
