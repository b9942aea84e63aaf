"""The clauses are pure: they import nothing that knows a clock, a disk, chance, a network or Django."""

from __future__ import annotations

import ast
import importlib
from dataclasses import is_dataclass
from pathlib import Path

import pytest

import wicketgate.clauses

FOLDER = Path(wicketgate.clauses.__file__).parent
MODULES = sorted(FOLDER.glob("**/*.py"))
PURE = {
    "__future__",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "functools",
    "hashlib",
    "itertools",
    "json",
    "re",
    "tomllib",
    "types",
    "typing",
}
# Only the shipped editions are read from the package itself, and nothing else may read anything.
EXCUSED = {"edition.py": {"importlib"}}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}


def imported(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def impurities(source: str, *, excused: set[str]) -> set[str]:
    strangers = {name for name in imported(source) if not name.startswith("wicketgate.clauses")}
    calls = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    return {name for name in strangers if name.split(".")[0] not in PURE | excused} | (calls & CLOCKS)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_a_clause_imports_only_what_is_pure(module: Path) -> None:
    excused = EXCUSED.get(module.name, set())

    assert impurities(module.read_text(encoding="utf-8"), excused=excused) == set()


def dataclasses_of(module: Path) -> list[type]:
    name = "wicketgate.clauses" + ("" if module.stem == "__init__" else f".{module.stem}")
    found = vars(importlib.import_module(name)).values()
    return [kind for kind in found if isinstance(kind, type) and is_dataclass(kind)]


def test_every_fact_and_answer_is_frozen_and_takes_nothing_added() -> None:
    kinds = {kind for module in MODULES for kind in dataclasses_of(module)}

    assert len(kinds) > 40
    assert [kind for kind in kinds if not kind.__dataclass_params__.frozen] == []  # type: ignore[attr-defined]
    assert [kind for kind in kinds if "__slots__" not in vars(kind)] == []


def test_the_check_sees_the_clauses_and_would_see_a_clock() -> None:
    source = "import os\nfrom datetime import date\nfrom django.db import models\nprint(date.today())\n"

    assert len(MODULES) > 15
    assert impurities(source, excused=set()) == {"os", "django.db", "today"}
