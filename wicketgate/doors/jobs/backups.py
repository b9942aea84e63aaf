"""Back the centre up every day, and bring the journal to the backups in between, whenever their disk is there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection

from wicketgate.domain.ledger.actor import NOBODY, Actor
from wicketgate.domain.policy.operations import note_backup
from wicketgate.doors import table_steps
from wicketgate.doors.jobs.outcomes import (
    NO_DISK,
    NO_FOLDER,
    NO_PAPERS,
    NO_ROOM,
    OTHER_BACKUPS,
    Trouble,
    Waits,
)
from wicketgate.vault import backup, chosen, recovery, rootkey
from wicketgate.vault.chosen import Chosen
from wicketgate.vault.errors import NoRoom


def back_up_due(centre: UUID, at: datetime) -> None:
    """Write the centre's backup of the day where it was chosen. Raises Waits while its disk is not there."""
    held = _here(centre)
    try:
        write_now(centre, held, at=at)
    except NoRoom as full:
        raise Trouble(NO_ROOM) from full


def carry_due(centre: UUID, at: datetime) -> None:
    """Bring the journal to the backups, and take old keyrings away there. Raises Waits while the disk is not there."""
    held = _here(centre)
    try:
        backup.carry(_source(centre, held), Path(held.folder), at=at)
    except NoRoom as full:
        raise Trouble(NO_ROOM) from full
    chosen.carried(_data(), held, at=at)


def write_now(centre: UUID, held: Chosen, *, at: datetime) -> Sequence[Path]:
    """Write a backup, enter it, and return its files. Raises BackupError, a letter, when it can't."""
    made = backup.write(_source(centre, held), Path(held.folder), at=at)
    chosen.written(_data(), held, at=at)
    note_backup(by=Actor(centre, NOBODY), at=at)
    return made


@dataclass(frozen=True, slots=True)
class Backups:
    """
    How the backups stand: where they are kept, when the journal came there last, and what the next one waits for.

    `waits_for` is a code of `outcomes.py`, empty when it waits for nothing but its time.
    """

    folder: str = ""
    carried_at: datetime | None = None
    waits_for: str = ""


def standing(centre: UUID) -> Backups:
    """Return how the centre's backups stand."""
    held = chosen.read(_data())
    carried_at = datetime.fromisoformat(held.carried_at) if held is not None and held.carried_at else None
    found = Backups(held.folder if held else "", carried_at)
    try:
        _here(centre)
    except Waits as waits:
        return replace(found, waits_for=waits.code)
    return found


def wanted(folder: Path | None) -> Chosen | None:
    """Return the choice of `folder`, or what was chosen before where none is given; None where nothing was."""
    return chosen.read(_data()) if folder is None else chosen.wanted(_data(), str(folder))


def form() -> list[str]:
    """Return the steps by which both databases were made, as a backup's note lists them."""
    return sorted(table_steps.taken("default") | table_steps.taken("keyring"))


def _here(centre: UUID) -> Chosen:
    if connection.vendor == "postgresql":
        raise Waits(OTHER_BACKUPS)
    held = chosen.read(_data())
    if held is None:
        raise Waits(NO_FOLDER)
    if not (_data() / recovery.PUBLIC).is_file():
        raise Waits(NO_PAPERS)
    if not held.is_here(centre):
        raise Waits(NO_DISK)
    return held


def _source(centre: UUID, held: Chosen) -> backup.Source:
    return backup.Source(_data(), root=rootkey.current(), centre=centre, form=form(), origin=held.origin)


def _data() -> Path:
    data: Path = settings.WICKETGATE_DATA
    return data
