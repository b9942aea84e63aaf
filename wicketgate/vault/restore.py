"""
Bring a centre's records back from a backup and two papers, into a place where there are none.

Everything is looked at in a folder of its own first: the records only get their place when every file has opened, is
whole, belongs to the same centre, and what was let go of since has been let go of again. Where nothing says what that
was, they get their place in quarantine.
"""

import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from wicketgate.vault import journal, quarantine, recovery, rootkey
from wicketgate.vault.backup import digest_of
from wicketgate.vault.disk import sync_folder, sync_whole
from wicketgate.vault.disk_trouble import FULL
from wicketgate.vault.embedded.files import destroy_keys, is_sound, keys_are_newer
from wicketgate.vault.errors import BackupError, RootKeyError
from wicketgate.vault.journal import mark_of
from wicketgate.vault.quarantine import Brought
from wicketgate.vault.recovery import Opener
from wicketgate.vault.shelf import PARTS, Note, home_of
from wicketgate.vault.shelf import notes as notes_there

_NOTHING = "Nothing was changed."
_AN_EARLIER = "Use another copy of the backup, or move this file and its note away to use the one before."


@dataclass(frozen=True, slots=True)
class Place:
    """Where the records and their key are to be, neither of which may be there yet; and journals saved elsewhere."""

    data: Path
    key_file: Path
    passphrase: str | None = None
    journals: Sequence[Path] = ()


def bring_back(folder: Path, opener: Opener, *, place: Place, known: Collection[str]) -> Brought:
    """
    Restore the newest records in `folder` with the newest keyring, and return what came.

    `known` are the steps of making tables that this program knows. Raises BackupError for a place that is taken and
    for a backup that is not there, cut, altered, of another centre or program, or of days that don't fit together.
    """
    _require_empty(place)
    _require_there(place.journals)
    home = _home(folder, opener)
    notes = {part: _newest(home, part, opener) for part in PARTS}
    with _letters():
        root_file = _root_file(home, notes["records"], opener)
        root = opener.root_key(_read(root_file))
        _require_no_other_key(place, root)
        notes["keyring"] = _of_the_same_root(home, notes["keyring"], opener, root)
        for part in PARTS:
            _require_whole(home, notes[part], root=root, known=known)
        _require_days_fit(notes["records"], notes["keyring"])
        return _bring(home, notes, opener, root_file, place)


def end_quarantine(data: Path, root: bytes, *, journals: Sequence[Path]) -> Brought:
    """
    Let go again of what `journals` name, open the records that wait in quarantine, and return what came.

    With no journal, because it is lost for good. Raises BackupError for one that is not there, damaged or another's.
    """
    held = quarantine.held(data)
    if held is None:
        raise BackupError(f"Expected records in quarantine in {data}, got none that wait. {_NOTHING}")
    _require_there(journals)
    with _letters():
        let_go = _let_go_again(data, [data / journal.NAME, *journals], root, of=mark_of(held.centre))
        quarantine.end(data)
    return Brought(held.centre, held.records_at, held.keyring_at, held.let_go + let_go)


def _bring(home: Path, notes: dict[str, Note], opener: Opener, root_file: Path, place: Place) -> Brought:
    root = opener.root_key(_read(root_file))
    centre = UUID(hex=notes["records"].centre)
    staging = place.data.with_name(f".{place.data.name}.restoring")
    try:
        _lay_out(staging, home, notes, opener, root)
        shutil.copyfile(root_file, staging / recovery.SEALED_ROOT)
        let_go = _let_go_again(staging, [home / journal.NAME, *place.journals], root, of=mark_of(centre))
        waits = not place.journals and not _is_as_new(home / journal.NAME, notes["records"])
        brought = Brought(centre, notes["records"].instant, notes["keyring"].instant, let_go, waits)
        if waits:
            quarantine.begin(staging, brought)
        _take_place(staging, place, root)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return brought


def _is_as_new(copy: Path, records: Note) -> bool:
    """Say whether the journal beside the backups is whole, and was carried there with these records or later."""
    carried = journal.carried(copy)
    return carried is not None and carried.at >= records.instant


def _require_there(journals: Sequence[Path]) -> None:
    for path in journals:
        if not path.is_file():
            raise BackupError(f"Expected the journal at {path}, found none. {_NOTHING}")


def _require_empty(place: Place) -> None:
    if place.data.exists() and any(place.data.iterdir()):
        raise BackupError(
            f"Expected a new or an empty folder for the records, but {place.data} holds something. Records are never "
            f"written over others. {_NOTHING}"
        )


def _require_no_other_key(place: Place, root: bytes) -> None:
    # The same key may be there: the records came no further when a restore was cut off.
    if place.key_file.exists() and not _is_key(place, root):
        raise BackupError(
            f"There is a key file at {place.key_file} already. It is kept. Give another place with --key. {_NOTHING}"
        )


def _is_key(place: Place, root: bytes) -> bool:
    try:
        return rootkey.load(place.key_file, data=place.data, passphrase=place.passphrase) == root
    except RootKeyError:
        return False


def _home(folder: Path, opener: Opener) -> Path:
    if not folder.is_dir():
        raise BackupError(
            f"Expected the backup’s folder at {folder}, found none. Put its disk in first. {_NOTHING}"
        )
    home = home_of(folder.parent if folder.name.startswith("wicketgate-") else folder, opener.centre_mark)
    if home.is_dir():
        return home
    others = len([path for path in folder.glob("wicketgate-*") if path.is_dir()])
    held = f"backups of {others} other centres" if others else "no backup"
    raise BackupError(f"Expected a backup of the centre that the papers are of, got {held}. {_NOTHING}")


