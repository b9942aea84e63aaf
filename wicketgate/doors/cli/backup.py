"""
`wicketgate backup [FOLDER]`: write a backup that only two of the three recovery papers open.

The folder is remembered: from then on a backup is made there every day by itself, whenever its disk is plugged in.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from wicketgate.doors.cli import places
from wicketgate.doors.cli.opened import NotOpened, or_letter, require_centre


def main(argv: Sequence[str]) -> int:
    """Return 0 when the backup is whole and on the disk, 1 with a letter when it is not, 2 when asked wrongly."""
    parser = argparse.ArgumentParser(prog="wicketgate backup")
    parser.add_argument(
        "folder", nargs="?", type=Path, help="a folder or a mounted disk; the one used last unless given"
    )
    places.add_option(parser)
    options = parser.parse_args(argv)
    return or_letter(lambda: _backup(options.folder, centre=options.centre))


def _backup(folder: Path | None, *, centre: str | None) -> int:
    places.open_records(centre)
    from wicketgate.doors import clock
    from wicketgate.doors.jobs.backups import wanted, write_now

    held = require_embedded_centre()
    where = wanted(folder.expanduser().resolve() if folder is not None else None)
    if where is None:
        raise NotOpened(
            "Expected a folder for the backup, such as a memory stick, got none, and none was used before. "
            "Run: wicketgate backup FOLDER"
        )
    made = write_now(held, where, at=clock.now())
    sys.stdout.write(_DONE.format(folder=made[0].parent, files="\n".join(f"  {path.name}" for path in made)))
    return 0


def require_embedded_centre() -> UUID:
    """Return the centre whose records are open. Raises NotOpened where there is none, or they are in PostgreSQL."""
    from django.db import connection

    if connection.vendor == "postgresql":
        raise NotOpened(
            "These records are in PostgreSQL, which has backups of its own. Expected records in a folder. Let whoever "
            "keeps that server run pg_dump for both databases, and keep the key file apart from what it writes. "
            "Nothing was written."
        )
    return require_centre().id


_DONE = """The backup is written and was read back, and only two of the three recovery papers open it.

  {folder}
{files}

From now on one is made there every day by itself, when the disk is plugged in. Keep the disk in another building.
"""
