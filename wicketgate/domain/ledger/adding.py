"""
The two statements by which an entry is added: what is done most often of all is written out.

Django would put each together anew every time, which takes longer than the database needs for both.
"""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from wicketgate.domain.ledger.chain import GENESIS, instant
from wicketgate.domain.ledger.models import Entry

_LAST = {
    # The embedded database lets one writer in at a time; PostgreSQL must be told to, one centre at a time.
    "sqlite": "SELECT sequence, digest FROM ledger_entry WHERE centre = %s ORDER BY sequence DESC LIMIT 1",
    "postgresql": "SELECT place, digest FROM ledger_entry_turn(%s, %s)",
}


def take_turn(centre: UUID) -> tuple[int, str]:
    """
    Wait until nobody else adds to the centre's ledger, to the end of the transaction.

    Returns the place and the digest of its last entry, or 0 and the digest that comes before the first.
    """
    vendor = connection.vendor
    turn = [int.from_bytes(centre.bytes[:7], "big")] if vendor == "postgresql" else []
    with connection.cursor() as cursor:
        cursor.execute(_LAST[vendor], [*_written([centre], vendor), *turn])
        return cursor.fetchone() or (0, GENESIS)


def wait_for_turn(centre: UUID) -> None:
    """Let nobody else add to the centre's ledger before the transaction ends: what is counted now still holds then."""
    if connection.vendor == "postgresql":
        take_turn(centre)


def add(entry: Entry) -> None:
    """Write a new entry, its detail sealed on the way."""
    Entry._meta.get_field("detail").pre_save(entry, add=True)
    statement, columns = _insert()
    held = entry.__dict__
    with connection.cursor() as cursor:
        cursor.execute(statement, _written([held[column] for column in columns], connection.vendor))
    entry._state.adding = False


@cache
def _insert() -> tuple[str, tuple[str, ...]]:
    columns = tuple(field.attname for field in Entry._meta.concrete_fields)
    places = ", ".join(["%s"] * len(columns))
    quoted = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO ledger_entry ({quoted}) VALUES ({places})", columns  # noqa: S608 - names of ours


def _written(values: list[Any], vendor: str) -> list[Any]:
    return values if vendor == "postgresql" else [_as_text(value) for value in values]


def _as_text(value: Any) -> Any:
    # As Django writes the two in a database that has no type for them.
    if isinstance(value, UUID):
        return value.hex
    return instant(value) if isinstance(value, datetime) else value
