"""What goes round the one way out without looking like a way out, and how each is found in a program's text."""

import ast
import re
from collections.abc import Callable, Iterator

from tests.census.house import called_name, dotted
from tests.census.ways_out import Finds, nodes, taken_in

# Rooms of which nobody holds the whole: with the room in hand, a built name is enough to reach what it hides.
WHOLE_ROOMS = {
    *("opening", "seal", "receipt"),
    *("wicketgate.vault", "wicketgate.vault.opening", "wicketgate.vault.seal", "wicketgate.vault.receipt"),
    *("wicketgate.domain.gate", "wicketgate.domain.gate.operations"),
}
GATE = "wicketgate.domain.gate.operations"
GIVEN_BY_THE_GATE = {"show", "reveal", "look_through", "WrongQuestion"}
INSIDE = {
    "__getattribute__",
    "__dict__",
    "__globals__",
    "__subclasses__",
    "__closure__",
    "__code__",
    "__bases__",
}
BUILT = {"eval", "exec", "compile", "globals", "vars", "locals", "__import__", "__builtins__"}
ANSWERS = re.compile(r"(Http|Json|File|StreamingHttp|SimpleTemplate|Template)Response")
HEADER = re.compile(r"[A-Z][A-Za-z]+(-[A-Z][A-Za-z]+)*")
TO_THE_SYSTEM = re.compile(
    r"os\.(system|popen|exec|spawn|posix_spawn|putenv|startfile|write|writev|sendfile)"
)
IS_RAISED_FREELY = {
    "Refused",
    "Unable",
    "Overtaken",
    "ValidationError",
}  # the last three are sentences: see there
SPOKEN = {"Unable": 0, "Overtaken": 0, "ValidationError": 0}
OF_MESSAGES = {"success", "info", "warning", "error", "debug"}
# What may stand in the gaps of a sentence that is raised or left on a page: never a name of anybody.
IN_A_GAP = {
    *(
        "ago",
        "begins",
        "count",
        "dates",
        "day",
        "end",
        "kinds",
        "length",
        "longest",
        "number",
        "reference",
        "time",
        "until",
    ),
}
SENTENCE = {"_", "gettext", "ngettext", "gettext_lazy", "join", "str"}


def any_node(is_one: Callable[[ast.AST], bool]) -> Finds:
    """Find a program with a node for which `is_one` holds."""
    return lambda text: any(is_one(node) for node in nodes(text))


def takes_a_room_whole(text: str) -> bool:
    """Whether a program holds the safe, one of its closed rooms or the gate as a module."""
    for module, name in taken_in(text):
        whole = f"{module}.{name}".rstrip(".")
        if (
            module in ("wicketgate", "wicketgate.vault")
            and name
            and name in WHOLE_ROOMS | {"vault", "domain"}
        ):
            return True
        if whole in WHOLE_ROOMS:
            return True
    return False


def asks_the_gate_for_more(text: str) -> bool:
    """Whether a program takes from the gate what the gate only uses: what opens, or a function of its own."""
    return any(module == GATE and name not in GIVEN_BY_THE_GATE for module, name in taken_in(text))


def takes_unseal_elsewhere(node: ast.AST) -> bool:
    """Whether `unseal` comes from a room that only uses it. The law's question of that name opens nothing."""
    if isinstance(node, ast.Attribute):
        return node.attr == "unseal" and dotted(node.value) != "keeping"
    is_import = isinstance(node, ast.ImportFrom) and any(each.name == "unseal" for each in node.names)
    return is_import and node.module not in {"wicketgate.vault.seal", "wicketgate.clauses.keeping"}  # type: ignore[attr-defined]


def names(*words: str) -> Finds:
    """Find a program that names one of `words` as anything: a name, a part, an import or a text."""

    def is_one(node: ast.AST) -> bool:
        if isinstance(node, ast.alias | ast.FunctionDef):
            return node.name in words
        held = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "value", None)
        return isinstance(held, str) and held in words

    return any_node(is_one)


