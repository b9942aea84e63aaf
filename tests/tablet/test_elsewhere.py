"""Frames, windows, pages fetched beforehand, and typed text: whoever comes after gets none of them either."""

import pytest
from playwright.sync_api import APIResponse, expect

from tests.tablet.coming_back import by_the_list
from tests.tablet.conftest import Begin
from tests.tablet.guards import without
from tests.tablet.leaving import another_goes_on_with_a_pin
from tests.tablet.visiting import NAME, Visit

TYPED = "Mrs Marchbanks lives beside the mill"


def test_no_other_page_can_hold_it_in_a_frame(begin: Begin) -> None:
    assert not _framed(begin())


def test_without_its_headers_a_frame_would_show_it(begin: Begin) -> None:
    with without("frames"):
        assert _framed(begin())


def _framed(visit: Visit) -> bool:
    visit.look_at_the_day()
    outer = visit.open()
    outer.goto(visit.address("/static/shared/gate.svg"))
    outer.evaluate(
        """address => new Promise(done => {
            const frame = document.createElementNS("http://www.w3.org/1999/xhtml", "iframe");
            frame.onload = done;
            frame.src = address;
            document.documentElement.append(frame);
        })""",
        visit.address("/day/"),
    )
    return any(NAME in frame.content() for frame in outer.frames[1:])


PURPOSES = pytest.mark.parametrize(
    "purpose", ["prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"]
)


@PURPOSES
def test_nothing_is_fetched_beforehand(begin: Begin, purpose: str) -> None:
    answer = _fetched_beforehand(begin(), purpose)

    assert answer.status == 503
    assert NAME not in answer.text()


@PURPOSES
def test_without_a_look_at_what_it_is_for_the_name_would_be_fetched(begin: Begin, purpose: str) -> None:
    with without("beforehand"):
        assert NAME in _fetched_beforehand(begin(), purpose).text()


def _fetched_beforehand(visit: Visit, purpose: str) -> APIResponse:
    return visit.context.request.get("/day/", headers={"Sec-Purpose": purpose})


def test_a_window_that_it_opened_has_no_hold_on_it(begin: Begin) -> None:
    assert not _holds_its_opener(begin())


def test_without_its_header_that_window_could_send_it_elsewhere(begin: Begin) -> None:
    with without("opener"):
        assert _holds_its_opener(begin())


def _holds_its_opener(visit: Visit) -> bool:
    """Return whether a page of another address that was opened from here has a hold on this one."""
    visit.look_at_the_day()
    elsewhere = visit.address("/static/shared/gate.svg").replace("localhost", "127.0.0.1")
    with visit.context.expect_page() as opened:
        visit.page.evaluate("address => { window.open(address) }", elsewhere)
    opened.value.wait_for_url(elsewhere)
    return bool(opened.value.evaluate("window.opener !== null"))


def test_no_service_is_sent_the_page_or_what_is_typed(begin: Begin) -> None:
    assert _services(begin()) == {"translated": False, "suggested": "false", "spelled": False}


def test_without_its_words_the_browser_might_send_them(begin: Begin) -> None:
    with without("services"):
        assert _services(begin()) == {"translated": True, "suggested": "true", "spelled": True}


def _services(visit: Visit) -> dict[str, object]:
    """Return what the browser would let a service of its maker do with the page, and with a note on it."""
    visit.page.goto("/concern/")
    found: dict[str, object] = visit.page.locator("textarea").first.evaluate(
        """box => ({
            translated: document.documentElement.translate,
            suggested: box.writingSuggestions,
            spelled: box.spellcheck,
        })"""
    )
    return found


def test_typed_text_does_not_come_back_for_somebody_else(begin: Begin) -> None:
    assert _typed_by_the_one_before(begin()) == ""


@pytest.mark.parametrize("one", ["autocomplete", "scripts"])
def test_forgetting_what_is_typed_or_emptying_the_page_holds_alone(begin: Begin, one: str) -> None:
    with without(one):
        assert _typed_by_the_one_before(begin()) == ""


def test_without_its_guards_it_would_come_back(begin: Begin) -> None:
    with without("autocomplete", "scripts"):
        assert _typed_by_the_one_before(begin()) == TYPED


def _typed_by_the_one_before(visit: Visit) -> str:
    """Somebody types and goes; another goes on with a PIN, and back to that page, which is theirs as well."""
    visit.page.goto("/concern/")
    visit.page.locator("textarea").first.fill(TYPED)
    visit.go_on()
    another_goes_on_with_a_pin(visit)
    by_the_list(visit)
    box = visit.page.locator("textarea").first
    expect(box).to_be_visible()
    return box.input_value()
