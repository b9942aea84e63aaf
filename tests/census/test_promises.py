"""What DEVELOPERS.md and SECURITY.md promise is held by tests that are there."""

import re
from pathlib import Path

import pytest

TEST = re.compile(r"`(tests/[\w/]+\.py)`")
CODE = re.compile(r"`(wicketgate/[\w/]+\.(?:py|toml))`")


@pytest.mark.parametrize("page", ["DEVELOPERS.md", "SECURITY.md"])
def test_every_promise_names_a_test_that_is_there(page: str, root: Path, texts: dict[str, str]) -> None:
    tests = TEST.findall(texts[page])

    assert len(tests) > 10
    assert {test for test in tests if not (root / test).is_file()} == set(), (
        f"mend the path in {page}, or write the test"
    )


@pytest.mark.parametrize("page", ["DEVELOPERS.md", "SECURITY.md", "GLOSSARY.md"])
def test_every_module_that_is_named_is_there(page: str, root: Path, texts: dict[str, str]) -> None:
    assert {name for name in CODE.findall(texts[page]) if not (root / name).is_file()} == set()


@pytest.mark.parametrize("page", ["DEVELOPERS.md", "SECURITY.md"])
def test_every_link_leads_somewhere(page: str, root: Path, texts: dict[str, str]) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", texts[page]) if "://" not in link]

    assert {link for link in links if not (root / link).exists()} == set()


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
