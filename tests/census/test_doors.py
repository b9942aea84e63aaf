"""The doors hold no rules and no rows; below them there is no clock, no chance and no way round the gate."""

import ast
from collections.abc import Iterator

from tests.census.house import called_name, dotted, imported, where

WRITES = {
    "save",
    "delete",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "update",
}
DEMONSTRATION = "wicketgate/doors/cli/demonstration"
# What looks like a write of a row and is none, by file and call: why.
NO_ROW: dict[tuple[str, str], str] = {
    ("wicketgate/doors/web/shared/views/second_factor.py", "form.save"): "allauth notes that a code was used",
    (
        f"{DEMONSTRATION}/filling.py",
        "Centre.objects.filter.update",
    ): "an invented centre, made before anybody signs in",
    (
        "wicketgate/doors/jobs/leases.py",
        "Scheduled.objects.bulk_create",
    ): "the table of the jobs is the doors’ own: it says what is due, and tells of nobody",
    (
        f"{DEMONSTRATION}/filling.py",
        "account.save",
    ): "invented people sign in at once, without a first evening",
}
# Who draws chance and reads clocks below the doors, and why.
CHANCE = {
    "wicketgate/vault/": "keys, nonces and ids are drawn in the safe",
    "wicketgate/domain/ledger/operations.py": "the salt of an entry's commitment",
}
FORBIDDEN_MODULES = {"random", "secrets", "time", "uuid.uuid4", "uuid.uuid1"}
FORBIDDEN_CALLS = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "uuid4",
    "uuid.uuid4",
)


def test_no_door_writes_a_row(programs: dict[str, str]) -> None:
    doors = _under(programs, "wicketgate/doors/")
    writing = {
        (name, dotted(call.func)): where(name, call)
        for name, text in doors.items()
        for call in _calls(text)
        if _writes_a_row(call)
    }

    assert len(doors) > 20
    assert {place for key, place in writing.items() if key not in NO_ROW} == set(), (
        "call an operation of the domain"
    )
    assert {key for key in NO_ROW if key[0] in doors} - set(writing) == set(), (
        "take these out of NO_ROW above"
    )


def test_no_door_opens_a_sealed_value(programs: dict[str, str]) -> None:
    doors = _under(programs, "wicketgate/doors/")
    opening = {
        name for name, text in doors.items() if any("vault.opening" in f"{m}.{n}" for m, n in imported(text))
    }

    assert opening == set(), "ask the gate: gate.operations.show or reveal"


def test_only_the_gate_opens_sealed_values(programs: dict[str, str]) -> None:
    ours = _under(programs, "wicketgate/")
    opening = {
        name
        for name, text in ours.items()
        if any(
            module == "wicketgate.vault.opening" and given == "open_values"
            for module, given in imported(text)
        )
    }

    assert opening == {"wicketgate/domain/gate/operations.py"}, (
        "whatever is shown of a person passes the gate"
    )


def test_below_the_doors_time_and_chance_come_in_as_arguments(programs: dict[str, str]) -> None:
    rooms = _under(programs, "wicketgate/domain/") | _under(programs, "wicketgate/clauses/")
    drawn = {
        place
        for name, text in rooms.items()
        if not any(name.startswith(allowed) for allowed in CHANCE)
        for place in _draws(name, text)
    }

    assert len(rooms) > 50
    assert drawn == set(), "take the instant as `at`, and an id from the row's own default (vault.chance)"


def _draws(name: str, text: str) -> Iterator[str]:
    for module, given in imported(text):
        if module in FORBIDDEN_MODULES or f"{module}.{given}" in FORBIDDEN_MODULES:
            yield f"{name} imports {module}"
    for call in _calls(text):
        if dotted(call.func).endswith(FORBIDDEN_CALLS):
            yield where(name, call)


def _writes_a_row(call: ast.Call) -> bool:
    if called_name(call) not in WRITES:
        return False
    whose = dotted(call.func).split(".")
    # Dictionaries, digests and widgets are updated too; rows are updated through their manager or a queryset.
    return called_name(call) in ("save", "delete") or "objects" in whose


def _calls(text: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))


def _under(programs: dict[str, str], folder: str) -> dict[str, str]:
    return {name: text for name, text in programs.items() if name.startswith(folder)}


def test_the_look_below_the_doors_sees_what_it_should() -> None:
    drawn = "import secrets\nfrom datetime import datetime\nwhen = datetime.now()\n"
    text = drawn + "x.objects.filter().update(a=1)\n{}.update(b)"

    assert list(_draws("here.py", text)) == ["here.py imports secrets", "here.py:3"]
    assert [called_name(call) for call in _calls(text) if _writes_a_row(call)] == ["update"]
