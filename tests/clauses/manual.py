"""
The manual of the clauses, written from the drawn tables: `python -m tests.clauses.manual`.

It writes docs/clauses/<clause>.md; a test fails when a page and its tables have drifted apart.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path

from tests.clauses.drawn import NOW, Table
from tests.clauses.editions import WITHINGTON
from wicketgate.clauses.codes import RULES

TITLES = {"dbs": "DBS checks"}
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "clauses"


def pages() -> dict[str, str]:
    """Return the text of every page by its file's name."""
    return {f"{rule}.md": "\n".join(_page(rule)) + "\n" for rule in RULES} | {"README.md": _contents()}


def write() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def _contents() -> str:
    lines = ["# The ten clauses", "", "Each page is written from the tests that hold the clause to it.", ""]
    for number, rule in enumerate(RULES, start=1):
        lines.append(f"{number}. [{rule}]({rule}.md): {getattr(WITHINGTON.rules, rule).summary}")
    return "\n".join(lines) + "\n"


def _page(rule: str) -> Iterator[str]:
    module = importlib.import_module(f"tests.clauses.test_{rule}")
    yield f"# {TITLES.get(rule, rule.capitalize())}"
    yield ""
    yield f"> {getattr(WITHINGTON.rules, rule).summary}"
    yield ""
    yield module.__doc__ or ""
    yield f"Decided in `wicketgate/clauses/{rule}.py`; every line below is a test in `tests/clauses/test_{rule}.py`."
    yield f"Where a line names no other, the edition is Withington's and it is {NOW.replace('T', ', ')}."
    for table in module.SPECIFICATION:
        yield from _section(table)


def _section(table: Table) -> Iterator[str]:
    yield from ("", f"## {table.title}", "", f"The question is `{table.ask}`. In the ordinary case:", "")
    for key, value in table.ordinary.items():
        yield f"- {key}: {_plain(value)}"
    yield from ("", "An empty cell left of the answer is as in the ordinary case.", "")
    yield from _drawn(table)
    used = {cell for case in table.cases() for cell in case.given.values()}
    words = {word: value for word, value in table.words.items() if word in used}
    if words:
        yield from ("", "In these cells,", "")
        yield from (f"- *{word}* is {_plain(value)}" for word, value in words.items())


def _drawn(table: Table) -> Iterator[str]:
    facts, answers = table.headings()
    yield _row([*facts, *(f"**{heading}**" for heading in answers)])
    yield _row(["---"] * len([*facts, *answers]))
    for case in table.cases():
        yield _row([case.name, *case.given.values(), *case.expected.values()])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _plain(value: object) -> str:
    return f"`{json.dumps(value)}`"


if __name__ == "__main__":
    write()
