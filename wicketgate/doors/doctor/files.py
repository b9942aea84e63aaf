"""Where the centre's files lie, what lies beside them, and whether there is room."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import wicketgate
from wicketgate.doors.doctor.assertion import Assertion, Seen, amber, green, judged, not_applicable, red
from wicketgate.doors.doctor.installed import Installed
from wicketgate.vault.embedded.beginnings import PLAIN, may_be_open

DUMPS = (".sql", ".dump", ".sqlite", ".sqlite3", ".csv", ".xlsx")
PAPERS = "recovery-paper-*.pdf"
# Folders that these programs copy to somebody else's computer; some add whose they are, after a space or a dash.
CLOUDS = (
    "dropbox", "onedrive", "icloud", "icloud drive", "mobile documents", "cloudstorage", "google drive", "googledrive",
    "my drive", "nextcloud", "owncloud", "pcloud", "pclouddrive", "mega", "syncthing",
)  # fmt: skip
LEAST_FREE = 100_000_000  # bytes: below this, writes begin to fail
BETTER_FREE = 1_000_000_000
PROGRAM = Path(wicketgate.__file__).resolve().parents[1]


def key_apart(installed: Installed) -> Seen:
    """Whoever copies the folder of the records must not have both."""
    if _is_inside(installed.key_file, installed.data):
        return judged(_("The key file lies in the folder of the records."), is_well=False)
    return green(_("The key file lies elsewhere."))


def key_apart_from_backups(installed: Installed) -> Seen:
    """Whoever finds the memory stick must not have both either."""
    folder = installed.backups
    if folder is None or not folder.exists() or not installed.key_file.exists():
        return not_applicable(_("No backups can be seen from here now."))
    are_together = _is_inside(installed.key_file, folder.parent) or _share_a_removable(installed, folder)
    found = _("The key file lies with the backups.") if are_together else _("The key file lies elsewhere.")
    return judged(found, is_well=not are_together)


def backups_elsewhere(installed: Installed) -> Seen:
    """A backup that is lost with the computer is none."""
    folder = installed.backups
    if folder is None or not folder.exists():
        return not_applicable(_("No backups can be seen from here now."))
    is_elsewhere = disk_of(folder) != disk_of(installed.data)
    found = _("They are on a disk of their own.") if is_elsewhere else _("They are on the same disk.")
    return judged(found, is_well=is_elsewhere, otherwise="amber")


def no_plain_copies(installed: Installed) -> Seen:
    """An unencrypted copy of the records, or a list written out of them, undoes everything else."""
    count = sum(_is_plain(path) for path in _copies(installed))
    found = _("Files that anybody could read: %(count)d.") % {"count": count}
    return judged(found, is_well=count == 0)


def no_papers_lying(installed: Installed) -> Seen:
    """Two of the three papers open every backup: they belong on paper, in three places."""
    count = sum(len([*folder.glob(PAPERS)]) for folder in _where_people_save(installed))
    found = _("Recovery papers that lie about as files: %(count)d.") % {"count": count}
    return judged(found, is_well=count == 0)


def free_space(installed: Installed) -> Seen:
    """A full disk refuses every new record."""
    return _room(installed.data, least=LEAST_FREE, better=BETTER_FREE)


def backup_space(installed: Installed) -> Seen:
    """Room for the next backup, twice over."""
    if installed.backups is None or not installed.backups.exists():
        return not_applicable(_("No backups can be seen from here now."))
    held = sum(path.stat().st_size for path in installed.data.glob("*.db"))
    return _room(installed.backups, least=held, better=2 * held)


def not_in_a_cloud(installed: Installed) -> Seen:
    """What is synchronised is copied to a computer that the centre doesn't keep."""
    parts = {part.lower() for path in (installed.data, installed.key_file) for part in path.absolute().parts}
    synced = sorted({cloud for cloud in CLOUDS for part in parts if _is_of(part, cloud)})
    if synced:
        return judged(_("They lie in a folder of: %(names)s.") % {"names": ", ".join(synced)}, is_well=False)
    return green(_("No part of their place names a service that copies folders away."))


def not_in_the_program(installed: Installed) -> Seen:
    """A copy of the program that is given away must hold nobody's records."""
    if installed.is_demonstration:
        return not_applicable(_("A demonstration holds invented people only, and lies beside the program."))
    inside = any(_is_inside(path, PROGRAM) for path in (installed.data, installed.key_file))
    found = _("They lie in the program’s own folder.") if inside else _("They lie outside the program.")
    return judged(found, is_well=not inside)


