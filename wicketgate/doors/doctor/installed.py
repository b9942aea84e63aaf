"""What the doctor looks at: one installed centre, at one instant."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError

from wicketgate.domain.policy import queries as policy
from wicketgate.doors import clock
from wicketgate.vault import chosen
from wicketgate.vault.errors import VaultError


class CannotLook(Exception):
    """What an assertion is about can't be read at all; the assertion is red for that reason."""


@dataclass(frozen=True, slots=True)
class Installed:
    """
    One centre on this computer. `data` holds its records, `key_file` its key, `backups` its last backup's folder.

    `held` is None where the records don't open, or no centre was begun; `at` is an aware instant.
    """

    data: Path
    key_file: Path
    backups: Path | None
    held: UUID | None
    is_demonstration: bool
    at: datetime

    @property
    def centre(self) -> UUID:
        """The centre. Raises CannotLook where there is none to be read."""
        if self.held is None:
            raise CannotLook
        return self.held

    @property
    def today(self) -> date:
        """The day in the hall."""
        return self.at.astimezone(clock.LONDON).date()

    @property
    def on_disk(self) -> bool:
        """Whether the records are in files of the data folder, and not in PostgreSQL."""
        engine: str = settings.DATABASES["default"]["ENGINE"]
        return not engine.endswith("postgresql")


def here(at: datetime, *, centre: UUID | None = None) -> Installed:
    """Return this installation as the settings name it; its one `centre` is looked up where none is named."""
    data: Path = settings.WICKETGATE_DATA
    held = centre or _centre()
    return Installed(
        data=data,
        key_file=settings.WICKETGATE_KEY_FILE,
        backups=_backups(data, held),
        held=held,
        is_demonstration=settings.IS_DEMONSTRATION,
        at=at,
    )


def _centre() -> UUID | None:
    try:
        centre = policy.centre()
    except (DatabaseError, VaultError):
        return None
    return centre.id if centre else None


def _backups(data: Path, centre: UUID | None) -> Path | None:
    last = chosen.read(data)
    return last.home(centre) if last is not None and centre is not None else None
