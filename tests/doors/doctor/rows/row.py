"""One line of the table of what is taken away, and what then must be said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection

from tests.doors.doctor.ward import Ward
from wicketgate.doors.doctor.assertion import State

A_DAY, SIX_WEEKS, YEAR = timedelta(days=1), timedelta(weeks=6), timedelta(days=365)
EMBEDDED, SERVER = frozenset({"sqlite"}), frozenset({"postgresql"})
BOTH = EMBEDDED | SERVER


@dataclass(frozen=True)
class Row:
    """One line of the table: the assertion, what is done to the centre, and how it must then stand."""

    code: str
    what: str
    do: Callable[[Ward], object]
    state: State
    on: frozenset[str] = BOTH


def written(value: UUID) -> UUID | str:
    """Return an id as the database itself has it."""
    return value.hex if connection.vendor == "sqlite" else value
