"""No page asks for anything that its Content-Security-Policy forbids, and none reaches another computer."""

from urllib.parse import urlsplit

import pytest
from django.http import HttpRequest, HttpResponse
from playwright.sync_api import Error, Page

from tests.tablet.conftest import Begin
from tests.tablet.crawled import VIOLATES, VISITORS, Seen, look
from tests.tablet.guards import OF_AN_ANSWER, without

PLANTED = {
    "a script in the page": (b"<script>document.title = 'planted'</script>", "script-src-elem"),
    "a script in an attribute": (b"<img src=x onerror=\"document.title = 'planted'\">", "script-src-attr"),
    "a script from another host": (
        b"<script src=https://elsewhere.example/a.js></script>",
        "script-src-elem",
    ),
    "a picture from another host": (b"<img src=https://elsewhere.example/a.png>", "img-src"),
    "a picture inside the page": (b"<img src=data:image/png;base64,AAAA>", "img-src"),
    "a style in the page": (b"<style>h1 { color: red }</style>", "style-src-elem"),
    "a frame": (b"<iframe src=/policy/></iframe>", "frame-src"),
    "a form to another host": (
        b"<form action=https://elsewhere.example/ id=f><button>x</button></form>",
        "form-action",
    ),
}


def test_no_page_is_against_the_policy(crawled: list[Seen]) -> None:
    complaints = {str(seen): seen.complaints for seen in crawled if seen.complaints}

    assert complaints == {}
    assert len(crawled) > 250
    assert sum(seen.address.startswith("form") for seen in crawled) > 50
    assert {seen.username for seen in crawled} == set(VISITORS)


def test_no_page_asks_another_computer_for_anything(crawled: list[Seen], site: str) -> None:
    assert {host for seen in crawled for host in seen.hosts} == {urlsplit(site).netloc}


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_stopped_and_seen(
    begin: Begin, monkeypatch: pytest.MonkeyPatch, planted: str
) -> None:
    markup, directive = PLANTED[planted]
    visit = begin()
    visit.context.add_init_script(VIOLATES)
    page = visit.open()
    _plant(monkeypatch, markup)

    with without("planted"):
        seen = look(page, "leader", "/policy/")
        if directive == "form-action":
            page.on("console", lambda message: seen.complaints.append(message.text))
            with page.expect_console_message(lambda message: "against the policy" in message.text):
                page.evaluate("document.getElementById('f').submit()")

    assert any(f"against the policy: {directive}" in words for words in seen.complaints)
    assert seen.holds["title"] != "planted"


def test_text_is_never_taken_for_markup(begin: Begin) -> None:
    visit = begin()
    visit.page.goto("/policy/")

    with pytest.raises(Error, match="TrustedHTML"):
        visit.page.evaluate("document.body.innerHTML = '<b>bold</b>'")


def test_without_the_policy_a_planted_picture_would_leave(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    page: Page = begin().page
    _plant(monkeypatch, b"<img src=http://127.0.0.1:9/a.png>")

    with without("planted", "frames"):
        seen = look(page, "leader", "/policy/")

    assert "127.0.0.1:9" in seen.hosts


def _plant(monkeypatch: pytest.MonkeyPatch, markup: bytes) -> None:
    def planted(request: HttpRequest, response: HttpResponse) -> None:
        response.content = response.content.replace(b"</main>", markup + b"</main>")

    monkeypatch.setitem(OF_AN_ANSWER, "planted", planted)
