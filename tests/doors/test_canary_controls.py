"""The crawl can fail: a leak that is planted on a page is seen, in whichever disguise it leaves."""

import base64
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.doors.canaries import found_in
from tests.doors.crawling import Crawler
from tests.doors.invented_centre import Invented, filled_for_a_module  # noqa: F401 - a fixture
from wicketgate.doors.web.shared import context
from wicketgate.doors.web.shared.middleware import KeepNothing

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

ADDRESS = "14 Quince Row\nLarkfield\nLK4 1QR"
DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in small letters": str.lower,
    "for an address": quote,
    "in Base64, after something else": lambda value: base64.b64encode(f"to {value}".encode()).decode(),
    "in hexadecimal, as UTF-16": lambda value: value.encode("utf-16-le").hex(),
    "backwards": lambda value: value[::-1],
    "with its marks taken away": lambda value: value.replace("\n", " ").replace(" ", ""),
    "its postcode alone": lambda value: value[-7:],
    "its first line alone": lambda value: value.split("\n")[0],
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_leak_is_seen_in_every_disguise(
    invented: Invented,
    disguise: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaked = DISGUISES[disguise](ADDRESS)
    monkeypatch.setattr(context, "nav_items", lambda request: [(leaked, "/", False)])

    found = Crawler(invented, "hugo", alike=1).crawl().problems

    assert {problem.what for problem in found} == {f"gave away: {ADDRESS}"}


@pytest.mark.parametrize(
    "telephone", ["07700 900111", "07700 900 111", "+44 (0)7700 900-111", "447700900111"]
)
def test_a_number_is_seen_however_it_is_written(invented: Invented, telephone: str) -> None:
    assert "+447700900111" in found_in(telephone.encode(), invented.forbidden("rosa"))


def test_a_header_and_a_name_are_seen(invented: Invented, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = KeepNothing.__call__

    def loose(self: KeepNothing, request: Any) -> Any:
        response = answered(self, request)
        response["X-About"] = "family=Lindqvist"
        return response

    monkeypatch.setattr(KeepNothing, "__call__", loose)

    assert Crawler(invented, "", alike=1).crawl().problems
