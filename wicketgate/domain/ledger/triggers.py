"""The triggers by which the database itself refuses to change the ledger, and whether they still stand."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

GUARDS: dict[str, frozenset[str]] = {
    "sqlite": frozenset(
        (
            "ledger_entry_no_update",
            "ledger_entry_no_delete",
            "ledger_entry_in_order",
            "ledger_checkpoint_no_update",
            "ledger_checkpoint_no_delete",
        )
    ),
    "postgresql": frozenset(
        (
            "ledger_entry_no_change",
            "ledger_entry_no_truncate",
            "ledger_entry_in_order",
            "ledger_checkpoint_no_change",
            "ledger_checkpoint_no_truncate",
        )
    ),
}
# The guard of updates: its name, how it is put aside, and how it is put back; None: by what it was made by.
_UPDATES: dict[str, tuple[str, str, str | None]] = {
    "sqlite": ("ledger_entry_no_update", "DROP TRIGGER ledger_entry_no_update", None),
    "postgresql": (
        "ledger_entry_no_change",
        "ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_no_change",
        "ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_no_change",
    ),
}
_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%%RAISE(ABORT%%'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND tgname LIKE %s",
}


@contextmanager
def details_unguarded() -> Iterator[None]:
    """
    Let the sealed details be sealed again inside the block, under new keys, in the transaction that is running.

    The guard stands again when it ends; if it is cut off, the transaction and what it did to the guard never were.
    """
    name, off, on = _UPDATES[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sql FROM sqlite_master WHERE name = '{name}'" if on is None else "SELECT 1")  # noqa: S608 - a name of ours
        (held,) = cursor.fetchone()
        cursor.execute(off)
        yield
        cursor.execute(held if on is None else on)


def missing_triggers() -> list[str]:
    """Return the triggers that should guard the ledger and don't: taken out, emptied or switched off."""
    params = ["ledger%"] if connection.vendor == "postgresql" else []
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor], params)
        standing = {name for (name,) in cursor.fetchall()}
    return sorted(GUARDS[connection.vendor] - standing)
