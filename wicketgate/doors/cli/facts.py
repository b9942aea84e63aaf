"""One line of JSON, read strictly: a question with its edition, its moment and its facts."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from wicketgate.clauses.questions import QUESTIONS
from wicketgate.clauses.typed import Repeated, Unanswerable, describe, exact_keys, mapping, read

_KEYS = ("id", "edition", "ask", "at", "facts")


@dataclass(frozen=True, slots=True)
class Line:
    """What was asked: the name of the question and of the edition, the moment, and typed facts."""

    edition: str
    ask: str
    at: datetime
    facts: Any


def parse(raw: bytes) -> object:
    """Read one line as JSON; a key that comes twice is kept in view, and no number stands for no number."""
    try:
        return json.loads(
            raw.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_number, parse_float=_number
        )
    except (ValueError, RecursionError):
        raise Unanswerable("line", "one JSON object, in UTF-8", _what(raw)) from None


def id_of(value: object) -> object:
    """Return the id that an answer repeats: whatever the line gave, or None where it gave none."""
    return value.get("id") if isinstance(value, dict) and not _is_twice(value, "id") else None


def read_line(value: object, *, editions: Collection[str]) -> Line:
    """Read a question from a parsed line; whatever doesn't fit raises Unanswerable with its place."""
    if not isinstance(value, dict):
        raise Unanswerable("line", "a JSON object", describe(value))
    # The id is only repeated, so a question without one is answered with null.
    table = {"id": None, **mapping(value, where="")}
    exact_keys(table, _KEYS, where="")
    edition = _one_of(table["edition"], editions, where="edition")
    ask = _one_of(table["ask"], QUESTIONS, where="ask")
    at = read(datetime, table["at"], where="at")
    return Line(edition, ask, at, read(QUESTIONS[ask].facts, table["facts"], where="facts"))


def _one_of(value: object, known: Collection[str], *, where: str) -> str:
    if isinstance(value, str) and value in known:
        return value
    raise Unanswerable(where, "one of " + ", ".join(known), describe(value))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) == len(pairs):
        return table
    keys = [key for key, _ in pairs]
    return Repeated(pairs, next(key for key in keys if keys.count(key) > 1))


def _is_twice(value: dict[str, object], key: str) -> bool:
    return isinstance(value, Repeated) and value.key == key


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _number(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number too large to hold")
    return number


def _what(raw: bytes) -> str:
    return "an empty line" if not raw.strip() else f"{len(raw.rstrip())} bytes that are none"
