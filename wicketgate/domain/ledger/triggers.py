"""The triggers by which the database itself refuses to change the ledger, and whether they still stand."""

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
_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%%RAISE(ABORT%%'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND tgname LIKE %s",
}


def missing_triggers() -> list[str]:
    """Return the triggers that should guard the ledger and don't: taken out, emptied or switched off."""
    params = ["ledger%"] if connection.vendor == "postgresql" else []
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor], params)
        standing = {name for (name,) in cursor.fetchall()}
    return sorted(GUARDS[connection.vendor] - standing)
