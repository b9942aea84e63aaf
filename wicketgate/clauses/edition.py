"""Loading an edition: a TOML file becomes one checked, immutable Edition, or is refused with its place."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from wicketgate.clauses import floor
from wicketgate.clauses.edition_tables import NOT_STATED, Edition
from wicketgate.clauses.edition_text import write
from wicketgate.clauses.typed import Unanswerable, read

__all__ = ["NOT_STATED", "Edition", "EditionError", "load", "load_shipped", "shipped", "write"]

_WHY = "An edition says exactly what is listed, no more and no less, so that nothing is ever assumed."
_SHIPPED = ("withington", "wigan", "bath", "knock")


class EditionError(Exception):
    """Refuses an edition: where, what was expected there, what came, and why it matters."""

    def __init__(self, where: str, expected: str, got: str, why: str) -> None:
        super().__init__(f"{where}: expected {expected}, got {got}. {why}")
        self.where, self.expected, self.got, self.why = where, expected, got, why


def load(text: str) -> Edition:
    """Read an edition from TOML; raises EditionError for what is unknown, missing, ill-typed or too loose."""
    try:
        edition = read(Edition, _tables(text), where="")
    except Unanswerable as fault:
        raise EditionError(fault.where, fault.expected, fault.got, _WHY) from None
    for breach in floor.breaches(edition):
        raise EditionError(breach.where, breach.expected, breach.got, breach.why)
    return edition


def shipped() -> tuple[str, ...]:
    """Return the ids of the editions that come with the program, Withington's first."""
    return _SHIPPED


def load_shipped(edition_id: str) -> Edition:
    """Load an edition that comes with the program; another id is a KeyError."""
    if edition_id not in _SHIPPED:
        raise KeyError(edition_id)
    return load((files(__package__) / "editions" / f"{edition_id}.toml").read_text(encoding="utf-8"))


def _tables(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise EditionError("the file", "TOML", "something else", f"It stops being TOML: {fault}.") from None
    except RecursionError:
        raise EditionError("the file", "TOML", "something else", "It is nested too deeply.") from None
