"""By which marks a form is known again, and for how long."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.doors.answers import read
from tests.people import FOUNDER, NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.ledger.models import Entry, Sent
from wicketgate.domain.retention.operations import sweep_keys
from wicketgate.doors import clock

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases=["default", "keyring"])]
PAGE = "/centre/agencies/new/"
TYPED = {"name": "Wren Family Law", "switchboard": "0161 496 0333"}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.fixture
def browser(people: Cast) -> Client:
    browser = Client()
    sign_in(browser, people.coordinator)
    return browser


def opened(browser: Client, page: str = PAGE) -> dict[str, str]:
    forms = read(page, browser.get(page)).forms
    return next(form.values for form in forms if "switchboard" in form.values)


def recorded() -> int:
    return Entry.objects.filter(event="agency_recorded").count()


def test_the_second_is_led_to_where_the_first_was_led(browser: Client) -> None:
    sent = opened(browser) | TYPED

    first, second = browser.post(PAGE, sent), browser.post(PAGE, sent)

    assert recorded() == 1
    assert second.status_code == 302
    assert second.headers["Location"] == first.headers["Location"]


def test_the_same_words_from_a_page_opened_anew_are_another_form(browser: Client) -> None:
    for _twice in range(2):
        browser.post(PAGE, opened(browser) | TYPED)

    assert recorded() == 2


def test_other_words_from_the_same_page_are_another_form(browser: Client) -> None:
    page = opened(browser)
    for name in ("Wren Family Law", "Wren and Moss"):
        browser.post(PAGE, page | TYPED | {"name": name})

    assert recorded() == 2


def test_a_form_that_did_nothing_may_be_sent_again(browser: Client) -> None:
    page = opened(browser)

    wrong = browser.post(PAGE, page | {"name": ""})
    right = browser.post(PAGE, page | TYPED)

    assert (wrong.status_code, right.status_code) == (200, 302)
    assert recorded() == 1


@pytest.mark.parametrize(
    ("later", "papers"),
    [
        pytest.param(timedelta(seconds=2), 1, id="pressed twice"),
        pytest.param(timedelta(minutes=2), 2, id="another paper is wanted"),
    ],
)
def test_a_page_that_gives_a_paper_may_give_another(people: Cast, later: timedelta, papers: int) -> None:
    browser = Client()
    sign_in(browser, people.chair)
    page = read("/officers/ledger/", browser.get("/officers/ledger/"))
    form = next(
        form
        for form in page.forms
        if form.action.endswith("/checkpoints/file/") or "checkpoints" in form.action
    )
    first = browser.post(form.action, form.values)

    with clock.held(NOW + later):
        second = browser.post(form.action, form.values)

    assert first.status_code == 200
    assert second.status_code == (200 if papers == 2 else 409)
    assert Entry.objects.filter(event="checkpoints_taken_out").count() == papers


def test_a_mark_is_forgotten_with_the_next_night_s_sweep(browser: Client) -> None:
    browser.post(PAGE, opened(browser) | TYPED)

    sweep_keys(by=FOUNDER, at=later(hours=20))
    that_night = Sent.objects.count()
    sweep_keys(by=FOUNDER, at=later(hours=44))

    assert (that_night, Sent.objects.count()) == (1, 0)


def later(*, hours: int) -> datetime:
    return NOW + timedelta(hours=hours)