def disk_of(path: Path) -> int:
    """Return the number that the system gives to the disk that `path` is on."""
    return path.stat().st_dev


def _is_of(part: str, cloud: str) -> bool:
    return part == cloud or part.startswith((f"{cloud} ", f"{cloud}-"))


def _room(folder: Path, *, least: int, better: int) -> Seen:
    free = shutil.disk_usage(folder).free
    # Without the number, which changes with every page that anybody saves.
    if free >= better:
        return green(_("There is room."))
    return (
        amber(_("There is little room left.")) if free >= least else red(_("There is hardly any room left."))
    )


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _share_a_removable(installed: Installed, folder: Path) -> bool:
    """Say whether key and backups are on one disk that is not the computer's own."""
    disk = disk_of(folder)
    return disk_of(installed.key_file) == disk and disk_of(installed.data) != disk


def _looked_in(installed: Installed) -> Iterator[Path]:
    folders = [installed.data, installed.key_file.parent, installed.backups]
    # A key may lie in somebody's own folder, with lists of theirs that are nothing of ours.
    return (folder for folder in folders if folder is not None and folder.is_dir() and folder != Path.home())


def _copies(installed: Installed) -> Iterator[Path]:
    """Yield every file but the databases themselves, which nobody may open by this way (`database.encrypted` asks)."""
    held = (path for folder in _looked_in(installed) for path in folder.iterdir() if path.is_file())
    return (path for path in held if not may_be_open(path, data=installed.data))


def _is_plain(path: Path) -> bool:
    if path.suffix.lower() in DUMPS:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN)) == PLAIN
    except FileNotFoundError:
        return False  # it went in between, as what a backup is written to does


def _where_people_save(installed: Installed) -> Iterable[Path]:
    home = Path.home()
    usual = [home, *(home / name for name in ("Desktop", "Documents", "Downloads"))]
    return {
        folder
        for folder in (*usual, Path(tempfile.gettempdir()), *_looked_in(installed))
        if _can_list(folder)
    }


def _can_list(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


ASSERTIONS = (
    Assertion(
        "files.key_apart",
        gettext_lazy("The key file lies outside the folder of the records"),
        gettext_lazy("Move the key file to a folder of its own, and say where with WICKETGATE_KEY_FILE."),
        key_apart,
    ),
    Assertion(
        "files.key_apart_from_backups",
        gettext_lazy("The key file and the backups are not kept together"),
        gettext_lazy(
            "Take the key file off the disk of the backups: two recovery papers open them without it."
        ),
        key_apart_from_backups,
    ),
    Assertion(
        "files.backups_elsewhere",
        gettext_lazy("The backups are on another disk than the records"),
        gettext_lazy(
            "Write the next backup to a memory stick or another disk, and keep that in another building."
        ),
        backups_elsewhere,
    ),
    Assertion(
        "files.no_plain_copies",
        gettext_lazy("No unencrypted copy of records lies beside the records, the key or the backups"),
        gettext_lazy(
            "Look into the folders of the records, of the key and of the backups for a list or a copy that the "
            "program did not make. Ask who made it and why, tell the chair, and delete it."
        ),
        no_plain_copies,
    ),
    Assertion(
        "files.no_papers_lying",
        gettext_lazy("No recovery paper lies about as a file"),
        gettext_lazy(
            "Search this computer for files that begin with “recovery-paper”. Print each once, if that was not done, "
            "then delete the file and empty the bin."
        ),
        no_papers_lying,
    ),
    Assertion(
        "files.free_space",
        gettext_lazy("There is room on the disk of the records"),
        gettext_lazy("Take away what this computer no longer needs, or use a larger disk."),
        free_space,
    ),
    Assertion(
        "files.backup_space",
        gettext_lazy("There is room for the next backup"),
        gettext_lazy("Use a larger memory stick, or take old backups of the records off it."),
        backup_space,
    ),
    Assertion(
        "files.not_in_a_cloud",
        gettext_lazy("Neither the records nor the key lie in a folder that is copied to the internet"),
        gettext_lazy(
            "Move the folder out of the synchronised one, and delete the copies that the service holds."
        ),
        not_in_a_cloud,
    ),
    Assertion(
        "files.not_in_the_program",
        gettext_lazy("The records and the key lie outside the program’s own folder"),
        gettext_lazy("Move them to folders of their own: whoever copies the program would copy them too."),
        not_in_the_program,
    ),
)
