"""
What lies in the folder of one centre's backups, and what of it is kept.

Only files that a backup writes are ever touched, known by their names. Nothing is asked of the clock that could take
away the newest.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from wicketgate.vault.errors import BackupError
from wicketgate.vault.journal import INSTANT, mark_of

# The records first: a key is written before what it seals, so a keyring copied later holds every key they need.
PARTS = ("records", "keyring")
KEYRING_KEPT = timedelta(days=30)
# One backup of each of the last days, and of each of the last weeks, that have one.
DAYS_KEPT, WEEKS_KEPT = 7, 8
LEFT_BEHIND = timedelta(days=1)  # what is unfinished for so long belongs to nobody
_NAMED = re.compile(r"\.?(records|keyring)-(\d{8}T\d{6}Z)\.(age|json|age\.new|json\.new)")


@dataclass(frozen=True, slots=True)
class Note:
    """
    What stands beside one sealed file, readable by anybody: of which centre, from when, in what form, how long.

    `form` lists the steps that made the tables; `origin` is the mark of the computer's records that it is a copy of;
    `stamp` shows that the centre itself wrote the note.
    """

    part: str
    centre: str
    at: str
    papers: str
    form: tuple[str, ...]
    size: int
    digest: str
    origin: str = ""
    stamp: str = ""

    @property
    def told(self) -> bytes:
        """What the stamp is of."""
        told = asdict(self) | {"stamp": ""}
        if not self.origin:  # written before a note told its origin
            del told["origin"]
        return json.dumps(told, sort_keys=True).encode()

    @property
    def instant(self) -> datetime:
        """When the copy was made, by the clock of the computer that made it."""
        return instant_of(self.at)

    def as_file(self, stamp: str) -> bytes:
        """Return what is written beside the sealed file."""
        return json.dumps(asdict(replace(self, stamp=stamp)), indent=1).encode()


def home_of(folder: Path, centre_mark: bytes) -> Path:
    """Return the folder of one centre's backups inside `folder`, which may hold several centres' backups."""
    return folder / f"wicketgate-{centre_mark.hex()}"


def home_of_centre(folder: Path, centre: UUID) -> Path:
    """Return the same, by the centre itself."""
    return folder / f"wicketgate-{mark_of(centre)}"


def instant_of(text: str) -> datetime:
    """Return the instant that a name or a note says. Raises ValueError for none."""
    return datetime.strptime(text, INSTANT).replace(tzinfo=UTC)


def notes(home: Path, part: str) -> list[Note]:
    """Return the notes of one part, the newest first. Raises BackupError for one that can't be read."""
    return [read_note(path) for path in sorted(home.glob(f"{part}-*.json"), reverse=True)]


def read_note(path: Path) -> Note:
    """Return a note. Raises BackupError, a letter, for one that is damaged."""
    try:
        held = json.loads(path.read_bytes())
        found = Note(**held | {"form": tuple(held["form"])})
        instant_of(found.at)
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise BackupError(
            f"{path.name} is damaged. Move it away to use the backup before it. Nothing was changed."
        ) from error
    return found


def keyrings_past(home: Path, *, at: datetime) -> list[Path]:
    """Return the files of keyrings that were made more than 30 days before `at`."""
    return [path for path, part, made in _ours(home) if part == "keyring" and made < at - KEYRING_KEPT]


def take_away(paths: Iterable[Path]) -> None:
    """Remove files, notes first: cut off in between, what is left has no note and counts as never finished."""
    for path in sorted(paths, key=lambda path: path.suffix, reverse=True):
        path.unlink(missing_ok=True)


def thin_out(home: Path, *, at: datetime) -> None:
    """Keep one backup of each of the last days and weeks that have one, and nothing that was left half-written."""
    finished = {path.stem for path in home.glob("*.json")}
    for part in PARTS:
        made = sorted({made for _path, held, made in _ours(home) if held == part}, reverse=True)
        whole = [instant for instant in made if f"{part}-{instant.strftime(INSTANT)}" in finished]
        kept = set(_first_of_each(whole, _day, DAYS_KEPT)) | set(_first_of_each(whole, _week, WEEKS_KEPT))
        gone = {instant for instant in whole if instant not in kept}
        gone |= {instant for instant in made if instant not in whole and instant < at - LEFT_BEHIND}
        take_away(path for path, held, instant in _ours(home) if held == part and instant in gone)


def _ours(home: Path) -> Iterator[tuple[Path, str, datetime]]:
    for path in list(home.iterdir()):
        found = _NAMED.fullmatch(path.name)
        if found is not None:
            yield path, found[1], instant_of(found[2])


def _first_of_each(
    newest_first: Iterable[datetime], span: Callable[[datetime], object], count: int
) -> list[datetime]:
    first: dict[object, datetime] = {}
    for instant in newest_first:
        first.setdefault(span(instant), instant)
    return list(first.values())[:count]


def _day(instant: datetime) -> object:
    return instant.date()


def _week(instant: datetime) -> object:
    return instant.isocalendar()[:2]
