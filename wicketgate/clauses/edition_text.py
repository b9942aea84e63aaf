"""Writing an edition down again, as the TOML text from which it can be loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wicketgate.clauses import canonical
from wicketgate.clauses.edition_tables import NOT_STATED, Edition


def write(edition: Edition) -> str:
    """Return the TOML text of an edition; loading it gives an equal edition with the same digest."""
    form = canonical.plain(edition)
    assert isinstance(form, dict)
    return "\n".join(line for name, table in form.items() for line in _table(name, table))


def _table(name: str, value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _keys(f"[[{name}]]", name, each)
    elif isinstance(value, dict):
        yield from _keys(f"[{name}]", name, value)


def _keys(heading: str, name: str, table: dict[str, object]) -> Iterator[str]:
    yield heading
    # Tables come after the plain keys, or TOML would take the rest of the keys as theirs.
    inner = {key: value for key, value in table.items() if _is_table(value)}
    for key, value in table.items():
        if key not in inner:
            yield f"{key} = {_value(value)}"
    yield ""
    for key, value in inner.items():
        yield from _table(f"{name}.{key}", value)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(each, dict) for each in value)
    )


def _value(value: object) -> str:
    if value is None:
        return _value(NOT_STATED)
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    # A JSON string is a TOML one too, but for two things: TOML has no surrogate pairs, so that what is beyond
    # ASCII must stand as it is, and it takes no bare delete character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
