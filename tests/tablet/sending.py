"""Every kind of form, sent once from the browser; what that writes is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pytest
from django.http import HttpRequest, HttpResponseBase
from django.middleware.security import SecurityMiddleware
from playwright.sync_api import Page, Response

from tests.doors.crawling import kind_of
from tests.doors.invented_centre import taken_back
from tests.tablet.visiting import mark, wait_for_another

FORMS = """() => [...document.forms].map(form => ({
    action: new URL(form.action).pathname,
    method: form.method,
    names: [...new FormData(form).keys()].sort(),
}))"""
# The first answer is chosen where none is given: a page behind it opens that would else ask again.
SUBMIT = """place => {
    const form = document.forms[place];
    for (const field of form.elements) {
        if (field.type === "radio" && !form.elements[field.name].value) field.checked = true;
        if (field.tagName === "SELECT" && !field.value) field.selectedIndex = 1;
    }
    HTMLFormElement.prototype.submit.call(form);
}"""


@contextmanager
def writes_taken_back() -> Iterator[None]:
    """Let the server write nothing for good, inside the block."""
    answer = SecurityMiddleware.__call__

    def taken(self: SecurityMiddleware, request: HttpRequest) -> HttpResponseBase:
        with taken_back():
            return _kept(cast(HttpResponseBase, answer(self, request)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SecurityMiddleware, "__call__", taken)
        yield


def _kept(answer: HttpResponseBase) -> HttpResponseBase:
    """Let the browser keep a paper as a file: on its way to the screen it would take the next page's place."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        answer.headers["Content-Disposition"] = "attachment"
    return answer


def not_sent_yet(page: Page, sent: set[str]) -> list[int]:
    """Return which forms of the page are of a kind that was not sent before, and count them as sent."""
    places = []
    for place, form in enumerate(page.evaluate(FORMS)):
        kind = f"{kind_of(form['action'])} {form['names']}"
        if form["method"] == "post" and kind not in sent:
            sent.add(kind)
            places.append(place)
    return places


def send(page: Page, place: int) -> Response:
    """Send one form of the page; return the answer that came in the end, and stay signed in as before."""
    cookies: Any = page.context.cookies()
    mark(page)
    with page.expect_response(_is_the_last) as answered:
        page.evaluate(SUBMIT, place)
    if is_page(answered.value):
        wait_for_another(page)
        page.wait_for_load_state()
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    return answered.value


def _is_the_last(answer: Response) -> bool:
    return answer.request.is_navigation_request() and not 300 <= answer.status < 400


def is_page(answer: Response) -> bool:
    """Return whether an answer is a page of ours; papers and files are shown or kept by the browser itself."""
    return answer.headers["content-type"].startswith("text/html")
