"""A disk that takes nothing, as the pages meet it: every statement that would write is turned away by the database."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import OperationalError, connections
from psycopg.errors import DiskFull, IoError
from sqlcipher3 import dbapi2

WRITES = ("INSERT", "UPDATE", "DELETE")
_SQLITE = {"full": 13, "failing": 10}
_POSTGRES = {"full": DiskFull, "failing": IoError}


@contextmanager
def disk(trouble: str, *, is_readable: bool = True) -> Iterator[list[str]]:
    """
    Turn away every write inside the block as a disk that is `full` or `failing` does; yields those turned away.

    One that can't be read either turns everything away.
    """
    turned_away: list[str] = []

    def before_each(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not is_readable or sql.lstrip().upper().startswith(WRITES):
            turned_away.append(sql.split("(")[0][:60])
            said = _as_said(context["connection"].vendor, trouble)
            raise OperationalError(str(said)) from said
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(before_each))
        yield turned_away


def _as_said(vendor: str, trouble: str) -> Exception:
    if vendor == "postgresql":
        return _POSTGRES[trouble]("could not extend file: No space left on device")
    error: Exception = dbapi2.OperationalError("database or disk is full")
    error.sqlite_errorcode = _SQLITE[trouble]  # type: ignore[attr-defined]  # as sqlcipher3 gives it
    return error
