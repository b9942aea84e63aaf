"""`wicketgate backup [FOLDER]`: write a backup that only two of the three recovery papers open."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import NotOpened, or_letter, prepare, taken_steps

LAST = "last-backup.json"


def main(argv: Sequence[str]) -> int:
    """Return 0 when the backup is whole and on the disk, 1 with a letter when it is not, 2 when asked wrongly."""
    parser = argparse.ArgumentParser(prog="wicketgate backup")
    parser.add_argument(
        "folder", nargs="?", type=Path, help="a folder or a mounted disk; the one used last unless given"
    )
    parser.add_argument("--centre", help="the short name of a centre that was begun on this computer")
    options = parser.parse_args(argv)
    return or_letter(lambda: _backup(options.folder, centre=options.centre))


def _backup(folder: Path | None, *, centre: str | None) -> int:
    if centre is not None:
        places.require(centre).use()
    prepare()
    from django.conf import settings

    from wicketgate.doors import clock
    from wicketgate.vault import backup, rootkey
    from wicketgate.vault.disk import write_whole

    data: Path = settings.WICKETGATE_DATA
    held, at = require_embedded_centre(), clock.now()
    chosen = (folder or _last(data)).expanduser().resolve()
    source = backup.Source(data, root=rootkey.current(), centre=held, form=form())
    made = backup.write(source, chosen, at=at)
    write_whole(data / LAST, json.dumps({"folder": str(chosen), "at": at.isoformat()}).encode())
    sys.stdout.write(_DONE.format(folder=made[0].parent, files="\n".join(f"  {path.name}" for path in made)))
    return 0


def form() -> list[str]:
    """Return the steps by which both databases were made, as a backup's note lists them."""
    taken = taken_steps("default") | taken_steps("keyring")
    return sorted(f"{app}.{step}" for app, step in taken)


def require_embedded_centre() -> UUID:
    """Return the centre whose records are open. Raises NotOpened where there is none, or they are in PostgreSQL."""
    from django.db import connection

    from wicketgate.domain.policy import queries as policy

    if connection.vendor == "postgresql":
        raise NotOpened(
            "These records are in PostgreSQL, which has backups of its own. Expected records in a folder. Let whoever "
            "keeps that server run pg_dump for both databases, and keep the key file apart from what it writes. "
            "Nothing was written."
        )
    centre = policy.centre()
    if centre is None:
        raise NotOpened("Expected the records of a centre, got none yet. Begin with: wicketgate new-centre")
    return centre.id


def _last(data: Path) -> Path:
    try:
        return Path(json.loads((data / LAST).read_text(encoding="utf-8"))["folder"])
    except (OSError, ValueError, KeyError) as error:
        raise NotOpened(
            "Expected a folder for the backup, such as a memory stick, got none, and none was used before. "
            "Run: wicketgate backup FOLDER"
        ) from error


_DONE = """The backup is written, and only two of the three recovery papers open it.

  {folder}
{files}

Take the disk out, and keep it in another building.
"""
