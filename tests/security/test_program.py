"""What the program's own files hold, and what stands in none of them. Each look is shown to see what it looks for."""

import ast
import subprocess
import sys

from tests.security.programs import ROOT, calls, imports, is_written_out, nodes, trees

RUN_AS_PROGRAM = {"eval", "exec", "compile", "__import__"}
READ_AS_OBJECTS = {"pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle", "copyreg"}
OTHER_PROGRAMS = {"subprocess", "os.system", "os.popen", "pty", "multiprocessing"}
OF_THESE_KINDS = {
    "ldap", "ldap3", "graphene", "strawberry", "graphql", "oauthlib", "authlib", "allauth.socialaccount",
    "allauth.idp", "jwt", "jose", "lxml", "memcache", "pymemcache", "pylibmc", "websockets", "channels", "aiortc",
    "jinja2", "mako", "jpype",
}  # fmt: skip
# What makes tokens that carry their own content.
TOKENS = {"django.core.signing", "jwt", "jose", "itsdangerous"}
# Rooms that no text reaches which somebody typed: what they put together names tables, columns, files and settings.
STATEMENTS_MADE = ("wicketgate/vault/", "wicketgate/domain/ledger/", "wicketgate/doors/doctor/")
# The rules by which a policy is read are a file of the program; each of their words is escaped.
PATTERNS_MADE = ("wicketgate/domain/policy/reading/", "wicketgate/domain/people/noticing/")
# The drill opens what came back in a process of its own, which is this program again.
STARTS_ITSELF = {"wicketgate/doors/cli/drill.py"}
# Asks the system whether its clock is in step.
CALLS_THE_SYSTEM = {"wicketgate/doors/doctor/machine.py"}
OPENS_FILES = ("open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir")


def _taken_in(modules: set[str]) -> dict[str, set[str]]:
    found = {
        name: {one for one in taken if any(one == each or one.startswith(f"{each}.") for each in modules)}
        for name, taken in imports().items()
    }
    return {name: taken for name, taken in found.items() if taken}


def test_nothing_is_run_as_a_program_that_came_as_data() -> None:
    bare = {place for place, call in calls(*RUN_AS_PROGRAM).items() if isinstance(call.func, ast.Name)}

    assert bare == set()
    assert _taken_in(READ_AS_OBJECTS) == {}
    assert _taken_in({"json"}) != {}  # the look sees what it looks for


def test_the_program_starts_no_other_program() -> None:
    assert set(_taken_in(OTHER_PROGRAMS)) <= STARTS_ITSELF
    started = calls("Popen", "check_output", "check_call")
    started |= {place: call for place, call in calls("run").items() if "subprocess" in ast.unparse(call.func)}
    # A list of words that stands in the program, and never a line for a shell.
    assert {place for place, call in started.items() if not _is_ourselves(call)} == set()
    assert calls("system", "popen", "spawnl", "spawnv", "execv", "execve", "execvp") == {}


def _is_ourselves(call: ast.Call) -> bool:
    words = [ast.unparse(word) for word in getattr(call.args[0], "elts", [])]
    return words[:2] == ["sys.executable", "'-m'"] and "shell" not in {named.arg for named in call.keywords}


def test_the_program_uses_nothing_of_these_kinds() -> None:
    locked = (ROOT / "locks" / "runtime.txt").read_text(encoding="ascii")

    assert _taken_in(OF_THESE_KINDS) == {}
    assert [name for name in OF_THESE_KINDS if f"\n{name}==" in locked] == []
    assert "\nargon2-cffi==" in f"\n{locked}"
    assert calls("findall", "xpath", "iterfind") == {} or all(
        is_written_out(call.args[0]) or not isinstance(call.args[0], ast.JoinedStr)
        for call in calls("xpath").values()
    )


def test_no_statement_is_put_together_from_what_comes_in() -> None:
    run = calls("execute", "executemany", "executescript", "raw", "extra", "RawSQL")
    made = {place for place, call in run.items() if call.args and not is_written_out(call.args[0])}

    assert run
    assert sorted(place for place in made if not place.startswith(STATEMENTS_MADE)) == []
    assert calls("raw", "extra", "RawSQL") == {}


