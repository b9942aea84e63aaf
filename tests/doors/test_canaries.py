"""
No canary gets out: whoever looks everywhere sees nothing that the hand-written truth does not allow them.

The truth is `wicketgate/doors/cli/demonstration/truth.py`, stated for each member of the cast and never computed.
"""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.doors.answers import everything_in
from tests.doors.canaries import found_in, without_drawn
from tests.doors.crawling import Crawler
from tests.doors.guessing import Guesser
from tests.doors.invented_centre import Invented, filled_for_a_module, taken_back  # noqa: F401 - a fixture
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.sessions.queries.sheets import next_number

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

VOLUNTEERS = ("rosa", "hugo", "mei", "piotr", "edith", "samir", "joan")
REFERRERS = ("hartley", "bridge", "council")
# Those who try every kind of id; for the others of their posts, or where all is theirs, fewer are enough.
WIDE = ("leader", "rosa", "bridge")
# How many pages at least each of them can open; for whoever has left, and for nobody, only what is open to all.
PAGES = {"": 5, "coordinator": 90, "leader": 20, "officer": 16, "chair": 35, "trustee": 12, "clara": 4}
PAGES |= dict.fromkeys(VOLUNTEERS, 10) | dict.fromkeys(REFERRERS, 12)
# Those whose pages are many and alike open a few of each kind.
ALIKE = {"coordinator": 3, "chair": 3, "officer": 3}
# What somebody would send to have a thing opened: a purpose, a term to look for, a box ticked.
ASKING = {"purpose": Purpose.values[0], "term": "Marchbanks", "number": "1", "family": "a family"}


@pytest.mark.parametrize("username", PAGES)
def test_whoever_looks_everywhere_sees_only_what_is_theirs(invented: Invented, username: str) -> None:
    crawler = Crawler(invented, username, alike=ALIKE.get(username, 30)).crawl()

    assert crawler.problems == []
    assert len(crawler.opened) >= PAGES[username]


def test_everybody_who_can_sign_in_was_looked_at(invented: Invented) -> None:
    assert set(invented.usernames) | {""} == set(PAGES) == set(invented.truth) | {""}
    assert invented.canaries.count > 120


@pytest.mark.parametrize("username", PAGES)
def test_nothing_opens_by_a_guessed_address(invented: Invented, username: str) -> None:
    crawler, guesser, role = Crawler(invented, username), Guesser(), username and invented.role(username)
    is_wide = username in WIDE

    for address, _nobodys in guesser.own(role, most=4 if is_wide else 1) if role else ():
        crawler.get(address)
        if is_wide:
            crawler.post(address, ASKING)
    if username not in VOLUNTEERS[1:] + REFERRERS[1:]:  # for all of one post the door is the same
        for address, _nobodys in guesser.others(role):
            crawler.get(address)
            crawler.post(address, ASKING)

    assert crawler.problems == []
    assert len(crawler.answers) > 20


def test_two_that_are_not_there_answer_alike(invented: Invented) -> None:
    """Whatever somebody may not have answers like what is in no record: in status, body, headers and queries."""
    unlike = []
    for username in WIDE:
        crawler = Crawler(invented, username)
        for address, nobodys in Guesser().own(invented.role(username), most=4):
            for method in (crawler.client.get, crawler.client.post):
                answer = _observed(method, address)
                if answer[0] in (403, 404) and answer != _observed(method, nobodys):
                    unlike.append((username, method.__name__, address))

    assert unlike == []


def _observed(method: Callable[[str], Any], address: str) -> tuple[object, ...]:
    with taken_back(), contextlib.ExitStack() as stack:
        counted = [stack.enter_context(CaptureQueriesContext(connections[name])) for name in connections]
        response = method(address)
        headers = sorted(name for name in response.headers)
        body = without_drawn(response.content).replace(address.encode(), b"")
        return response.status_code, headers, body, [len(queries) for queries in counted]


def test_the_printed_day_sheet_is_read_too(invented: Invented) -> None:
    printed = invented.browser("leader").post(
        reverse("volunteer:print_sheet"), {"number": next_number(invented.filled.centre)}
    )

    assert printed["Content-Type"] == "application/pdf"
    assert b"Niamh" in everything_in(printed)


def test_no_table_holds_a_canary_in_plain(invented: Invented) -> None:
    for username in ("coordinator", "hartley"):
        Crawler(invented, username, alike=1).crawl()
    held = [
        _rows(name, table)
        for name in ("default", "keyring")
        for table in connections[name].introspection.table_names()
    ]

    # In so many random bytes a short word stands by chance; the whole name is looked for all the same.
    needles = {one: value for one, value in invented.forbidden("").items() if not one.is_word}

    assert sum(map(len, held)) > 100_000
    assert found_in(b"\n".join(held), needles) == set()


def _rows(database: str, table: str) -> bytes:
    with connections[database].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return b"\n".join(
            bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
            for row in cursor
            for cell in row
        )
