"""
Django's database wrapper for `sqlcipher3`.

Each connection is keyed from the root key, set to the centre's pragmas, and each pragma is read back.
"""

import datetime
import decimal
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]  # Django keeps it to itself
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

from wicketgate.vault import rootkey
from wicketgate.vault.disk_trouble import trouble_in
from wicketgate.vault.embedded.pragmas import require_new_enough, set_and_read_back
from wicketgate.vault.errors import RootKeyError

dbapi2.register_converter("bool", b"1".__eq__)
for _name, _parse in (
    ("date", parse_date),
    ("time", parse_time),
    ("datetime", parse_datetime),
    ("timestamp", parse_datetime),
):
    dbapi2.register_converter(_name, sqlite.decoder(_parse))
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(datetime.date, sqlite.adapt_date)
dbapi2.register_adapter(datetime.datetime, sqlite.adapt_datetime)


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # sqlcipher3 ships no types
    """Turns Django's `%s` and `%(name)s` into the question marks and names that SQLite knows."""

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        return super().execute(_converted(query, params), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        kept = list(param_list)
        return super().executemany(_converted(query, kept[0] if kept else ()), kept)


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """The embedded database: SQLCipher, with every pragma read back on every connection."""

    display_name = "SQLCipher"
    Database = dbapi2

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        require_new_enough(dbapi2.sqlite_version_info)
        connection = dbapi2.connect(**conn_params)
        _unlock(connection, alias=self.alias)
        register(connection)
        set_and_read_back(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)


def _unlock(connection: Any, *, alias: str) -> None:
    # What the library would say by itself of a wrong key is said below, in words.
    connection.execute("PRAGMA cipher_log_level = NONE")
    key = rootkey.derive(rootkey.current(), purpose=f"wicketgate file {alias}")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except dbapi2.DatabaseError as error:
        connection.close()
        if trouble_in(error):
            raise  # the disk is full or fails: the key has nothing to do with it
        raise RootKeyError(
            "The records do not open with this key file. Expected the key file that was made with this centre; "
            "either it belongs to another centre, or the records are damaged. Nothing was changed."
        ) from error


def _converted(query: str, params: Sequence[Any] | Mapping[str, Any]) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return _with_question_marks(query)


@lru_cache(maxsize=512)
def _with_question_marks(query: str) -> str:
    return sqlite.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
