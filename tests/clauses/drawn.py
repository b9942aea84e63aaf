"""
Drawn tables: a rule's specification that a person can read and a machine can check.

A table's first column is a sentence, the name of the case. The columns up to the double bar are facts, those
after it are the answer. An empty fact is as in the table's ordinary case; an empty answer is none.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tests.clauses.editions import EDITIONS
from wicketgate.clauses.decision import Decision
from wicketgate.clauses.questions import QUESTIONS
from wicketgate.clauses.typed import Unanswerable, read

NOW = "2026-11-21T10:30"
_SETS = ("released", "withheld", "duties")


@dataclass(frozen=True)
class Table:
    """One question's cases: the ordinary one, which fact each column changes, and what words stand for."""

    ask: str
    title: str
    ordinary: dict[str, object]
    columns: dict[str, str]
    drawn: str
    words: dict[str, object] = field(default_factory=dict)

    def cases(self) -> Iterator[Case]:
        """Yield one case a line."""
        (*facts, first), answers = self.headings()
        headings = [*facts, first]
        for line in self.lines()[2:]:
            left, right = line.split("||")
            name, *cells = _cells(left)
            assert len(cells) == len(headings) - 1, (
                f"{name}: {len(cells)} facts for {len(headings) - 1} columns"
            )
            expected = dict(zip(answers, _cells(right), strict=True))
            yield Case(self, name, dict(zip(headings[1:], cells, strict=True)), expected)

    def headings(self) -> tuple[list[str], list[str]]:
        """Return the headings of the facts, the sentence's among them, and those of the answer."""
        left, right = self.lines()[0].split("||")
        return _cells(left), _cells(right)

    def lines(self) -> list[str]:
        """Return the drawn lines without the margin around them."""
        return [line.strip() for line in self.drawn.strip().splitlines()]


@dataclass(frozen=True)
class Case:
    """One line of a table."""

    table: Table
    name: str
    given: dict[str, str]
    expected: dict[str, str]

    def answer(self) -> dict[str, str]:
        """Ask the question, and return the answer in the table's own columns and words."""
        try:
            decision = self._decide()
        except Unanswerable as fault:
            return {heading: fault.where if heading == "error" else "" for heading in self.expected}
        return {heading: _said(decision, heading) for heading in self.expected}

    def _decide(self) -> Decision:
        question = QUESTIONS[self.table.ask]
        facts, given = copy.deepcopy(self.table.ordinary), dict(self.given)
        edition = EDITIONS[given.pop("edition", "") or "withington"]
        at = datetime.fromisoformat(given.pop("now", "") or NOW)
        for heading, cell in given.items():
            if cell:
                _set(facts, self.table.columns[heading], self._meant(cell))
        return question.answer(edition, read(question.facts, facts, where="facts"), at)

    def _meant(self, cell: str) -> object:
        return self.table.words[cell] if cell in self.table.words else plain(cell)


def cases(tables: list[Table]) -> list[Case]:
    """Return the cases of several tables; two with one name would hide each other."""
    found = [case for table in tables for case in table.cases()]
    names = [case.name for case in found]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    return found


def plain(cell: str) -> object:
    """Read a cell that has no word of its own: yes, no, none, a number, a [list], or text."""
    named: dict[str, object] = {"yes": True, "no": False, "none": None}
    if cell in named:
        return named[cell]
    if cell.startswith("["):
        return [plain(each) for each in cell.strip("[]").split()]
    return json.loads(cell) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) else cell


def _set(facts: dict[str, object], place: str, value: object) -> None:
    *path, last = place.split(".")
    table = facts
    for key in path:
        inner = table[key]
        assert isinstance(inner, dict), place
        table = inner
    table[last] = value


def _said(decision: Decision, heading: str) -> str:
    if heading == "error":
        return ""
    if heading == "reason":
        return decision.reason.code
    value = getattr(decision, heading.replace(" ", "_"))
    return " ".join(sorted(value)) if heading in _SETS else str(value or "")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]
