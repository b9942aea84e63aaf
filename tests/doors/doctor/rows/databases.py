"""Taken away: the embedded databases, and the tests' own PostgreSQL."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from tests.domain.ledger.attacks import take_triggers_away
from tests.doors.doctor.rows.row import EMBEDDED, SERVER, Row
from tests.doors.doctor.ward import Ward
from wicketgate.vault.embedded import base
from wicketgate.vault.embedded.beginnings import PLAIN

LONG_PAST = date(2020, 1, 1)


def _plain_database(ward: Ward) -> None:
    (ward.data / "records.db").write_bytes(PLAIN + bytes(4096))


def _unset(*settings: str) -> Callable[[Ward], None]:
    """Take away what sets each connection, and let the next be opened as it comes, or as somebody else set it."""

    def do(ward: Ward) -> None:
        def set_otherwise(opened: Any) -> None:
            for setting in settings:
                opened.execute(f"PRAGMA {setting}").fetchall()

        ward.patch.setattr(base, "set_and_read_back", set_otherwise)
        named = dict(connections["default"].settings_dict) | {"NAME": str(ward.root / "records.db")}
        ward.patch.setattr(connections["default"], "settings_dict", named)

    return do


def _old_engine(ward: Ward) -> None:
    from wicketgate.doors.doctor import database

    ward.patch.setattr(database, "OLDEST", (99, 0, 0))


def _step_not_taken(ward: Ward) -> None:
    MigrationRecorder.Migration.objects.filter(app="policy").order_by("-id")[:1].get().delete()


def _unknown_step(ward: Ward) -> None:
    MigrationRecorder(connection).record_applied("ledger", "0999_of_tomorrow")


def _damaged_page(ward: Ward) -> None:
    path = ward.data / "keyring.db"
    held = bytearray(path.read_bytes())
    held[-100] ^= 1
    path.write_bytes(held)


def _as_it_is(*changes: str) -> Callable[[Ward], None]:
    """Ask the tests' own server, which is set for speed and whose role may do everything."""

    def do(ward: Ward) -> None:
        from wicketgate.doors.doctor import postgres

        with connection.cursor() as cursor:
            for change in changes:
                cursor.execute(change)
        ward.patch.setattr(postgres, "asked", _honest)

    return do


def _honest(query: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return row[0] if row else None


def _far_away(ward: Ward) -> None:
    ward.patch.setitem(ward.settings.DATABASES["default"], "HOST", "records.example.org")
    _as_it_is()(ward)


ROWS = (
    Row("database.encrypted", "a database is not encrypted", _plain_database, "red", EMBEDDED),
    Row("database.cipher", "the pages are not authenticated", _unset("cipher_use_hmac = OFF"), "red", EMBEDDED),
    Row("database.journal_mode", "the log is switched off", _unset("journal_mode = DELETE"), "red", EMBEDDED),
    Row("database.synchronous", "nobody waits for the disk", _unset("synchronous = OFF"), "red", EMBEDDED),
    Row("database.secure_delete", "what is deleted stays", _unset("secure_delete = OFF"), "red", EMBEDDED),
    Row("database.foreign_keys", "rows may point at nothing", _unset("foreign_keys = OFF"), "red", EMBEDDED),
    Row("database.temp_store", "what is put by goes to the disk", _unset("temp_store = FILE"), "red", EMBEDDED),
    Row("database.trusted_schema", "nothing sets it", _unset(), "red", EMBEDDED),
    Row("database.cell_size_check", "nothing sets it", _unset(), "red", EMBEDDED),
    Row("database.new_enough", "the engine is too old", _old_engine, "red", EMBEDDED),
    Row("database.migrated", "a step was not taken", _step_not_taken, "red"),
    Row("database.not_newer", "a step is of a newer program", _unknown_step, "red"),
    Row("database.ledger_guarded", "somebody took the guards away", lambda _ward: take_triggers_away(), "red"),
    Row("database.sound", "one bit of a page flipped", _damaged_page, "red", EMBEDDED),
    Row("postgres.private_way", "the server is elsewhere, without TLS", _far_away, "red", SERVER),
    Row("postgres.plain_role", "the role may do everything", _as_it_is(), "red", SERVER),
    Row("postgres.statement_log", "all is logged", _as_it_is("SET log_statement = 'all'"), "amber", SERVER),
    Row("postgres.fsync", "the server does not wait for the disk", _as_it_is(), "red", SERVER),
    Row("postgres.synchronous_commit", "the server says saved too soon", _as_it_is(), "red", SERVER),
    Row("postgres.full_page_writes", "a torn page is not mended", _as_it_is(), "red", SERVER),
)  # fmt: skip
