"""The embedded databases: encrypted, set as they must be, of this program's form, and sound."""

from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.ledger.triggers import missing_triggers
from wicketgate.doors import table_steps
from wicketgate.doors.doctor.assertion import Assertion, Seen, green, judged, not_applicable, red, so
from wicketgate.doors.doctor.installed import Installed
from wicketgate.vault import rootkey
from wicketgate.vault.embedded.beginnings import begins_plainly
from wicketgate.vault.embedded.files import is_sound
from wicketgate.vault.embedded.pragmas import OLDEST

DATABASES = (DEFAULT_DB_ALIAS, "keyring")
FILES = ("records.db", "keyring.db")
# What every page of the file is encrypted and authenticated with, as the database itself says.
CIPHER = {
    "cipher_page_size": "4096",
    "cipher_use_hmac": "1",
    "cipher_plaintext_header_size": "0",
    "cipher_hmac_algorithm": "HMAC_SHA512",
}


def encrypted(installed: Installed) -> Seen:
    """A plain database begins with its maker's name; an encrypted one with chance."""
    if not installed.on_disk:
        return _elsewhere()
    plain = [name for name in FILES if begins_plainly(installed.data / name)]
    if plain:
        return red(_("Anybody can read: %(names)s.") % {"names": ", ".join(plain)})
    return green(_("Neither file can be read without the key."))


def cipher(installed: Installed) -> Seen:
    """The settings of the cipher are those that the program was tested with."""
    if not installed.on_disk:
        return _elsewhere()
    told = dict(_told(line) for (line,) in _asked("cipher_settings"))
    wrong = sorted(name for name, wanted in CIPHER.items() if told.get(name) != wanted)
    if wrong:
        return red(_("Otherwise than expected: %(names)s.") % {"names": ", ".join(wrong)})
    return green(_("SQLCipher %(version)s, as expected.") % {"version": _asked("cipher_version")[0][0]})


def setting(name: str, wanted: object, installed: Installed) -> Seen:
    """A connection has what it must."""
    if not installed.on_disk:
        return _elsewhere()
    got = _asked(name)[0][0]
    return so(got == wanted, name, got)


def new_enough(installed: Installed) -> Seen:
    """Earlier ones can damage their own log."""
    if not installed.on_disk:
        return _elsewhere()
    engine: Any = connections[DEFAULT_DB_ALIAS]
    version: tuple[int, ...] = engine.Database.sqlite_version_info
    said = {"version": ".".join(map(str, version)), "oldest": ".".join(map(str, OLDEST))}
    found = _("SQLite %(version)s; %(oldest)s or newer is expected.") % said
    return judged(found, is_well=version >= OLDEST)


def migrated(_installed: Installed) -> Seen:
    """Every step to this program's tables was taken."""
    missing = sum(len(_plan(alias)) for alias in DATABASES)
    return judged(_("Steps that were not taken: %(count)d.") % {"count": missing}, is_well=missing == 0)


def not_newer(_installed: Installed) -> Seen:
    """Nothing was written by a program that knows more than this one."""
    unknown = sum(len(table_steps.unknown(alias)) for alias in DATABASES)
    found = _("Steps that this program doesn’t know: %(count)d.") % {"count": unknown}
    return judged(found, is_well=unknown == 0)


def ledger_guarded(_installed: Installed) -> Seen:
    """The database itself refuses to change the ledger."""
    missing = missing_triggers()
    if missing:
        return red(_("Missing: %(names)s.") % {"names": ", ".join(missing)})
    return green(_("The database refuses to change an entry or to take one out."))


def sound(installed: Installed) -> Seen:
    """Every page of both files is as it was written."""
    if not installed.on_disk:
        return _elsewhere()
    root = rootkey.current()
    damaged = [name for name in FILES if not is_sound(installed.data / name, root=root)]
    if damaged:
        return red(_("Damaged, or not opened by this key: %(names)s.") % {"names": ", ".join(damaged)})
    return green(_("Every page of both files is as it was written."))


def _asked(pragma: str) -> list[Any]:
    # A connection made now: what the next page will be given, and not what an old one was.
    fresh = connections[DEFAULT_DB_ALIAS].copy()
    try:
        with fresh.cursor() as cursor:
            return list(cursor.execute(f"PRAGMA {pragma}").fetchall())
    finally:
        fresh.close()


def _told(line: str) -> tuple[str, str]:
    name, _equals, value = line.removeprefix("PRAGMA ").removesuffix(";").partition(" = ")
    return name, value


def _plan(alias: str) -> list[Any]:
    executor = MigrationExecutor(connections[alias])
    return list(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _elsewhere() -> Seen:
    return not_applicable(_("These records are in PostgreSQL."))


# name, what it must be on every connection, and what is so where it is
SETTINGS: tuple[tuple[str, object, Promise], ...] = (
    ("journal_mode", "wal", gettext_lazy("The databases write to a log first")),
    ("synchronous", 2, gettext_lazy("What was saved has reached the disk before a page says so")),
    ("secure_delete", 1, gettext_lazy("What is deleted is written over in the file")),
    ("foreign_keys", 1, gettext_lazy("No record can point at one that is gone")),
    ("temp_store", 2, gettext_lazy("What the databases put by for a moment never reaches the disk")),
    ("trusted_schema", 0, gettext_lazy("A database file that somebody prepared can run nothing")),
    ("cell_size_check", 1, gettext_lazy("A damaged page is noticed as soon as it is read")),
)
_AGAIN = gettext_lazy("Start the program again; if this stays, install it anew with “python3 start.py”.")

ASSERTIONS = (
    Assertion(
        "database.encrypted",
        gettext_lazy("The databases are encrypted as files"),
        gettext_lazy(
            "Close the program, tell the chair, and bring the centre back from a backup: wicketgate recover"
        ),
        encrypted,
    ),
    Assertion(
        "database.cipher",
        gettext_lazy("Every page of the databases is encrypted and authenticated as the program was tested"),
        _AGAIN,
        cipher,
    ),
    *(
        Assertion(f"database.{name}", claim, _AGAIN, partial(setting, name, wanted))
        for name, wanted, claim in SETTINGS
    ),
    Assertion(
        "database.new_enough",
        gettext_lazy("The database engine is one that can’t damage its own log"),
        gettext_lazy("Run “python3 start.py” again, which installs a newer one."),
        new_enough,
    ),
    Assertion(
        "database.migrated",
        gettext_lazy("The tables are those of this program"),
        gettext_lazy(
            "Close the pages and open them again: wicketgate serve takes the steps that are missing."
        ),
        migrated,
    ),
    Assertion(
        "database.not_newer",
        gettext_lazy("Nothing was written by a newer program"),
        gettext_lazy("Use the newer program, or bring back a backup from before it: wicketgate recover"),
        not_newer,
    ),
    Assertion(
        "database.ledger_guarded",
        gettext_lazy("The database itself guards the ledger"),
        gettext_lazy("Somebody took the guards away: tell the chair, and run “wicketgate ledger verify”."),
        ledger_guarded,
    ),
    Assertion(
        "database.sound",
        gettext_lazy("Every page of the databases is as it was written"),
        gettext_lazy(
            "Run “wicketgate sweep” to see what is damaged, and bring that back: wicketgate recover"
        ),
        sound,
    ),
)
