"""Every form of every post, filled with nothing, far too much, or what is meant to break it: nothing breaks."""

from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.census.house import our_models
from tests.doors.answers import Form, content_of, read
from tests.doors.crawling import Crawler, kind_of
from tests.doors.invented_centre import NOW, Invented, filled_for_a_module  # noqa: F401 - a fixture
from wicketgate.domain.accounts.models import Role
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.referrals.operations import begin
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

HOSTILE = {
    "nothing": "",
    "far too much": "a long story " * 8_000,
    "a script and a template": "<script>alert(1)</script>\"'><img src=x>{{7*7}}{% debug %}${7*7}",
    "a NUL": "Mary\x00Ann",
    "half a sign": "Mary\ud800Ann",
    "a turn of direction": "Mary\u202eannA\u2066",
    "a number beyond all": "9" * 60,
    "a day that is none": "2026-02-31",
}
# What also stands in place of what a page sends by itself: marks, versions, choices, ids.
FOR_EVERYTHING = ("nothing", "a NUL", "a number beyond all")
# How many kinds of form at least each of them can send.
FORMS = {"": 1, "coordinator": 40, "chair": 14, "officer": 4, "leader": 6, "rosa": 3, "mei": 3, "hartley": 8}


@pytest.mark.parametrize("username", FORMS)
def test_no_form_breaks_on_what_is_typed_into_it(invented: Invented, username: str) -> None:
    crawler = _with_a_referral(invented, username)
    forms, held = _forms(crawler), _held()

    unlike = [
        f"{name} in {form.action}: {what}"
        for form in forms.values()
        for name, text in HOSTILE.items()
        for filled in _fillings(form, name, text)
        for what in _wrong(crawler, form, filled, text, held)
    ]

    assert len(forms) >= FORMS[username]
    assert unlike == []


def _with_a_referral(invented: Invented, username: str) -> Crawler:
    if username in ("hartley", "coordinator"):
        by = invented.filled.viewer(username, Role(invented.role(username)), at=NOW)
        agency = None if username == "hartley" else invented.filled.agencies["bridge"]
        begin(acts_for=SideKind.VISITS, agency=agency, once=new_id(), by=by, at=NOW)
    return Crawler(invented, username, alike=2)


def _forms(crawler: Crawler) -> dict[str, Form]:
    found: dict[str, Form] = {}
    opened = crawler.get

    def noting(address: str) -> object:
        page = opened(address)
        for form in page.forms:
            if form.method == "post":
                found.setdefault(f"{kind_of(form.action)} {sorted(form.values)}", form)
        return page

    crawler.get = noting  # type: ignore[method-assign,assignment]  # listened to while it crawls
    crawler.crawl()
    crawler.get = opened  # type: ignore[method-assign]
    return found


def _fillings(form: Form, name: str, text: str) -> Iterator[dict[str, str]]:
    """Yield the form with `text` in every box to type in, and with it in everything that it sends."""
    yield form.values | dict.fromkeys(form.typed, text)
    if name in FOR_EVERYTHING:
        yield dict.fromkeys(form.values, text)


def _wrong(
    crawler: Crawler, form: Form, filled: Mapping[str, str], text: str, held: Mapping[str, int]
) -> Iterator[str]:
    """Yield what is wrong with the answer to one sending."""
    before = len(crawler.problems)
    with crawler.undone():
        response = crawler.client.post(form.action, _as_bytes(filled), "application/x-www-form-urlencoded")
        if response.status_code >= 500 or len(text) < 1000:  # a long answer is long because of what was typed
            crawler.check(response, f"POST {form.action}")
        page = unescape(content_of(response).decode("utf-8", "replace"))
        is_sent_back = (
            response.status_code == 200 and bool(read(form.action, response).forms) and "errors" in page
        )
        if is_sent_back and held != _held():
            yield "sent back, and half of it is kept"
    yield from (problem.what for problem in crawler.problems[before:])
    if b"<script>alert(1)" in content_of(response):
        yield "a script is a script"
    if "{{7*7}}" in text and "49{%" in page:
        yield "a template is worked out"
    if is_sent_back and "{{7*7}}" in text and text not in page and form.typed:
        yield f"what was typed is gone {form.typed}"


def _as_bytes(filled: Mapping[str, str]) -> bytes:
    # No browser sends half a sign; a program does.
    return urlencode(filled, encoding="utf-8", errors="surrogatepass").encode()


def _held() -> dict[str, int]:
    """Count every record but the ledger's entries: a refusal is entered too."""
    return {model.__name__: model._default_manager.count() for model in our_models() if model is not Entry}
