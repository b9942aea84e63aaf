"""
The table in which tries are counted: its rows hold words and numbers, and nothing that runs when it is read.

Django's own cache makes Python's objects again of what a row holds. Whoever can write into the database, without any
key, could have a program of theirs run that way inside ours, beside the root key.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError, connections, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_FOR_GOOD = 253_402_300_799  # the last second of the year 9999


class PlainCache(DatabaseCache):
    """Django's cache in the table `rate_limits`, each value kept as JSON. What isn't JSON counts as not there."""

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        found = {key: self._held(self.make_and_validate_key(key, version=version)) for key in keys}
        return {key: value for key, value in found.items() if value is not None}

    def _held(self, key: str) -> Any:
        connection = connections[router.db_for_read(self.cache_model_class)]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT value FROM rate_limits WHERE cache_key = %s AND expires >= %s",
                [key, _as_kept(connection, datetime.now(UTC))],
            )
            row = cursor.fetchone()
        return None if row is None else _read(row[0])

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        alias = router.db_for_write(self.cache_model_class)
        until = datetime.fromtimestamp(self.get_backend_timeout(timeout) or _FOR_GOOD, UTC)
        now = datetime.now(UTC)
        moments = [_as_kept(connections[alias], moment) for moment in (until, now)]
        try:
            with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
                self._make_room(alias, cursor, now)
                return _write(cursor, mode, key, json.dumps(value), *moments)
        except DatabaseError:
            return False  # as Django's own: whoever waits for a turn tries again

    def _make_room(self, alias: str, cursor: Any, now: datetime) -> None:
        cursor.execute("SELECT COUNT(*) FROM rate_limits")
        (count,) = cursor.fetchone()
        if count > self._max_entries:
            self._cull(alias, cursor, now, count)  # type: ignore[attr-defined]  # Django's own; the stubs leave it out


def _write(cursor: Any, mode: str, key: str, text: str, until: Any, now: Any) -> bool:
    if mode == "touch":
        cursor.execute("UPDATE rate_limits SET expires = %s WHERE cache_key = %s", [until, key])
    else:
        # Whoever adds has it only where nobody has it now.
        cursor.execute(
            "INSERT INTO rate_limits (cache_key, value, expires) VALUES (%s, %s, %s) ON CONFLICT (cache_key) "
            "DO UPDATE SET value = excluded.value, expires = excluded.expires WHERE %s OR rate_limits.expires < %s",
            [key, text, until, mode == "set", now],
        )
    return bool(cursor.rowcount == 1)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _as_kept(connection: BaseDatabaseWrapper, moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment.replace(microsecond=0))
