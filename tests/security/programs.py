"""The program's own files as trees, and what stands in them."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "wicketgate"


@lru_cache(maxsize=1)
def trees() -> dict[str, ast.Module]:
    """Return the tree of every file of the program, by its path from the root; migrations are written by Django."""
    files = [path for path in OURS.rglob("*.py") if "migrations" not in path.parts]
    assert len(files) > 200
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def nodes(kind: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Yield every node of a kind with the place where it stands."""
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield f"{name}:{getattr(node, 'lineno', 0)}", node


def calls(*names: str) -> dict[str, ast.Call]:
    """Return each call of something of these names, by its place."""
    found = {}
    for place, node in nodes(ast.Call):
        assert isinstance(node, ast.Call)
        called = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
        if called in names:
            found[place] = node
    return found


@lru_cache(maxsize=1)
def imports() -> dict[str, set[str]]:
    """Return the modules that each file takes in, by their first two names."""
    found: dict[str, set[str]] = {}
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found.setdefault(name, set()).update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = node.module or ""
                found.setdefault(name, set()).update(
                    {module, *(f"{module}.{one.name}" for one in node.names)}
                )
    return found


def is_written_out(node: ast.AST) -> bool:
    """Return whether an expression is a text that stands in the program, or such texts one after the other."""
    if isinstance(node, ast.BinOp):
        return is_written_out(node.left) and is_written_out(node.right)
    return isinstance(node, ast.Constant)
