"""
What DEVELOPERS.md and SECURITY.md promise is held by tests that are there.

SECURITY.md says for each adversary what they can't get. Each such sentence names the test that shows it, the test in
which it leaks once the guard is taken away, and the guard.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest

from tests.census.naming import NAMED, functions, names

TEST = re.compile(r"`(tests/[\w/]+\.py)`")
ADVERSARIES = {
    "A former partner, outside",
    "A former partner who is a volunteer, or knows one",
    "A volunteer who is curious, or is made to look",
    "A false referrer",
    "A thief of the tablet",
    "A holder of an old backup, a paper or the disk",
    "A host, or an administrator of the database",
    "A coordinator who means harm",
    "Another centre",
    "Somebody on the network",
    "A package that is not what it was",
    "Whoever changes this program",
    "A thief of everything",
}
PARTS = ("The promise", "What the ledger shows, and what a thief of everything can still do", "What is not there yet",
         "If you find a weakness")  # fmt: skip
# What somebody sees or knows, and nothing that a program does or leaves undone.
NO_TEST = "no test can"
CANT, STILL = "They can’t", "They can, still"
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one adversary can't get: the test, the control and the guard."""

    adversary: str
    words: str
    test: Place
    control: Place
    guard: Place


@pytest.fixture(scope="module")
def sentences(texts: dict[str, str]) -> list[Sentence]:
    return [
        Sentence(adversary, words, *NAMED.findall(places))
        for adversary, kind, words, places in _rows(texts["SECURITY.md"])
        if kind == CANT
    ]


def test_the_page_speaks_of_each_adversary(texts: dict[str, str], sentences: list[Sentence]) -> None:
    titles = re.findall(r"^### (.+)$", texts["SECURITY.md"], re.MULTILINE)

    assert set(titles) == ADVERSARIES == {sentence.adversary for sentence in sentences}
    assert [part for part in PARTS if f"\n## {part}\n" not in texts["SECURITY.md"]] == []
    assert len(sentences) > 50


def test_every_sentence_has_a_test_and_a_control_that_run(
    sentences: list[Sentence], programs: dict[str, str]
) -> None:
    tests = {place for sentence in sentences for place in (sentence.test, sentence.control)}

    assert {place for place in tests if not _runs(place, programs)} == set(), (
        "mend SECURITY.md, or write the test"
    )
    assert [sentence.words for sentence in sentences if sentence.test == sentence.control] == []


def test_every_guard_is_there(sentences: list[Sentence], programs: dict[str, str]) -> None:
    guards = {sentence.guard for sentence in sentences}

    assert {place for place in guards if place[1] not in names(programs.get(place[0], ""))} == set()


def test_every_control_works_on_its_guard(sentences: list[Sentence], programs: dict[str, str]) -> None:
    """A control, or what stands beside it, names the guard that it takes away."""
    strange = [
        sentence.words
        for sentence in sentences
        if not _names_it(sentence.control[0], sentence.guard, programs)
    ]

    assert strange == []


def test_every_control_of_the_promises_has_its_sentence(
    sentences: list[Sentence], programs: dict[str, str]
) -> None:
    written = {
        (name, function)
        for name, text in programs.items()
        if name.startswith("tests/promises/")
        for function in functions(text)
        if function.startswith("test_control_")
    }

    assert written
    assert written - {sentence.control for sentence in sentences} == set(), (
        "give it its sentence in SECURITY.md"
    )


def test_what_they_can_still_do_is_shown_or_can_not_be(
    texts: dict[str, str], programs: dict[str, str]
) -> None:
    still = [places for _who, kind, _words, places in _rows(texts["SECURITY.md"]) if kind == STILL]
    shown = {_place(cell) for cell in still if cell != NO_TEST}

    assert len(still) > 20
    assert {place for place in shown if not _runs(place, programs)} == set()
    assert len(shown) >= len(still) // 2


def test_a_sentence_whose_test_is_gone_is_a_dead_link(programs: dict[str, str]) -> None:
    here = "tests/census/test_promises.py"
    left_out = {"tests/a.py": "@pytest.mark.sk" + "ip\ndef test_b() -> None: ...\n"}

    assert _runs((here, "test_every_guard_is_there"), programs)
    assert not _runs((here, "test_that_is_gone"), programs)
    assert not _runs(("tests/census/test_gone.py", "test_every_guard_is_there"), programs)
    assert not _runs(("tests/a.py", "test_b"), left_out)
    assert "see_family" in names(programs["wicketgate/clauses/undertaking.py"])
    assert "see_everybody" not in names(programs["wicketgate/clauses/undertaking.py"])


@pytest.mark.parametrize("page", ["DEVELOPERS.md"])
def test_every_promise_names_a_test_that_is_there(page: str, texts: dict[str, str]) -> None:
    tests = TEST.findall(texts[page])

    assert len(tests) > 10
    assert {test for test in tests if test not in texts} == set(), (
        f"mend the path in {page}, or write the test"
    )


def test_the_property_table_has_three_cells_a_row(texts: dict[str, str]) -> None:
    rows = [
        line
        for line in texts["DEVELOPERS.md"].splitlines()
        if line.startswith("| ") and "tests/census" in line
    ]

    assert rows
    assert all(row.count("|") in (3, 4) for row in rows)


def test_no_word_of_the_glossary_has_two_meanings(texts: dict[str, str]) -> None:
    # `key` has two, and each says of what.
    words = [
        word
        for line in texts["GLOSSARY.md"].splitlines()
        if line.startswith("| **")
        for word in re.findall(r"\*\*([^*]+)\*\*(?: \((?:[^)]*)\))?", line.split("|")[1])
    ]
    twice = {word for word in words if words.count(word) > 1} - {"key"}

    assert len(words) > 40
    assert twice == set()


def _rows(text: str) -> list[tuple[str, str, str, str]]:
    """Return every row of the adversaries' tables: whose it is, under which head, its words and its places."""
    found, adversary, kind = [], "", ""
    for line in text.splitlines():
        if line.startswith("#"):
            adversary = line[4:] if line.startswith("### ") else ""
        elif adversary and line.startswith("| "):
            words, places = (cell.strip() for cell in line.strip("|").split("|"))
            if words in (CANT, STILL):
                kind = words
            else:
                found.append((adversary, kind, words, places))
    return found


def _place(cell: str) -> Place:
    ((file, name),) = NAMED.findall(cell)
    return file, name


def _runs(place: Place, programs: dict[str, str]) -> bool:
    file, name = place
    return name.startswith("test_") and name in functions(programs.get(file, ""))


def _names_it(control: str, guard: Place, programs: dict[str, str]) -> bool:
    folder = str(PurePosixPath(control).parent)
    beside = [text for name, text in programs.items() if str(PurePosixPath(name).parent) == folder]
    words = {word for text in beside for word in _words(text)}
    return guard[0].startswith("tests/") or guard[1] in words


def _words(text: str) -> set[str]:
    """Return every name and every text of one word that stands in a program."""
    tree = list(ast.walk(ast.parse(text)))
    named = {node.id for node in tree if isinstance(node, ast.Name)}
    named |= {node.attr for node in tree if isinstance(node, ast.Attribute)}
    named |= {alias.name for node in tree if isinstance(node, ast.ImportFrom) for alias in node.names}
    written = {
        str(node.value) for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return named | written
