"""Where a centre is to be put: never among the program's own files, with its key, or inside another centre's folder."""

from dataclasses import replace
from pathlib import Path

import wicketgate
from wicketgate.doors.cli.asked import AskedWrongly
from wicketgate.doors.cli.places import Place


def put(usual: Place, *, folder: Path | None, key: Path | None) -> Place:
    """Return the place that was asked for, or the usual one. Raises AskedWrongly, before anything is made."""
    place = replace(usual, data=_whole(folder) or usual.data, key_file=_whole(key) or usual.key_file)
    for what, path in (("--folder", place.data.resolve()), ("--key", place.key_file.resolve())):
        _require_own(what, path)
    _require_key_outside(place)
    _require_empty(place)
    return place


def _whole(path: Path | None) -> Path | None:
    return path.expanduser().resolve() if path else None


def _require_own(what: str, path: Path) -> None:
    if path.is_relative_to(Path(wicketgate.__file__).resolve().parent.parent):
        raise AskedWrongly(
            f"{what}: expected a place outside the program’s own folder, got one inside it. Whoever copies or "
            "renews the program would take the records with it. Nothing was made."
        )
    if any((folder / "records.db").exists() for folder in path.parents):
        raise AskedWrongly(
            f"{what}: expected a place of its own, got one inside the folder of another centre or of the "
            "demonstration. Choose another. Nothing was made."
        )


def _require_key_outside(place: Place) -> None:
    if place.key_file.resolve().is_relative_to(place.data.resolve()):
        raise AskedWrongly(
            "--key: expected a place outside the folder of the records, got one inside it. Whoever copies that "
            "folder would have both. Nothing was made."
        )


def _require_empty(place: Place) -> None:
    begun_before = place.has_records or place.note.exists()
    if not begun_before and place.data.exists() and any(place.data.iterdir()):
        raise AskedWrongly(
            "--folder: expected a new or an empty folder, got one with other files in it. Nothing was made."
        )
