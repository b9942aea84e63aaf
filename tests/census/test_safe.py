"""The safe is one room: nobody else works with ciphers, and nobody but the ledger gives leave to open a value."""

import ast
from collections.abc import Iterator

SAFE = "wicketgate/vault/"
CIPHERS = {"cryptography", "pyrage"}
MAY_USE_CIPHERS = (SAFE, "tests/vault/")
MAY_MINT = (
    "wicketgate/vault/receipt.py",
    "wicketgate/domain/ledger/",
    "tests/vault/",
    # They plant a leak, to see that it is caught.
    "tests/doors/test_planted.py",
    "tests/faults/guards.py",
    "tests/worlds/test_planted_leaks.py",
)


def test_only_the_safe_imports_a_cipher(programs: dict[str, str]) -> None:
    users = {name for name, text in programs.items() if CIPHERS & _imported(text)}

    assert any(name.startswith(SAFE) for name in users)
    assert [name for name in users if not name.startswith(MAY_USE_CIPHERS)] == []


def test_only_the_ledger_gives_leave_to_open(programs: dict[str, str]) -> None:
    minting = {name for name, text in programs.items() if _mints(text)}

    assert MAY_MINT[0] in minting
    assert [name for name in minting if not name.startswith(MAY_MINT)] == []


def _imported(text: str) -> set[str]:
    return {module.partition(".")[0] for module in _modules(text)}


def _modules(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _mints(text: str) -> bool:
    # A receipt made by hand would open as well as one from the mint; so would a copy of one with more in it.
    return any(_makes_a_receipt(node) or _takes_the_mint(node) for node in ast.walk(ast.parse(text)))


def _makes_a_receipt(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called == "Receipt"


def _takes_the_mint(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").endswith("vault.receipt") and any(
            alias.name in ("mint", "*") for alias in node.names
        )
    return isinstance(node, ast.Attribute) and node.attr == "mint"
