"""Where a centre is to be put: never among the program's own files, with its key, or inside another centre's folder."""

import re
from dataclasses import replace
from pathlib import Path

import wicketgate
from wicketgate.doors.cli import places
from wicketgate.doors.cli.asked import AskedWrongly
from wicketgate.doors.cli.places import Place

# What a note of paths can't hold: control signs, and bytes that the terminal could make no letter of.
_UNWRITTEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def put(usual: Place, *, folder: Path | None, key: Path | None) -> Place:
    """Return the place that was asked for, or the usual one. Raises AskedWrongly, before anything is made."""
    place = replace(usual, data=_whole(folder) or usual.data, key_file=_whole(key) or usual.key_file)
    for what, path in (("--folder", place.data.resolve()), ("--key", place.key_file.resolve())):
        _require_written(what, path)
        _require_own(what, path)
    _require_key_outside(place)
    _require_folder_and_file(place)
    _require_empty(place)
    _require_not_elsewhere(place)
    return place


def _whole(path: Path | None) -> Path | None:
    return path.expanduser().resolve() if path else None


def _require_written(what: str, path: Path) -> None:
    if _UNWRITTEN.search(str(path)):
        raise AskedWrongly(
            f"{what}: expected a name of letters and signs that can be written down, got others too. Choose another, "
            "or let the terminal use UTF-8. Nothing was made."
        )


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


def _require_folder_and_file(place: Place) -> None:
    if any(path.is_file() for path in (place.data, *place.data.parents)):
        raise AskedWrongly(
            "--folder: expected a folder, got a file or something inside a file. Nothing was made."
        )
    if place.key_file.is_dir():
        raise AskedWrongly(
            "--key: expected the name of a file, such as root.key in that folder, got a folder. Nothing was made."
        )


def _require_empty(place: Place) -> None:
    begun_before = place.has_records or place.note.exists()
    if not begun_before and place.data.exists() and any(place.data.iterdir()):
        raise AskedWrongly(
            "--folder: expected a new or an empty folder, got one with other files in it. Nothing was made."
        )


def _require_not_elsewhere(place: Place) -> None:
    held = places.remembered(place.slug)
    if held is not None and held.has_records and held.data.resolve() != place.data.resolve():
        raise AskedWrongly(
            f"--folder: a centre of that name is on this computer already, in {held.data}. Expected that folder, or "
            "another --name. Nothing was made."
        )
