"""Small rooms: nothing has grown past what one person can hold in mind, and no drawer holds what has no room."""

import ast
from pathlib import PurePosixPath

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LONGEST_TEMPLATE = 150
DRAWERS = {
    "common", "core", "helper", "helpers", "lib", "manager", "managers",
    "misc", "service", "services", "stuff", "util", "utils",
}  # fmt: skip

# What is longer than that, and why it is better so. A function is written as file::name.
LONGER_FOR_A_REASON: dict[str, str] = {}


def test_no_drawer_holds_what_has_no_room(texts: dict[str, str]) -> None:
    parts = {name: {PurePosixPath(part).stem for part in PurePosixPath(name).parts} for name in texts}

    assert len(parts) > 20
    assert [name for name, words in parts.items() if words & DRAWERS] == [], (
        "say what it is for, and move it there"
    )


def test_no_program_file_is_too_long(programs: dict[str, str]) -> None:
    lengths = {name: text.count("\n") for name, text in programs.items()}

    assert len(lengths) > 10
    assert _too_long(lengths, LONGEST_FILE) == {}


def test_no_function_is_too_long(programs: dict[str, str]) -> None:
    lengths = {
        f"{name}::{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, text in programs.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert len(lengths) > 50
    assert _too_long(lengths, LONGEST_FUNCTION) == {}


def test_no_template_is_too_long(texts: dict[str, str]) -> None:
    lengths = {name: text.count("\n") for name, text in texts.items() if "/templates/" in name}

    assert len(lengths) > 5
    assert _too_long(lengths, LONGEST_TEMPLATE) == {}, "a template this long is two templates"


def test_every_reason_is_still_needed(programs: dict[str, str]) -> None:
    files = {name.partition("::")[0] for name in LONGER_FOR_A_REASON}

    assert files <= set(programs)


def _too_long(lengths: dict[str, int], most: int) -> dict[str, int]:
    return {
        name: lines for name, lines in lengths.items() if lines > most and name not in LONGER_FOR_A_REASON
    }
