"""The doctor's codes are for ever, its page of reference is as the program, and its list is one that can be read."""

import ast
import re
from collections.abc import Iterator
from datetime import date

from tests.census.reference import AGAIN, page
from tests.doors.doctor.breaking import ROWS
from wicketgate.doors.doctor import versions
from wicketgate.doors.doctor.examination import ASSERTIONS

LEAST = 40
CODE = re.compile(r"[a-z]+\.[a-z_]+")


def test_there_are_enough_assertions_and_each_has_a_code_of_its_own() -> None:
    codes = [assertion.code for assertion in ASSERTIONS]

    assert len(codes) >= LEAST
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not CODE.fullmatch(code)] == []


def test_every_assertion_is_shown_to_fail() -> None:
    assert {assertion.code for assertion in ASSERTIONS} == {row.code for row in ROWS}, (
        "say in tests/doors/doctor/breaking.py how it is broken"
    )


def test_every_assertion_says_what_should_be_so_and_what_to_do() -> None:
    assert [assertion.code for assertion in ASSERTIONS if not str(assertion.claim)] == []
    advice = {assertion.code: str(assertion.advice) for assertion in ASSERTIONS}
    assert [
        code for code, words in advice.items() if not words.endswith(".") and "wicketgate" not in words
    ] == []


def test_the_page_of_reference_is_unchanged(texts: dict[str, str]) -> None:
    assert texts.get("docs/reference/doctor.md") == page("doctor.md"), AGAIN


def test_every_look_stands_by_itself(programs: dict[str, str]) -> None:
    # An assertion that asks another one would be red for the other's reason.
    rooms = {name: text for name, text in programs.items() if name.startswith("wicketgate/doors/doctor/")}
    looks = {assertion.look.__name__ for assertion in ASSERTIONS if hasattr(assertion.look, "__name__")}

    assert len(rooms) > 10
    assert {name: called for name, text in rooms.items() if (called := set(_called(text)) & looks)} == {}


def test_the_list_of_known_holes_can_be_read() -> None:
    known = versions.known()

    assert isinstance(known["looked_at"], date)
    assert len(known["hole"]) > 10
    for hole in known["hole"]:
        assert set(hole) - {"unreached"} == {"package", "below", "reference", "published"}
        assert hole["published"] <= known["looked_at"], hole["reference"]


def test_a_hole_of_the_full_text_search_can_not_be_reached(programs: dict[str, str]) -> None:
    ours = {name: text for name, text in programs.items() if name.startswith("wicketgate/")}

    assert len(ours) > 100
    assert [
        name for name, text in ours.items() if re.search(r"(?i)\bfts[345]\b|create virtual table", text)
    ] == []


def _called(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
