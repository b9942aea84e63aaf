"""
Strict reading of plain values into frozen dataclasses, by their type hints alone.

Editions (from TOML) and facts (from JSON) are read by this one reader, so that both refuse the same things:
an unknown key, a missing one, a wrong type, a value that nobody named.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wicketgate.clauses import dates

T = TypeVar("T")
Reader = Callable[[object, str], object]
_CODE = re.compile(r"[a-z0-9][a-z0-9_.:T+-]{0,39}", re.ASCII)


class Unanswerable(Exception):
    """Says where something could not be read, what was expected there and what came; never a free text."""

    def __init__(self, where: str, expected: str, got: str) -> None:
        super().__init__(f"{where}: expected {expected}, got {got}")
        self.where, self.expected, self.got = where, expected, got


@dataclass(frozen=True, slots=True)
class As:
    """Marks a hint whose value is read by a function of its own, which raises ValueError when it can't."""

    expected: str
    convert: Callable[[object], object]


class Repeated(dict[str, object]):
    """An object in which a key came twice, so that nobody can say which value was meant."""

    def __init__(self, pairs: list[tuple[str, object]], key: str) -> None:
        super().__init__(pairs)
        self.key = key


def whole(least: int, most: int) -> As:
    """Mark a whole number between two bounds, both included."""

    def convert(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError("not in range")
        return value

    return As(f"a whole number from {least} to {most}", convert)


def read(kind: Callable[..., T], value: object, *, where: str) -> T:
    """Read a plain value as this type; what doesn't fit raises Unanswerable with its place."""
    return cast(T, _reader(kind)(value, where))


def describe(value: object) -> str:
    """Say what came, without repeating any text that could be about a person."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _describe_text(value)
    if isinstance(value, int | float):
        return str(value) if abs(value) < 100_000 else "a large number"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else "a date or time"


def _describe_text(value: str) -> str:
    if _CODE.fullmatch(value):
        return f'"{value}"'
    return f"text of {len(value)} characters" if value else "empty text"


@cache
def _reader(hint: Any) -> Reader:
    """Make the reader of one hint; made once, for hints are few and values are many."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _as(args[1])
    if origin in (Union, types.UnionType):
        assert args[1:] == (type(None),), f"only a null can stand beside a type, not {hint}"
        return _nullable(_reader(args[0]))
    if origin is Literal:
        return _code(args)
    if origin in (tuple, frozenset):
        return _many(origin, _reader(args[0]))
    return _record(hint) if is_dataclass(hint) else _LEAVES[hint]


def _as(mark: As) -> Reader:
    def reader(value: object, where: str) -> object:
        try:
            return mark.convert(value)
        except ValueError:
            raise Unanswerable(where, mark.expected, describe(value)) from None

    return reader


def _nullable(inner: Reader) -> Reader:
    return lambda value, where: None if value is None else inner(value, where)


def _code(codes: tuple[str, ...]) -> Reader:
    expected = "one of " + ", ".join(codes)

    def reader(value: object, where: str) -> object:
        if isinstance(value, str) and value in codes:
            return value
        raise Unanswerable(where, expected, describe(value))

    return reader


def _many(build: Callable[[list[object]], object], inner: Reader) -> Reader:
    def reader(value: object, where: str) -> object:
        if not isinstance(value, list):
            raise Unanswerable(where, "a list", describe(value))
        return build([inner(each, f"{where}[{place}]") for place, each in enumerate(value)])

    return reader


def _record(kind: Any) -> Reader:
    hints = get_type_hints(kind, include_extras=True)
    # A trailing underscore only keeps a name apart from a Python keyword: `from_` is written `from`.
    names = {field.name.rstrip("_"): field.name for field in fields(kind) if field.init}
    readers = {key: _reader(hints[name]) for key, name in names.items()}

    def reader(value: object, where: str) -> object:
        table = mapping(value, where=where)
        exact_keys(table, tuple(names), where=where)
        return kind(**{name: readers[key](table[key], _place(where, key)) for key, name in names.items()})

    return reader


def mapping(value: object, *, where: str) -> Mapping[str, object]:
    """Take an object whose keys each came once."""
    if isinstance(value, Repeated):
        raise Unanswerable(_place(where, value.key), "each key once", "the same key twice")
    if not isinstance(value, dict):
        raise Unanswerable(where, "an object", describe(value))
    return value


def exact_keys(table: Mapping[str, object], keys: tuple[str, ...], *, where: str) -> None:
    """Refuse a missing key, and one that nobody asked for."""
    for key in keys:
        if key not in table:
            raise Unanswerable(_place(where, key), "a value, for nothing may be left out", "nothing")
    for key in table:
        if key not in keys:
            raise Unanswerable(_place(where, key), "only " + ", ".join(keys), "a key that is not known here")


def _place(where: str, key: str) -> str:
    name = key if _CODE.fullmatch(key) else "(a key that is no code)"
    return f"{where}.{name}" if where else name


def _plain(kind: type, expected: str) -> Reader:
    def convert(value: object) -> object:
        if type(value) is not kind:
            raise ValueError("another type")
        return value

    return _as(As(expected, convert))


_LEAVES: dict[object, Reader] = {
    str: _plain(str, "text"),
    bool: _plain(bool, "true or false"),
    date: _as(As("a date such as 2026-11-21", dates.day)),
    datetime: _as(As("a time such as 2026-11-21T10:30, without a zone", dates.moment)),
}
