"""How a page names a place in the program: `path/to/file.py::name`; and whether that is there."""

import ast
import re

NAMED = re.compile(r"`((?:tests|wicketgate|bench|locks)/[\w/]+\.py)::(\w+)`")
LEFT_OUT = ("sk" + "ip", "sk" + "ipif", "xf" + "ail")


def names(text: str) -> set[str]:
    """Return the names that a program gives at its outermost level."""
    return {name for node in ast.parse(text).body for name in _given(node)}


def functions(text: str) -> set[str]:
    """Return the functions of a program at its outermost level, without a test that is left out."""
    return {
        node.name
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
        and not any(mark in ast.unparse(one) for one in node.decorator_list for mark in LEFT_OUT)
    }


def _given(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    return set()
