"""
Read the entries as the database holds them, already in the form that is hashed.

The database puts the lines together: making a row of Python objects first would take most of the time.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from wicketgate.domain.ledger.chain import FORM

# Place, form, the entry before, digest: as they stand. A column that is null gives no form.
Held = tuple[int, str | None, str, str]

_AS_TEXT = {
    "sqlite": {"uuid": "{}", "instant": "{}", "line": "char(10)"},
    "postgresql": {
        "uuid": "replace({}::text, '-', '')",
        "instant": "regexp_replace(to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '[.]000000$', '')",
        "line": "chr(10)",
    },
}
_COLUMNS = (
    ("sequence", "number"), ("id", "uuid"), ("centre", "uuid"), ("at", "instant"), ("actor", "uuid"),
    ("event", "text"), ("rule", "text"), ("ground", "text"), ("edition", "text"), ("subject", "uuid"),
    ("written", "text"), ("commitment", "text"), ("previous", "text"),
)  # fmt: skip


def entries(centre: UUID) -> Iterator[Held]:
    """Yield every entry of the centre, in order of its place."""
    written = centre.hex if connection.vendor == "sqlite" else str(centre)
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor), [written])
        while rows := cursor.fetchmany(2000):
            yield from rows


def _statement(vendor: str) -> str:
    ways = _AS_TEXT[vendor]
    columns = (ways.get(kind, "{}").format(f'"{name}"') for name, kind in _COLUMNS)
    form = f" || {ways['line']} || ".join((f"'{FORM}'", *columns))
    return f"SELECT sequence, {form}, previous, digest FROM ledger_entry WHERE centre = %s ORDER BY sequence"  # noqa: S608 - names of ours