def test_no_pattern_is_made_of_what_somebody_typed() -> None:
    run = {
        place: call
        for place, call in calls("compile", "match", "search", "fullmatch", "sub", "split", "findall").items()
        if isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "re"
    }
    inside = _inside_functions()
    within = run.keys() & inside
    made = {place for place in within if isinstance(run[place].args[0], ast.JoinedStr | ast.BinOp)}

    assert len(run) > 20
    assert sorted(place for place in made if not place.startswith(PATTERNS_MADE)) == []


def _inside_functions() -> set[str]:
    # What stands at a file's outermost level is made before anybody has typed anything.
    return {
        f"{name}:{inner.lineno}"
        for name, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Call)
    }


def test_no_template_is_made_of_what_somebody_typed() -> None:
    assert calls("from_string") == {}
    assert _taken_in({"string.Template", "django.template.Template", "django.template.Engine"}) == {}


def test_no_format_is_taken_from_what_comes_in() -> None:
    formats = calls("format", "format_map", "vformat")
    ours = (ast.Constant, ast.Call, ast.Name, ast.Attribute, ast.Subscript)

    assert {place for place, call in formats.items() if _formats_a_value(call, ours)} == set()


def _formats_a_value(call: ast.Call, ours: tuple[type[ast.AST], ...]) -> bool:
    # `request.POST["x"].format(…)` and the like: a text that came in, taken for a format.
    written = ast.unparse(call.func)
    value = getattr(call.func, "value", call.func)
    # One of two texts of ours is a text of ours.
    formatted = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    came_in = any(came in written for came in ("request.", "cleaned_data", "POST", "GET"))
    return came_in or not all(isinstance(one, ours) for one in formatted)


def test_control_a_text_that_came_in_is_found_on_either_side() -> None:
    ours = (ast.Constant, ast.Name)
    either = ast.parse("(_A if x else _B).format(b=1)", mode="eval").body
    typed = ast.parse("(_A if x else request.POST['b']).format(b=1)", mode="eval").body
    joined = ast.parse("(_A if x else 'a' + b).format(b=1)", mode="eval").body

    assert [
        _formats_a_value(call, ours) for call in (either, typed, joined) if isinstance(call, ast.Call)
    ] == [
        False,
        True,
        True,
    ]


def test_no_page_opens_a_file() -> None:
    opened = {
        place
        for place, call in calls(*OPENS_FILES).items()
        if place.startswith("wicketgate/doors/web/") and not _is_a_sealed_or_other_open(call)
    }

    assert calls(*OPENS_FILES)
    assert opened == set()


def _is_a_sealed_or_other_open(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr not in OPENS_FILES


def test_no_token_carries_its_own_content() -> None:
    assert _taken_in(TOKENS) == {}
    assert (
        calls("make_token", "TimestampSigner", "dumps_signed", "get_signed_cookie", "set_signed_cookie") == {}
    )


def test_no_code_of_ours_is_outside_python() -> None:
    endings = {path.suffix for path in (ROOT / "wicketgate").rglob("*") if path.is_file()}

    assert ".py" in endings
    assert endings & {".c", ".cc", ".cpp", ".pyx", ".rs", ".so", ".pyd", ".go"} == set()
    assert set(_taken_in({"ctypes", "cffi"})) <= CALLS_THE_SYSTEM


def test_every_type_is_checked() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    untyped = {
        place
        for place, node in nodes(ast.FunctionDef)
        if isinstance(node, ast.FunctionDef)
        and node.returns is None
        and not place.startswith("wicketgate/vault")
    }

    assert "strict = true" in project
    assert "warn_unreachable = true" in project
    assert {place for place in untyped if node_name(place) != "__init__"} == set()


def node_name(place: str) -> str:
    """Return the name of the function that stands at a place."""
    name, _colon, line = place.rpartition(":")
    return next(
        node.name
        for node in ast.walk(trees()[name])
        if isinstance(node, ast.FunctionDef) and node.lineno == int(line)
    )


def test_the_look_sees_what_it_looks_for() -> None:
    program = "import tests.security.programs as p, ast; t = ast.parse('eval(x); cursor.execute(a + b)'); "
    program += (
        "p.trees = lambda: {'wicketgate/x.py': t}; print(len(p.calls('eval')), len(p.calls('execute')))"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout.split() == ["1", "1"]
