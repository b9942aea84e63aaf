"""Every clause has a module, a drawn table and a page of the manual."""

from importlib import import_module
from pathlib import Path

import pytest

from wicketgate.clauses.codes import RULES


@pytest.mark.parametrize("rule", RULES)
def test_every_clause_is_whole(rule: str, texts: dict[str, str]) -> None:
    tables = import_module(f"tests.clauses.test_{rule}").SPECIFICATION

    assert f"wicketgate/clauses/{rule}.py" in texts, "write the clause as a module of its own"
    assert [case for table in tables for case in table.cases()], "draw its table: the rule is its cases"
    assert f"docs/clauses/{rule}.md" in texts, "run: python -m tests.clauses.manual"


@pytest.mark.parametrize("rule", RULES)
def test_every_clause_has_its_row_in_the_readme(rule: str, root: Path, texts: dict[str, str]) -> None:
    rows = [line for line in texts["README.md"].splitlines() if f"wicketgate/clauses/{rule}.py" in line]

    assert len(rows) == 1, (
        "README.md has a table: clause, module, tests, screen; this clause needs one row in it"
    )
    assert f"tests/clauses/test_{rule}.py" in rows[0]
    screens = [part for part in rows[0].replace("(", " ").replace(")", " ").split() if part.endswith(".png")]
    assert screens, "name the screen on which the clause is seen, in docs/screens"
    assert all((root / screen).is_file() for screen in screens)
