"""The ways by which something can leave the program, and how each is found in a program's text."""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tests.census.house import called_name, dotted, imported

Finds = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of way out: how it is found in a program, and which programs may have one, each with its reason."""

    finds: Finds
    may: dict[str, str]
    leak: str


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    """Return everything that a program is made of."""
    return tuple(ast.walk(ast.parse(text)))


@cache
def taken_in(text: str) -> frozenset[tuple[str, str]]:
    """Return what a program imports."""
    return frozenset(imported(text))


def imports(*modules: str) -> Finds:
    """Find a program that imports one of `modules`, or something out of one."""

    def finds(text: str) -> bool:
        found = {f"{module}.{name}".rstrip(".") for module, name in taken_in(text)}
        return any(one == module or one.startswith(f"{module}.") for one in found for module in modules)

    return finds


def calls(is_one: Callable[[ast.Call], bool]) -> Finds:
    """Find a program with a call that `is_one`."""

    def finds(text: str) -> bool:
        return any(is_one(node) for node in nodes(text) if isinstance(node, ast.Call))

    return finds


def is_answer(call: ast.Call) -> bool:
    """Whether a call makes an answer of a page's own bytes."""
    name = called_name(call)
    kinds = ("HttpResponse", "FileResponse", "StreamingHttpResponse", "JsonResponse")
    # One that leads elsewhere has no body, and no address holds what somebody typed (`test_addresses.py`).
    return name.startswith(kinds) and "Redirect" not in name


def is_file_written(call: ast.Call) -> bool:
    """Whether a call opens a file for writing, or writes one."""
    name, whole = called_name(call), dotted(call.func)
    if name in {"write_text", "write_bytes", "NamedTemporaryFile", "mkstemp", "fdopen", "copyfileobj"}:
        return True
    if whole == "os.open":
        return any(word in ast.unparse(call) for word in ("O_WRONLY", "O_RDWR"))
    if whole == "open" and any(not isinstance(each, ast.Constant) for each in _modes(call)):
        return True
    return name == "open" and any(_is_mode_of_writing(each) for each in _arguments(call))


def _modes(call: ast.Call) -> list[ast.expr]:
    return [*call.args[1:2], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]


def _is_mode_of_writing(node: ast.expr) -> bool:
    is_mode = isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= 3
    return is_mode and bool(set("wax+") & set(node.value))  # type: ignore[attr-defined]  # a constant, as was seen


def _arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def is_log_of_something(call: ast.Call) -> bool:
    """Whether a call logs more than a sentence that stands there."""
    whose = dotted(call.func).split(".")[:-1]
    is_made = called_name(call) in {"getLogger", "captureWarnings"}
    is_log = bool({"logger", "logging", "log", "warnings"} & set(map(str.lower, whose))) and not is_made
    return is_log and any(not isinstance(each, ast.Constant) for each in _arguments(call))


def is_said_aloud(call: ast.Call) -> bool:
    """Whether a call writes to the screen."""
    whole = dotted(call.func)
    is_stream = whole.startswith(("sys.stdout.", "sys.stderr.", "stdout.", "stderr.")) and ".write" in whole
    return is_stream or whole in {"print", "pprint", "pprint.pprint", "breakpoint"}


def is_cookie(call: ast.Call) -> bool:
    """Whether a call gives a browser a cookie."""
    return called_name(call) in {"set_cookie", "set_signed_cookie"}


def sets_header(text: str) -> bool:
    """Whether a program writes a header of an answer."""
    targets = (target for node in nodes(text) if isinstance(node, ast.Assign) for target in node.targets)
    return any(
        isinstance(target, ast.Subscript)
        and dotted(target.value).rpartition(".")[2] in {"response", "headers"}
        for target in targets
    )
