"""Where this computer's backups go: chosen once, and remembered beside the records."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from wicketgate.vault.chance import new_id
from wicketgate.vault.disk import write_whole
from wicketgate.vault.shelf import home_of_centre

NAME = "last-backup.json"


@dataclass(frozen=True, slots=True)
class Chosen:
    """
    The folder for the backups, and the instants, as text, of the last one and of when the journal came there last.

    `origin` is drawn once for the records on this computer, and never restored: it tells two computers apart.
    """

    folder: str
    origin: str
    at: str = ""
    carried_at: str = ""

    def home(self, centre: UUID) -> Path:
        """Return the folder of the centre's own backups there."""
        return home_of_centre(Path(self.folder), centre)

    def is_here(self, centre: UUID) -> bool:
        """
        Say whether the disk is plugged in: whether the folder that the first backup made there can be seen.

        The place alone says nothing: where a disk was taken out, an empty folder of this computer may be left.
        """
        return self.home(centre).is_dir()


def read(data: Path) -> Chosen | None:
    """Return what was chosen for the records in `data`, or None; None too where the note of it is damaged."""
    try:
        held = json.loads((data / NAME).read_text(encoding="utf-8"))
        return Chosen(**({"origin": new_id().hex} | held))
    except (OSError, ValueError, TypeError):
        return None


def wanted(data: Path, folder: str) -> Chosen:
    """Return the choice of that folder, not yet remembered; a computer that has no mark yet is given one."""
    before = read(data)
    return replace(before, folder=folder) if before else Chosen(folder, new_id().hex)


def written(data: Path, held: Chosen, *, at: datetime) -> None:
    """Remember the folder, and that a backup was written there, the journal with it."""
    _keep(data, replace(held, at=at.isoformat(), carried_at=at.isoformat()))


def carried(data: Path, held: Chosen, *, at: datetime) -> None:
    """Remember that the journal was brought to the backups, unless another folder was chosen meanwhile."""
    now = read(data) or held
    if now.folder == held.folder:
        _keep(data, replace(now, carried_at=at.isoformat()))


def _keep(data: Path, chosen: Chosen) -> None:
    write_whole(data / NAME, json.dumps(asdict(chosen)).encode())