def reaches_inside(node: ast.AST) -> bool:
    """Whether something is looked up by what Python is made of, or by a name that stands nowhere as it is."""
    if isinstance(node, ast.Name | ast.alias):
        return (getattr(node, "id", None) or getattr(node, "name", "")) in BUILT
    if isinstance(node, ast.Constant):
        return node.value in INSIDE
    if isinstance(node, ast.Attribute):
        return node.attr in INSIDE or dotted(node) == "sys.modules"
    return isinstance(node, ast.Call) and _asks_by_a_built_name(node)


def _asks_by_a_built_name(call: ast.Call) -> bool:
    place = {"getattr": 1, "attrgetter": 0, "methodcaller": 0}.get(called_name(call))
    asked = [] if place is None else call.args[place : place + 1]
    return any(not isinstance(each, ast.Constant | ast.Name | ast.Attribute) for each in asked)


def reads_what_was_typed(sealed: set[str]) -> Finds:
    """Find a program that takes the text of a field on its way into the safe."""
    return any_node(
        lambda node: (
            isinstance(node, ast.Attribute)
            and node.attr == "text"
            and isinstance(node.value, ast.Attribute)
            and node.value.attr in sealed
        )
    )


def hands_an_answer_on(node: ast.AST) -> bool:
    """Whether the making of an answer is given another name, a class of its own, or to somebody else."""
    if isinstance(node, ast.alias):
        return bool(node.asname and ANSWERS.fullmatch(node.name)) or "TemplateResponse" in node.name
    if isinstance(node, ast.ClassDef):
        return any(ANSWERS.fullmatch(dotted(base).rpartition(".")[2]) for base in node.bases)
    if isinstance(node, ast.Call):
        return any(isinstance(each, ast.Name) and ANSWERS.fullmatch(each.id) for each in node.args)
    return False


def changes_an_answer(node: ast.AST) -> bool:
    """Whether bytes, a header, a reason or a cookie are put into an answer that was made already."""
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return node.attr in {"reason_phrase", "streaming_content", "headers"} or dotted(node).endswith(
            ("response.content", "answer.content")
        )
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        return _is_header(node) or dotted(node.value).endswith(".cookies")
    if isinstance(node, ast.Call):
        puts = called_name(node) in {"setdefault", "update", "write", "writelines", "__setitem__"}
        return puts and bool({"response", "answer", "headers"} & set(dotted(node.func).split(".")[:-1]))
    return False


def _is_header(node: ast.Subscript) -> bool:
    said = node.slice.value if isinstance(node.slice, ast.Constant) else None
    is_answers = dotted(node.value).rpartition(".")[2] in {"response", "answer", "headers"}
    return is_answers or (isinstance(said, str) and bool(HEADER.fullmatch(said)))


def says_on_a_stream(node: ast.AST) -> bool:
    """Whether a stream of the terminal is held, or `print` is handed on."""
    if isinstance(node, ast.Name):
        return node.id in {"print", "pprint", "breakpoint"}
    said = getattr(node, "attr", "") if isinstance(node, ast.Attribute) else getattr(node, "name", "")
    return isinstance(node, ast.Attribute | ast.alias) and said in {
        "stdout",
        "stderr",
        "__stdout__",
        "__stderr__",
    }


def asks_the_system(node: ast.AST) -> bool:
    """Whether a command, another process or a setting of the system is reached."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        return dotted(node.value) == "os.environ"
    return isinstance(node, ast.Call) and bool(TO_THE_SYSTEM.match(dotted(node.func)))


def names_a_file(node: ast.AST) -> bool:
    """Whether a folder or an empty file is made, or something is copied: its name alone can tell of somebody."""
    if not isinstance(node, ast.Call) or dotted(node.func) == "marks.touch":
        return False
    makes = {"mkdir", "makedirs", "touch", "symlink_to", "hardlink_to", "symlink", "mkfifo"}
    return called_name(node) in makes | {"rename", "copyfile", "copytree", "copy2", "move"}


def draws_no_page(node: ast.AST) -> bool:
    """Whether an answer is given a kind of its own, such as a table's."""
    return isinstance(node, ast.Call) and any(keyword.arg == "content_type" for keyword in node.keywords)


