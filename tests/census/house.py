"""What several censuses look at: our models, our addresses, and what a program file calls."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


def our_models() -> list[type[models.Model]]:
    """Return every model of a room of ours."""
    return [model for model in apps.get_models() if model.__module__.startswith("wicketgate.")]


def addresses() -> list[tuple[str, URLPattern]]:
    """Return every address that leads to a page: its name with its audience, and the pattern."""
    return list(_addresses(get_resolver(), ()))


def routes() -> Iterator[str]:
    """Yield how every address is written."""
    for _name, pattern in addresses():
        yield str(pattern.pattern)


def _addresses(resolver: URLResolver, audience: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*audience, pattern.namespace) if pattern.namespace else audience
            yield from _addresses(pattern, inner)
        else:
            yield ":".join((*audience, pattern.name or "")), pattern


def called(node: ast.AST) -> Iterator[str]:
    """Yield the name of everything called inside `node`: `enter` for `enter(…)` and for `ledger.enter(…)`."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call):
            name = called_name(inner)
            if name:
                yield name


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called."""
    function: Any = call.func
    return str(getattr(function, "attr", "") or getattr(function, "id", ""))


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` for the expression a.b.c, with empty parts for what is no plain name."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return node.id if isinstance(node, ast.Name) else ""


def where(name: str, node: ast.AST) -> str:
    """Return a place in a file as an editor opens it."""
    return f"{name}:{getattr(node, 'lineno', 0)}"


def imported(text: str) -> Iterator[tuple[str, str]]:
    """Yield module and name of every `from module import name`, and module with no name of every `import module`."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
