"""
`python -m tests.faults.looked_at GUARD…`: a server whose doctor has looked at everything, and then another command.

Prints as JSON what came of it. `GUARD` is a guard of the doctor's look that is taken away.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.faults.running import ROOT

LIVE = tuple(f"{name}.db{ending}" for name in ("records", "keyring") for ending in ("", "-wal", "-shm"))


def main(guards: list[str]) -> dict[str, Any]:
    """Return what became of the log, what can be read and written, and what opened a database by its own hand."""
    with tempfile.TemporaryDirectory() as root:
        data = _settings(Path(root))
        opened = _watched(data)
        look = _server()
        with ExitStack() as taken_away:
            for guard in guards:
                taken_away.enter_context(GUARDS[guard]())
            page = look()
        _all_that_is_done_by_itself(data, Path(root) / "stick")
        another = _another_command()
        return {
            "page": page,
            "another": another,
            "opened": sorted(opened),
            "logs": sorted(path.name for path in data.glob("*.db-wal")),
            "trouble": _trouble(look),
            "found_by_another": _another_command(),
        }


def _settings(root: Path) -> Path:
    from wicketgate.vault import rootkey

    data = root / "data"
    (data / "static").mkdir(parents=True)
    rootkey.make(root / "key" / "root.key")
    os.environ |= {
        "WICKETGATE_DATA": str(data),
        "WICKETGATE_KEY_FILE": str(root / "key" / "root.key"),
        "WICKETGATE_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "wicketgate.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    return data


def _watched(data: Path) -> set[str]:
    """Return the names, which grow, of databases that Python opens. What SQLite opens itself is not among them."""
    opened: set[str] = set()
    live = {str(data / name): name for name in LIVE}

    def heard(event: str, told: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(told[0], str | os.PathLike) and os.fspath(told[0]) in live:
            opened.add(live[str(os.fspath(told[0]))])

    sys.addaudithook(heard)
    return opened


def _server() -> Callable[[], int]:
    """Begin a centre and serve it; return what asks for the doctor's page, as the chair does."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections
    from django.test import Client
    from django.urls import reverse

    for database in ("default", "keyring"):
        call_command("migrate", database=database, verbosity=0)
    call_command("createcachetable", verbosity=0)
    from tests.people import cast
    from tests.signing_in import sign_in
    from wicketgate.doors import clock

    client = Client(headers={"host": "localhost"})
    sign_in(client, cast().chair, at=clock.now())
    connections.close_all()
    import wicketgate.config.wsgi  # noqa: F401 - which holds the databases open, as in every process of the server

    return lambda: client.get(reverse("officers:doctor")).status_code


def _all_that_is_done_by_itself(data: Path, stick: Path) -> None:
    """Do every job as the server does, and write a backup."""
    from datetime import UTC, datetime

    from tests.people import BEFORE, CENTRE
    from wicketgate.doors.jobs.registry import JOBS
    from wicketgate.doors.jobs.running import do_now
    from wicketgate.vault import backup, recovery, rootkey

    stick.mkdir()
    recovery.make(data, centre=CENTRE, root=rootkey.current(), on=BEFORE)
    source = backup.Source(data, rootkey.current(), CENTRE, ["vault.0001_initial"])
    backup.write(source, stick, at=datetime.now(UTC))
    do_now(JOBS)


def _trouble(look: Callable[[], int]) -> str:
    """Let the server look, write and read by new connections, and return what went wrong."""
    from django.db import connections

    connections.close_all()
    try:
        if look() != 200 or not _is_kept():
            return "what was written is not there"
    except Exception as error:  # noqa: BLE001 - whatever it is, the test says that there should be nothing
        return repr(error)
    return ""


def _is_kept() -> bool:
    from django.db import connections

    from tests.people import CENTRE, FOUNDER
    from wicketgate.domain.ledger.events import Event
    from wicketgate.domain.ledger.models import Entry
    from wicketgate.domain.ledger.operations import enter
    from wicketgate.doors import clock

    before = Entry.objects.count()
    enter(Event.DAY_SHEET_PRINTED, by=FOUNDER, at=clock.now(), subject=CENTRE)
    connections.close_all()
    return Entry.objects.count() == before + 1


def _another_command() -> str:
    """Let another process open the databases and close them, as one that takes itself for the last; return its line."""
    command = [sys.executable, "-m", "wicketgate", "ledger", "verify"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip()


@contextmanager
def _read_as_any_file() -> Iterator[None]:
    """The doctor reads how a database begins as anybody would."""

    def begins(path: Path) -> bool:
        return path.read_bytes().startswith(b"SQLite format 3\0")

    with patch("wicketgate.doors.doctor.database.begins_plainly", begins):
        yield


@contextmanager
def _left_in() -> Iterator[None]:
    """The doctor takes the databases for files that lie about beside them."""
    with patch("wicketgate.doors.doctor.files.may_be_open", return_value=False):
        yield


GUARDS = {"SQLite is asked": _read_as_any_file, "the databases are left out": _left_in}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1:])) + "\n")
