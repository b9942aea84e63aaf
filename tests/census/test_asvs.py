"""Every requirement of OWASP ASVS 5.0.0, levels 1 and 2, is in the table once, and what applies is shown by tests."""

from collections import Counter

import pytest

from tests.census.asvs import Requirement, levels, requirements, told
from tests.census.naming import functions
from tests.census.reference import AGAIN, page

# What applies and isn't met. It stands at the top of the page with why; nobody adds one here in passing.
NOT_MET = {"6.2.4", "6.5.2", "6.5.5", "11.5.1", "12.2.2", "13.2.1"}
WORDS = {"asks", "shown_by", "not_here", "not_met"}


@pytest.fixture(scope="module")
def held() -> list[Requirement]:
    return requirements()


def test_the_list_is_that_of_the_standard() -> None:
    listed = levels()

    # As its release counts them: 70 of level 1, 183 of level 2, in seventeen chapters.
    assert Counter(level for _number, level in listed) == {1: 70, 2: 183}
    assert len({number for number, _level in listed}) == 253
    assert {number.split(".")[0] for number, _level in listed} == {str(chapter) for chapter in range(1, 18)}


def test_every_requirement_is_in_the_table_once() -> None:
    numbers = [number for number, _level in levels()]

    assert sorted(told()) == sorted(numbers)


def test_nothing_that_applies_is_without_a_test(held: list[Requirement]) -> None:
    assert [one.number for one in held if one.state != "not here" and not one.shown_by] == []


def test_what_is_not_here_says_why_and_what_is_not_met_too(held: list[Requirement]) -> None:
    assert [one.number for one in held if one.state != "met" and len(one.why) < 20] == []
    assert [one.number for one in held if set(told()[one.number]) - WORDS] == []


def test_only_these_are_not_met(held: list[Requirement]) -> None:
    assert {one.number for one in held if one.state == "not met"} == NOT_MET


def test_every_test_that_is_named_is_there_and_runs(
    held: list[Requirement], programs: dict[str, str]
) -> None:
    named = {test for one in held for test in one.shown_by}
    gone = {test for test in named if not _runs(test, programs)}

    assert len(named) > 150
    assert gone == set(), "mend the name in tests/census/asvs.toml, or write the test"


def test_a_test_that_is_gone_is_a_dead_link(programs: dict[str, str]) -> None:
    assert _runs("tests/census/test_asvs.py::test_only_these_are_not_met", programs)
    assert not _runs("tests/census/test_asvs.py::test_that_is_gone", programs)
    assert not _runs("tests/census/test_gone.py::test_only_these_are_not_met", programs)
    assert not _runs("tests/a.py::test_b", {"tests/a.py": "@pytest.mark.sk" + "ip\ndef test_b(): ...\n"})


def test_each_is_told_in_words_of_its_own(held: list[Requirement]) -> None:
    # Short, and not as OWASP begins each of its own.
    assert [one.number for one in held if not 10 <= len(one.asks) <= 120] == []
    assert [one.number for one in held if one.asks.startswith("Verify")] == []


def test_the_page_is_as_the_table(texts: dict[str, str]) -> None:
    assert texts.get("docs/reference/asvs.md") == page("asvs.md"), AGAIN


def _runs(test: str, programs: dict[str, str]) -> bool:
    file, _colons, name = test.partition("::")
    return name.startswith("test_") and name in functions(programs.get(file, ""))
