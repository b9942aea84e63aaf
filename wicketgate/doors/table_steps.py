"""The steps by which tables are made: those that this program knows, and those that a database has taken."""

from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def known() -> frozenset[str]:
    """Return every step that this program knows as `app.step`, those that were drawn together among them."""
    on_disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return _named({*on_disk, *(old for step in on_disk.values() for old in step.replaces)})


def taken(database: str) -> frozenset[str]:
    """Return the steps by which the tables of `database` were made."""
    return _named(set(MigrationRecorder(connections[database]).applied_migrations()))


def unknown(database: str) -> list[str]:
    """Return the steps that a newer program took in `database`, in order of their names."""
    return sorted(taken(database) - known())


def _named(steps: set[tuple[str, str]]) -> frozenset[str]:
    return frozenset(f"{app}.{step}" for app, step in steps)
