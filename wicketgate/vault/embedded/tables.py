"""Find out which tables of an embedded database a damaged page belongs to, and go on beside it."""

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

_SOUND = [("ok",)]


def damaged_tables(alias: str) -> tuple[str, ...]:
    """
    Return the tables that can't be read to their end, or that an index doesn't fit; none on another database.

    Raises DatabaseError where the list of tables itself is damaged: then nothing opens.
    """
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        names = [str(name) for (name,) in cursor.fetchall()]
    return tuple(name for name in names if not _is_sound(connection, name))


def go_on_beside(alias: str) -> None:
    """
    Open the database anew after an error.

    SQLCipher reads nothing more on a connection that has met a damaged page, not even what is whole.
    """
    connection = connections[alias]
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        connection.close()


def _is_sound(connection: BaseDatabaseWrapper, table: str) -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA integrity_check({connection.ops.quote_name(table)})")
            is_sound = bool(cursor.fetchall() == _SOUND)
    except DatabaseError:
        is_sound = False
    if not is_sound:
        go_on_beside(connection.alias)
    return is_sound
