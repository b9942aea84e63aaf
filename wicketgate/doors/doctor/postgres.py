"""The records in PostgreSQL, where they are there: how they are reached, by whom, and what that server is set to."""

from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.doors.doctor.assertion import Assertion, Seen, State, judged, not_applicable
from wicketgate.doors.doctor.installed import Installed

# A socket of this computer, or this computer by its own name.
ON_THIS_COMPUTER = {"", "localhost", "127.0.0.1", "::1"}
HARMLESS_LOGS = {"none", "ddl"}


def private_way(installed: Installed) -> Seen:
    """Nobody on the network can read along."""
    if installed.on_disk:
        return _in_files()
    host: str = settings.DATABASES[DEFAULT_DB_ALIAS]["HOST"]
    if host in ON_THIS_COMPUTER or host.startswith("/"):
        return judged(_("The server is on this computer."), is_well=True)
    is_private = bool(asked("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
    found = _("Another computer, with TLS.") if is_private else _("Another computer, without TLS.")
    return judged(found, is_well=is_private)


def plain_role(installed: Installed) -> Seen:
    """A role that may do everything may also take the ledger's guards away."""
    if installed.on_disk:
        return _in_files()
    is_super = bool(asked("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
    found = _("It may do everything on that server.") if is_super else _("It may do what it needs.")
    return judged(found, is_well=not is_super)


def statement_log(installed: Installed) -> Seen:
    """A log of statements tells who looked at whom, outside the ledger and for as long as logs are kept."""
    return _setting(installed, "log_statement", HARMLESS_LOGS, otherwise="amber")


def fsync(installed: Installed) -> Seen:
    """What was saved outlasts a power cut."""
    return _setting(installed, "fsync", {"on"})


def synchronous_commit(installed: Installed) -> Seen:
    """What was saved has reached the disk before a page says so."""
    return _setting(installed, "synchronous_commit", {"on", "remote_apply"})


def full_page_writes(installed: Installed) -> Seen:
    """A page that a power cut tore can be mended."""
    return _setting(installed, "full_page_writes", {"on"})


def asked(query: str) -> Any:
    """Return the one value that the server answers with."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return row[0] if row else None


def _setting(installed: Installed, name: str, wanted: set[str], *, otherwise: State = "red") -> Seen:
    if installed.on_disk:
        return _in_files()
    got = asked(f"SHOW {name}")
    return judged(
        _("%(name)s is %(got)s.") % {"name": name, "got": got}, is_well=got in wanted, otherwise=otherwise
    )


def _in_files() -> Seen:
    return not_applicable(_("These records are in files of this computer."))


_ASK = gettext_lazy("Ask whoever keeps the PostgreSQL server to switch it on again.")

ASSERTIONS = (
    Assertion(
        "postgres.private_way",
        gettext_lazy("Nobody on the network can read along between the program and PostgreSQL"),
        gettext_lazy(
            "Ask whoever keeps that server for TLS, and put “sslmode=verify-full” into its address."
        ),
        private_way,
    ),
    Assertion(
        "postgres.plain_role",
        gettext_lazy("The program’s role in PostgreSQL is not one that may do everything"),
        gettext_lazy("Ask whoever keeps that server for a role of the program’s own, without SUPERUSER."),
        plain_role,
    ),
    Assertion(
        "postgres.statement_log",
        gettext_lazy("PostgreSQL writes down no statements"),
        gettext_lazy("Ask whoever keeps that server to set log_statement to “none” or “ddl”."),
        statement_log,
    ),
    Assertion("postgres.fsync", gettext_lazy("PostgreSQL waits for the disk"), _ASK, fsync),
    Assertion(
        "postgres.synchronous_commit",
        gettext_lazy("PostgreSQL says “saved” only when it is"),
        _ASK,
        synchronous_commit,
    ),
    Assertion(
        "postgres.full_page_writes",
        gettext_lazy("PostgreSQL can mend a page that a power cut tore"),
        _ASK,
        full_page_writes,
    ),
)
