"""Every clause has a module, a drawn table and a page of the manual."""

from importlib import import_module

import pytest

from wicketgate.clauses.codes import RULES


@pytest.mark.parametrize("rule", RULES)
def test_every_clause_is_whole(rule: str, texts: dict[str, str]) -> None:
    tables = import_module(f"tests.clauses.test_{rule}").SPECIFICATION

    assert f"wicketgate/clauses/{rule}.py" in texts, "write the clause as a module of its own"
    assert [case for table in tables for case in table.cases()], "draw its table: the rule is its cases"
    assert f"docs/clauses/{rule}.md" in texts, "run: python -m tests.clauses.manual"
