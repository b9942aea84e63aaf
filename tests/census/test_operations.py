"""Every write is an operation, and every operation enters the ledger."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath

from tests.census.house import called, called_name, dotted, where

ENTERS = {"enter", "reveal", "show"}
WRITES = {
    "save",
    "delete",
    "create",
    "bulk_create",
    "bulk_update",
    "update",
    "get_or_create",
    "update_or_create",
}
# Public functions that write without being operations: a part of one, which enters for them.
PART_OF_ONE = {
    "wicketgate/domain/sessions/operations/days.py::cancel": "a booking goes with its day, and enters itself",
    "wicketgate/domain/referrals/operations/typing_in.py::let_go": "pages go with a decision, which enters it",
}


def test_whatever_writes_is_an_operation(programs: dict[str, str]) -> None:
    functions = list(_public_functions(programs))
    bare = {
        f"{name}::{function.name}"
        for name, function in functions
        if not _is_operation(function) and set(called(function)) & WRITES
    }

    assert len(functions) > 15
    assert bare - set(PART_OF_ONE) == set(), "decorate it with @operation, or make it private"
    assert set(PART_OF_ONE) - bare == set(), "take these out of PART_OF_ONE above"


def test_nothing_outside_an_operation_writes(programs: dict[str, str]) -> None:
    # A read that writes would leave no entry. What a query changes of its own rows is not a row of the database.
    reads = {
        name: text
        for name, text in programs.items()
        if name.startswith("wicketgate/domain/") and "queries" in name
    }
    writing = {
        where(name, call)
        for name, text in reads.items()
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        and called_name(call) in WRITES
        and "objects" in dotted(call.func).split(".")
    }

    assert len(reads) > 5
    assert writing == set(), "move it to that room's operations.py"


def test_every_operation_enters_the_ledger(programs: dict[str, str]) -> None:
    enters = _that_enter(programs)
    silent = {
        where(name, function)
        for name, function in _public_functions(programs)
        if _is_operation(function) and function.name not in enters
    }

    assert silent == set(), "call ledger.operations.enter with what was done, or another operation that does"


def test_every_decorated_function_knows_who_and_when(programs: dict[str, str]) -> None:
    vague = {
        where(name, function)
        for name, function in _public_functions(programs)
        if _is_operation(function)
        and not {"by", "at"} <= {argument.arg for argument in function.args.kwonlyargs}
    }

    assert vague == set(), "an operation takes `by` and `at` as keywords"


def test_every_operation_is_one_when_it_runs(programs: dict[str, str]) -> None:
    for name, function in _public_functions(programs):
        if _is_operation(function):
            module = import_module(name.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))

            assert getattr(getattr(module, function.name), "is_operation", False), where(name, function)


def _public_functions(programs: dict[str, str]) -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, text in programs.items():
        if _holds_operations(name):
            functions = (node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef))
            yield from ((name, function) for function in functions if not function.name.startswith("_"))


def _holds_operations(name: str) -> bool:
    parts = PurePosixPath(name).with_suffix("").parts
    return parts[:2] == ("wicketgate", "domain") and "operations" in parts and parts[2] != "ledger"


def _is_operation(function: ast.FunctionDef) -> bool:
    return any(getattr(decorator, "id", "") == "operation" for decorator in function.decorator_list)


def _that_enter(programs: dict[str, str]) -> set[str]:
    """Return the names of functions of the domain that enter, by themselves or through others, to the last."""
    calls: dict[str, set[str]] = {}
    for name, text in programs.items():
        if name.startswith("wicketgate/domain/"):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef):
                    calls.setdefault(node.name, set()).update(called(node))
    enters, before = set(ENTERS), set[str]()
    while enters != before:
        before = set(enters)
        enters |= {name for name, inner in calls.items() if inner & enters}
    return enters
