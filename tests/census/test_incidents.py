"""Every case of docs/incidents.md has its test, its control and its guard, and every such test has its row."""

import ast
import re
from dataclasses import dataclass

import pytest

PAGE = "docs/incidents.md"
FOLDER = "tests/doors/incidents/"
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


@dataclass(frozen=True, slots=True)
class Row:
    """One case: where its test, its control and its guard are."""

    case: str
    test: tuple[str, str]
    control: tuple[str, str]
    guard: tuple[str, str]


@pytest.fixture(scope="module")
def rows(texts: dict[str, str]) -> list[Row]:
    return [_row(line) for line in texts[PAGE].splitlines() if "::" in line]


def test_every_row_leads_to_what_is_there(rows: list[Row], programs: dict[str, str]) -> None:
    places = {place for row in rows for place in (row.test, row.control, row.guard)}

    assert len(rows) > 20
    assert {place for place in places if place[1] not in _names(programs.get(place[0], ""))} == set()


def test_a_name_that_is_gone_is_a_dead_link(programs: dict[str, str]) -> None:
    assert "see_family" in _names(programs["wicketgate/clauses/undertaking.py"])
    assert "see_everybody" not in _names(programs["wicketgate/clauses/undertaking.py"])


def test_every_test_and_every_control_has_its_row(rows: list[Row], programs: dict[str, str]) -> None:
    written = {
        (name, function)
        for name, text in programs.items()
        if name.startswith(FOLDER)
        for function in _names(text)
        if function.startswith(("test_incident_", "test_control_"))
    }
    listed = {place for row in rows for place in (row.test, row.control)}

    assert written == listed
    assert len({row.test for row in rows}) == len(rows)


def _row(line: str) -> Row:
    _edge, case, test, control, guard, _end = line.split("|")
    return Row(case.strip(), _place(test, FOLDER), _place(control, FOLDER), _place(guard, ""))


def _place(cell: str, folder: str) -> tuple[str, str]:
    ((file, name),) = NAMED.findall(cell)
    return folder + file, name


def _names(text: str) -> set[str]:
    """Return the names that a program gives at its outermost level."""
    names = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names
