"""Open an installation's records for a command: settings, the checks at the start, migrations."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.models import Model

from wicketgate.config.installation import from_environment
from wicketgate.doors import table_steps
from wicketgate.vault import quarantine, turning
from wicketgate.vault.disk_trouble import trouble_in
from wicketgate.vault.errors import VaultError

if TYPE_CHECKING:
    from wicketgate.domain.policy.models import Centre

_LETTERS = {
    "full": (
        "Expected room on the disk that holds the records, got none: it is full. Nothing is half-written, and nothing "
        "that was saved is lost. Empty the wastebasket, or move large files to another disk, and never delete a file "
        "of Wicket Gate. Then do this again."
    ),
    "failing": (
        "Expected the disk that holds the records to take what is written, got an error from it: it may be failing. "
        "Nothing is half-written. Keep the last backup safe, and have somebody look at the disk before you do this "
        "again."
    ),
}


_LOST = (
    "Expected both files of this centre’s records, and one of them is gone or empty: {file}. Neither can be read "
    "without the other. Bring it back if you moved it, or bring the centre back from a backup: wicketgate recover. "
    "Nothing was changed."
)


class NotOpened(Exception):
    """The records may not be opened as they are, or by this program: a letter that says why. Nothing was changed."""


def prepare() -> None:
    """
    Load the settings and bring both databases up to this program's form, making them on the first run.

    Raises NotOpened, before anything is changed, for data of a newer program, and where a demonstration's records
    were to be opened as a real centre's, or the other way round; Quarantined for records that wait in quarantine.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
    _settle()
    django.setup()
    from django.conf import settings  # the settings exist only now

    settings.STATIC_ROOT.mkdir(exist_ok=True)
    if not settings.INSTALLATION.database_url:
        _refuse_half(settings.WICKETGATE_DATA)
    _refuse_newer("default")
    _refuse_newer("keyring")
    _refuse_other_kind(is_demonstration=settings.IS_DEMONSTRATION)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("migrate", database="keyring", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    from wicketgate.doors import rotation  # models load after the settings

    rotation.go_on()


def _settle() -> None:
    # Before the settings are loaded: they read the key.
    installation = from_environment()
    quarantine.require_none(installation.data)
    installation.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    turning.settle_at_start(
        installation.data, installation.key_file, has_server=installation.database_url is not None
    )


def require_centre() -> "Centre":
    """Return the centre whose records are open. Raises NotOpened where none was begun in them."""
    from wicketgate.domain.policy import queries as policy  # models load after the settings

    centre = policy.centre()
    if centre is None:
        raise NotOpened("Expected the records of a centre, got none yet. Begin with: wicketgate new-centre")
    return centre


def or_letter(act: Callable[[], int]) -> int:
    """Return what `act` returns; records or a safe that don't open are a letter on standard error, and status 1."""
    try:
        return act()
    except (VaultError, NotOpened) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (DatabaseError, OSError) as error:
        letter = _LETTERS.get(trouble_in(error) or "") or _of_a_file(error)
        if letter is None:
            raise
        sys.stderr.write(f"{letter}\n")
        return 1


def _of_a_file(error: Exception) -> str | None:
    if not isinstance(error, OSError) or not error.filename:
        return None
    return (
        f"Expected to read or to make {error.filename}, and this computer refuses: {error.strerror}. Look whether its "
        "folder is there, whose it is, and whether it can be written to. Then do this again."
    )


def _refuse_half(data: Path) -> None:
    """Refuse one database without the other, which would be made anew, empty, and looked on as whole from then on."""
    from wicketgate.domain.policy.models import Centre
    from wicketgate.vault.models import SubjectKey

    records, keyring = data / "records.db", data / "keyring.db"
    if _is_gone(keyring) and not _is_gone(records) and _holds(Centre, "default"):
        raise NotOpened(_LOST.format(file=keyring))
    if _is_gone(records) and not _is_gone(keyring) and _holds(SubjectKey, "keyring"):
        raise NotOpened(_LOST.format(file=records))


def _is_gone(file: Path) -> bool:
    return not file.is_file() or file.stat().st_size == 0


def _holds(rows: type[Model], database: str) -> bool:
    is_there = rows._meta.db_table in connections[database].introspection.table_names()
    return is_there and rows._default_manager.using(database).exists()


def _refuse_newer(database: str) -> None:
    newer = table_steps.unknown(database)
    if newer:
        app, _dot, step = newer[0].partition(".")
        raise NotOpened(
            f"These records were written by a newer Wicket Gate. Expected steps that this program knows, got "
            f"“{app} {step}”. Open them with the newer program, or bring back a copy from before it. "
            "Nothing was changed."
        )


def _refuse_other_kind(*, is_demonstration: bool) -> None:
    from django.db import connection

    from wicketgate.domain.policy.models import Centre

    if Centre._meta.db_table not in connection.introspection.table_names():
        return
    held = Centre.objects.values_list("is_demonstration", flat=True).first()
    if held is True and not is_demonstration:
        raise NotOpened(
            "Expected the records of a real centre, got those of the demonstration. Real people may never be "
            "written among invented ones. Begin a centre of your own with: wicketgate new-centre"
        )
    if held is False and is_demonstration:
        raise NotOpened(
            "Expected the demonstration, got the records of a real centre. A demonstration never touches them. "
            "Open the centre with: wicketgate serve --centre NAME"
        )
