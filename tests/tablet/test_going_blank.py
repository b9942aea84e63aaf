"""A page that lies open goes blank by itself when nobody is signed in any more, and says what to do next."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.tablet.coming_back import back
from tests.tablet.conftest import Begin
from tests.tablet.guards import without
from tests.tablet.leaving import FROM_AFAR, WAYS, left
from tests.tablet.visiting import Visit
from wicketgate.doors.web.shared import sign_in_marks as marks

HERE = ("signs out", "locks", "another’s PIN")
A_LITTLE_LATER = 21_000  # milliseconds: the page asks every twenty seconds
USERNAME = "quillfeather"
FIVE_MINUTES = "05:01"
NOTHING_HAPPENS = 1_500  # milliseconds: the only wait for nothing, where a page would leave after one second


def _untouched(begin: Begin, way: str) -> Visit:
    """Somebody's work ends from afar, and nobody touches the page for a little while."""
    visit = begin()
    visit.page.clock.install()
    visit.look_at_the_day()
    with left(visit, way):
        visit.page.clock.fast_forward(A_LITTLE_LATER)
        if visit.page.locator("script[src*=leaving]").count():
            visit.sees_a_calm_page()
    return visit


@pytest.mark.parametrize("way", FROM_AFAR)
def test_a_page_hears_within_twenty_seconds_what_happened_elsewhere(begin: Begin, way: str) -> None:
    assert not _untouched(begin, way).shows_it_still()


@pytest.mark.parametrize("way", FROM_AFAR)
def test_without_its_script_it_would_not(begin: Begin, way: str) -> None:
    with without("scripts"):
        assert _untouched(begin, way).shows_it_still()


def test_a_page_empties_itself_after_five_minutes(begin: Begin) -> None:
    visit = begin()
    visit.page.clock.install()
    visit.look_at_the_day()

    visit.page.clock.fast_forward(FIVE_MINUTES)

    visit.sees_a_calm_page()


def test_without_its_script_it_stays_on_the_screen(begin: Begin) -> None:
    with without("scripts"):
        visit = begin()
        visit.page.clock.install()
        visit.look_at_the_day()

        visit.page.clock.fast_forward(FIVE_MINUTES)

        assert visit.shows_it_still()


NOBODYS = pytest.mark.parametrize("address", ["/account/sign-in/", "/locked/"])


def _typed_by_nobody(begin: Begin, address: str) -> Page:
    """On the tablet somebody types a username, and walks away for five minutes without signing in."""
    visit = begin()
    visit.look_at_the_day()
    WAYS["locks"](visit)
    page = visit.open()
    page.clock.install()
    page.goto(address)
    page.get_by_label("Username").fill(USERNAME)
    page.clock.fast_forward(FIVE_MINUTES)
    return page


@NOBODYS
def test_what_nobody_signed_in_typed_is_gone_after_five_minutes(begin: Begin, address: str) -> None:
    page = _typed_by_nobody(begin, address)

    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    expect(page.get_by_label("Username")).to_have_value("")


@NOBODYS
def test_without_a_time_for_nobody_it_stays_on_the_screen(begin: Begin, address: str) -> None:
    with without("nobody"):
        page = _typed_by_nobody(begin, address)

        assert page.get_by_label("Username").input_value() == USERNAME


def _beside(begin: Begin, way: str) -> tuple[Visit, Page]:
    """Somebody leaves in one tab, while another with the names lies open beside it."""
    visit = begin()
    beside = visit.look_at_the_day(visit.open())
    visit.look_at_the_day()
    WAYS[way](visit)
    return visit, beside


@pytest.mark.parametrize("way", HERE)
def test_the_other_tab_goes_blank(begin: Begin, way: str) -> None:
    visit, beside = _beside(begin, way)

    visit.sees_a_calm_page(beside)
    assert not visit.shows_it_still(beside)


@pytest.mark.parametrize("way", HERE)
def test_without_its_script_the_other_tab_would_not(begin: Begin, way: str) -> None:
    with without("scripts"):
        visit, beside = _beside(begin, way)

        assert visit.shows_it_still(beside)


def test_a_touch_in_one_tab_keeps_the_other_open(begin: Begin) -> None:
    visit = begin()
    beside = visit.open()
    for page in (beside, visit.page):
        page.clock.install()
        visit.look_at_the_day(page)
    beside.clock.fast_forward("04:30")
    expect(beside.get_by_text("This page closes in one minute.")).to_be_visible()

    visit.page.keyboard.press("Shift")

    expect(beside.get_by_text("This page closes in one minute.")).to_be_hidden()
    beside.clock.fast_forward("00:45")
    assert visit.shows_it_still(beside)


def test_without_scripts_the_page_leaves_by_itself(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = begin(java_script_enabled=False)
    monkeypatch.setattr(marks, "IDLE_ON_TABLET", timedelta(seconds=1))

    visit.page.goto("/day/", wait_until="commit")

    visit.page.wait_for_url("**/locked/")
    visit.sees_a_calm_page()


def test_without_scripts_and_its_header_line_the_page_would_stay(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begin(java_script_enabled=False)
    monkeypatch.setattr(marks, "IDLE_ON_TABLET", timedelta(seconds=1))

    with without("refresh"):
        visit.look_at_the_day()
        visit.page.wait_for_timeout(NOTHING_HAPPENS)

    assert visit.shows_it_still()


def test_without_scripts_back_shows_nothing(begin: Begin) -> None:
    visit = begin(java_script_enabled=False)
    visit.look_at_the_day()
    visit.go_on()
    with left(visit, "signed out afar"):
        assert not visit.shows_the_name(back(visit))


def test_without_scripts_and_cookies_back_would_show_it(begin: Begin) -> None:
    with without("cookies"):
        visit = begin(java_script_enabled=False)
        visit.look_at_the_day()
        visit.go_on()
        with left(visit, "signed out afar"):
            assert visit.shows_the_name(back(visit))


def _beside_without_scripts(begin: Begin) -> bool:
    """Somebody locks in one tab; return whether a click in the other shows the name anew."""
    visit = begin(java_script_enabled=False)
    beside = visit.look_at_the_day(visit.open())
    visit.look_at_the_day()
    WAYS["locks"](visit)
    with beside.expect_response("**/day/"):
        beside.get_by_role("link", name="Today", exact=True).click()
    return visit.shows_the_name(beside)


def test_without_scripts_the_other_tab_shows_nothing_more_at_its_next_click(begin: Begin) -> None:
    assert not _beside_without_scripts(begin)


def test_were_the_sign_in_not_ended_the_other_tab_would_show_it_anew(begin: Begin) -> None:
    with without("server"):
        assert _beside_without_scripts(begin)


def test_a_paper_leaves_the_screen_by_itself(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = begin()
    monkeypatch.setattr(marks, "IDLE_ON_TABLET", timedelta(seconds=1))

    _print_the_sheet(visit)

    visit.page.wait_for_url("**/pin/")


def test_without_its_header_a_paper_would_stay(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = begin()
    monkeypatch.setattr(marks, "IDLE_ON_TABLET", timedelta(seconds=1))

    with without("refresh"):
        _print_the_sheet(visit)
        visit.page.wait_for_timeout(NOTHING_HAPPENS)

    assert visit.page.url.endswith("/print/")


def _print_the_sheet(visit: Visit) -> None:
    visit.page.goto("/day/sheets/")
    visit.page.get_by_role("button", name="Print sheet").first.click(no_wait_after=True)
    visit.page.wait_for_url("**/print/", wait_until="commit")
