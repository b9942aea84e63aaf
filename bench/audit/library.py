"""A library, in an environment of its own: it leaves its trail when a row that it was told of is saved."""

import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bench.audit.rounds import Round, rates

APPS = ("django.contrib.contenttypes", "django.contrib.auth", "bench.audit")
# As durable as ours: a log written ahead, which is on the disk before a write returns.
DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


def measured(library: str, database_url: str | None) -> list[Round]:
    """Return the rounds of `library`, auditlog or simple_history, on SQLite or on the PostgreSQL at `database_url`."""
    import django
    from django.conf import settings

    with tempfile.TemporaryDirectory(prefix="wicketgate-bench-") as folder:
        database = _sqlite(Path(folder)) if database_url is None else _postgresql(database_url)
        settings.configure(
            INSTALLED_APPS=[*APPS, library],
            DATABASES={"default": database},
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            USE_TZ=True,
        )
        django.setup()
        return _rounds(library)


def _rounds(library: str) -> list[Round]:
    from django.core.management import call_command

    from bench.audit.models import Unwatched, Watched
    from bench.audit.visits import saved

    _watch(library)
    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)  # the tables that point at those before
    return rates(lambda: saved(Unwatched), lambda: saved(Watched))


def _watch(library: str) -> None:
    """Tell the library of the row, as its own documentation does."""
    from bench.audit.models import Watched

    if library == "auditlog":
        from auditlog.registry import auditlog

        auditlog.register(Watched)
    else:
        from simple_history import register

        register(Watched)


def _sqlite(folder: Path) -> dict[str, Any]:
    options = {"transaction_mode": "IMMEDIATE", "init_command": DURABLE}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "rows.db"), "OPTIONS": options}


def _postgresql(database_url: str) -> dict[str, Any]:
    url = urlsplit(database_url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
    }