def _newest(home: Path, part: str, opener: Opener) -> Note:
    readable = notes_there(home, part)
    ours = [note for note in readable if note.papers == opener.papers]
    if ours:
        return ours[0]
    if readable:
        raise BackupError(
            f"The {part} there are sealed for other papers of this centre. Look for two papers of another day. "
            f"{_NOTHING}"
        )
    raise BackupError(f"Expected a file {part}-….age and its note, got none that is finished. {_NOTHING}")


def _root_file(home: Path, note: Note, opener: Opener) -> Path:
    """Return the file of the root key that stamped `note`: there are several where it was made anew since."""
    held = _root_files(home, opener)
    if not held:
        raise BackupError(
            f"Expected a file root-key-{opener.papers}-….age beside the backup, got none: it was taken away. Use "
            f"another copy of the backup’s folder. {_NOTHING}"
        )
    return next((path for path in held if _stamps(path, note, opener)), held[0])


def _root_files(home: Path, opener: Opener) -> list[Path]:
    return sorted(home.glob(f"root-key-{opener.papers}*.age"))


def _stamps(path: Path, note: Note, opener: Opener) -> bool:
    try:
        return _is_stamped(note, opener.root_key(_read(path)))
    except BackupError:
        return False


def _of_the_same_root(home: Path, newest: Note, opener: Opener, root: bytes) -> Note:
    """Return the newest keyring, or, where the root key was changed after the records, the last from before."""
    if _is_stamped(newest, root) or not any(
        _stamps(path, newest, opener) for path in _root_files(home, opener)
    ):
        return newest
    before = [note for note in notes_there(home, "keyring") if note.papers == opener.papers]
    fitting = next((note for note in before if _is_stamped(note, root)), None)
    if fitting is None:
        raise BackupError(
            "The keys of this centre were changed after these records were copied, and the keyring from before is "
            f"gone, as keyrings are after 30 days. Only newer records can be brought back. {_NOTHING}"
        )
    return fitting


def _is_stamped(note: Note, root: bytes) -> bool:
    return recovery.stamp(root, note.told) == note.stamp


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BackupError(f"Expected {path.name} in the backup, and it can’t be read. {_NOTHING}") from error


def _require_whole(home: Path, note: Note, *, root: bytes, known: Collection[str]) -> None:
    sealed = home / f"{note.part}-{note.at}.age"
    if not _is_stamped(note, root):
        raise BackupError(
            f"The note beside {sealed.name} was altered, or is another centre’s. {_AN_EARLIER} {_NOTHING}"
        )
    if not sealed.is_file() or sealed.stat().st_size != note.size:
        raise BackupError(f"{sealed.name} was cut: expected {note.size} bytes. {_AN_EARLIER} {_NOTHING}")
    if digest_of(sealed) != note.digest:
        raise BackupError(f"{sealed.name} was altered after it was written. {_AN_EARLIER} {_NOTHING}")
    newer = sorted(set(note.form) - set(known))
    if newer:
        raise BackupError(
            "This backup was written by a newer Wicket Gate. Expected steps that this program knows, got "
            f"“{newer[0]}”. Bring it back with the newer program. {_NOTHING}"
        )


def _require_days_fit(records: Note, keyring: Note) -> None:
    if keyring.origin != records.origin:
        raise BackupError(
            "The newest records and the newest keyring are of two computers of this centre, and don’t belong together. "
            f"Move the files of the wrong one away. The newest records are of {records.at}. {_NOTHING}"
        )
    if keyring.at < records.at:
        raise BackupError(
            f"The keyring is of another day: expected one from {records.at} or later, got {keyring.at}. What was "
            f"written in between would never open. Bring the newer keyring, or move newer records away. {_NOTHING}"
        )


def _lay_out(staging: Path, home: Path, notes: dict[str, Note], opener: Opener, root: bytes) -> None:
    shutil.rmtree(staging, ignore_errors=True)  # left by a restore that was cut off; never anything else
    staging.mkdir(mode=0o700, parents=True)
    for part, note in notes.items():
        opener.open(home / f"{part}-{note.at}.age", staging / f"{part}.db")
        if not is_sound(staging / f"{part}.db", root=root):
            raise BackupError(
                f"The {part} of {note.at} opened, and are damaged inside. {_AN_EARLIER} {_NOTHING}"
            )
    if keys_are_newer(staging, root=root):
        raise BackupError(
            f"Everybody’s keys were made anew between the records of {notes['records'].at} and the keyring of "
            f"{notes['keyring'].at}. Move keyrings from after that away, to use the one from before. {_NOTHING}"
        )
    shutil.copyfile(home / f"recovery-{opener.papers}.json", staging / recovery.PUBLIC)


def _let_go_again(data: Path, journals: Sequence[Path], root: bytes, *, of: str) -> int:
    gone = journal.merge(journals, data / journal.NAME, of=of)
    return destroy_keys(data / "keyring.db", gone, root=root)


def _take_place(staging: Path, place: Place, root: bytes) -> None:
    _make_last(staging)
    is_new = not place.key_file.exists()
    if is_new:
        rootkey.write(place.key_file, root, passphrase=place.passphrase)
    try:
        if place.data.exists():
            place.data.rmdir()
        staging.rename(place.data)
    except OSError:
        if is_new:
            place.key_file.unlink()
        raise
    sync_folder(place.data.parent)


def _make_last(staging: Path) -> None:
    for path in staging.iterdir():
        path.chmod(0o600)
        sync_whole(path)
    sync_folder(staging)


@contextmanager
def _letters() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            said = "There is no room where the records are to be put. Make room, or give another place with --folder."
        else:
            said = f"The records could not be put there ({type(error).__name__}). Try another place with --folder."
        raise BackupError(f"{said} The backup is as it was. {_NOTHING}") from error