def builds_a_query(node: ast.AST) -> bool:
    """Whether the words of a query of the database don't stand there as they are."""
    asks = isinstance(node, ast.Call) and called_name(node) in {
        "execute",
        "executemany",
        "raw",
        "RawSQL",
        "extra",
    }
    return asks and any(not isinstance(each, ast.Constant) for each in node.args[:1])  # type: ignore[attr-defined]


def keeps_in_the_session(node: ast.AST) -> bool:
    """Whether something is put into a session."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Store) and dotted(node.value).endswith(".session")
    is_call = isinstance(node, ast.Call)
    return is_call and dotted(node.func).endswith((".session.setdefault", ".session.update"))  # type: ignore[attr-defined]


def leads_to_a_built_address(node: ast.AST) -> bool:
    """Whether somebody is led to an address that is put together on the spot."""
    leads = isinstance(node, ast.Call) and called_name(node) in {"redirect", "HttpResponseRedirect"}
    built = (ast.JoinedStr, ast.BinOp)
    return leads and any(isinstance(each, built) or "format" in dotted(each) for each in node.args[:1])  # type: ignore[attr-defined]


def says_more_than_a_sentence(node: ast.AST) -> bool:
    """Whether what somebody is told has more in it than a sentence of ours with numbers, dates and codes."""
    if not isinstance(node, ast.Call):
        return False
    name, whole = called_name(node), dotted(node.func)
    if whole.startswith("messages.") and name in OF_MESSAGES:
        return any(not _is_sentence(each) for each in node.args[1:2])
    return name in SPOKEN and any(not _is_sentence(each) for each in node.args[:1])


def _is_sentence(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mod) and _is_sentence(node.left) and _fills_gaps(node.right)
    if isinstance(node, ast.Attribute):
        return node.attr in {"sentence", "words"}
    if isinstance(node, ast.Subscript):
        return dotted(node.value).endswith("error_messages")
    return isinstance(node, ast.Name | ast.Constant) or (isinstance(node, ast.Call) and _gives_sentence(node))


def _gives_sentence(call: ast.Call) -> bool:
    return called_name(call) in SENTENCE or called_name(call).startswith(("_", "why_", "get_"))


def _fills_gaps(node: ast.expr) -> bool:
    if not isinstance(node, ast.Dict):
        return isinstance(node, ast.Name)
    return {getattr(key, "value", "") for key in node.keys} <= IN_A_GAP


def raises_with_something(node: ast.AST) -> bool:
    """Whether a mistake is raised whose text is put together: it reaches the log, or the page that says so."""
    if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
        return False
    is_free = called_name(node.exc) in IS_RAISED_FREELY
    return not is_free and any(not isinstance(each, ast.Constant) for each in node.exc.args)


IN_A_PAGE = (
    (re.compile(r"<!--"), "a remark that every browser gets"),
    (re.compile(r"\{%\s*debug\s*%\}"), "everything that the page was given"),
    (re.compile(r"""(?:href|action|src)="[^"]*\?[^"]*\{\{\s*(?P<held>[\w.]+)"""), "something in an address"),
    (re.compile(r"""\bdata-[\w-]+="\{\{\s*(?P<held>[\w.]+)"""), "something that no one reads"),
)


def beside_the_words(text: str, may: set[str]) -> Iterator[str]:
    """Yield what a template gives a browser beside the words that somebody reads, but for the names in `may`."""
    for pattern, what in IN_A_PAGE:
        for found in pattern.finditer(text):
            if found.groupdict().get("held") not in may:
                yield f"{what}: {found.group()}"
