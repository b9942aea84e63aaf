"""
Records that were brought back, and must not be opened yet: nothing says what was let go of since they were copied.

The mark is a file beside them. As long as it is there nothing opens the records, and nobody can sign in.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from wicketgate.vault.disk import sync_folder, write_whole
from wicketgate.vault.errors import VaultError

NAME = "quarantine.json"


class Quarantined(VaultError):
    """The records wait in quarantine. Nothing was opened."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought back: the instants of both parts, how many keys were destroyed again, and whether it waits."""

    centre: UUID
    records_at: datetime
    keyring_at: datetime
    let_go: int
    waits: bool = False


def begin(data: Path, brought: Brought) -> None:
    """Put the records in `data` in quarantine."""
    told = asdict(brought) | {
        "centre": brought.centre.hex,
        "records_at": brought.records_at.isoformat(),
        "keyring_at": brought.keyring_at.isoformat(),
    }
    write_whole(data / NAME, json.dumps(told, indent=1).encode())


def held(data: Path) -> Brought | None:
    """Return what waits in `data`, or None. Raises Quarantined where the mark itself is damaged."""
    path = data / NAME
    if not path.exists():
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        days = {name: datetime.fromisoformat(told[name]) for name in ("records_at", "keyring_at")}
        return Brought(**told | days | {"centre": UUID(hex=told["centre"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Quarantined(
            f"{NAME} beside the records is damaged. Bring the centre back again, into another folder: wicketgate "
            "recover. Nothing was opened."
        ) from error


def require_none(data: Path) -> None:
    """Raise Quarantined, a letter, while the records in `data` wait."""
    waiting = held(data)
    if waiting is not None:
        raise Quarantined(LETTER.format(waiting=waiting))


def end(data: Path) -> None:
    """Take the records out of quarantine."""
    (data / NAME).unlink()
    sync_folder(data)


LETTER = """These records were brought back, and wait in quarantine: nobody can sign in yet.

They are of {waiting.records_at:%d %B %Y, %H:%M} UTC. Expected beside the backup the journal of what was let go of,
let-go.txt, as new as the records. Got none. Without it, somebody who was let go of could come back.

Look for let-go.txt in the folder of the records on the old computer, or on another disk of backups, and write:
  wicketgate recover --centre NAME --journal let-go.txt
If it is lost for good, let the chair agree, and write:
  wicketgate recover --centre NAME --journal-is-lost
"""
