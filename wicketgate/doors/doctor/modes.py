"""Who may read the centre's files, and whose they are."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.doors.doctor.assertion import Assertion, Seen, State, green, judged, not_applicable
from wicketgate.doors.doctor.installed import CannotLook, Installed
from wicketgate.vault import chosen, journal, recovery

BESIDE = (recovery.PUBLIC, recovery.SEALED_ROOT, chosen.NAME)


def key_file(installed: Installed) -> Seen:
    """Whoever reads the key file can read everything."""
    if not installed.key_file.is_file():
        raise CannotLook
    return _shut([installed.key_file])


def data_folder(installed: Installed) -> Seen:
    """The folder shuts in whatever is made inside it later."""
    return _shut([installed.data])


def databases(installed: Installed) -> Seen:
    """Encrypted as they are, they tell how large they are and when they were written."""
    return _shut(_held(installed, "*.db"), otherwise="amber")


def unfinished_writes(installed: Installed) -> Seen:
    """The log of writes and its index, which lie beside each database while it is open."""
    return _shut([*_held(installed, "*.db-wal"), *_held(installed, "*.db-shm")], otherwise="amber")


def disposal_journal(installed: Installed) -> Seen:
    """What was let go of is named there by codes."""
    return _shut(_held(installed, journal.NAME), otherwise="amber")


def recovery_files(installed: Installed) -> Seen:
    """What stays on the computer of the recovery papers."""
    return _shut([path for name in BESIDE for path in _held(installed, name)], otherwise="amber")


def backup_folder(installed: Installed) -> Seen:
    """A memory stick knows no owners, and is looked at by its own rules."""
    if installed.backups is None or not installed.backups.is_dir():
        return not_applicable(_("No folder of backups can be seen from here now."))
    if not _knows_owners(installed.backups):
        return not_applicable(_("The disk that holds the backups knows no owners: keep it locked away."))
    return _shut([installed.backups], otherwise="amber")


def owner(installed: Installed) -> Seen:
    """Whoever owns a file can open it to others at any time."""
    if not knows_rights():
        return _no_modes()
    ours = os.geteuid()
    whose = [installed.data, installed.key_file, *_held(installed, "*.db")]
    strange = [path for path in whose if path.exists() and path.stat().st_uid != ours]
    if strange:
        return judged(_("These belong to another account: %(names)s.") % _names(strange), is_well=False)
    return green(_("All of them belong to the account that runs the program."))


def knows_rights() -> bool:
    """Say whether this system keeps rights as an owner's, a group's and everybody's."""
    return os.name == "posix"


def _shut(paths: Iterable[Path], *, otherwise: State = "red") -> Seen:
    if not knows_rights():
        return _no_modes()
    kept = [path for path in paths if path.exists()]
    if not kept:
        return not_applicable(_("There is none of these here."))
    open_ones = [path for path in kept if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_ones:
        found = _("Other accounts of this computer can reach: %(names)s.") % _names(open_ones)
        return judged(found, is_well=False, otherwise=otherwise)
    return green(_("Only the account that runs the program can reach it."))


def _no_modes() -> Seen:
    return not_applicable(_("This system keeps the rights of files in another way."))


def _held(installed: Installed, pattern: str) -> Iterator[Path]:
    return installed.data.glob(pattern)


def _names(paths: Iterable[Path]) -> dict[str, str]:
    # A folder's own name may be a person's: only files that the program names itself are named.
    told = (path.name if path.suffix in _TOLD else _("a folder or a key file") for path in paths)
    return {"names": ", ".join(sorted(set(told)))}


def _knows_owners(folder: Path) -> bool:
    """Say whether a file made here has the rights that were asked for: on most memory sticks all have the same."""
    if not knows_rights():
        return False
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o777 for path in folder.iterdir() if path.is_file()}
    return modes != {0o777}


_TOLD = {".db", ".db-wal", ".db-shm", ".json", ".age", ".txt"}

ASSERTIONS = (
    Assertion(
        "files.key_file",
        gettext_lazy("Only the account that runs the program can read the key file"),
        gettext_lazy("Run “chmod 600” on the key file, and ask who else uses this computer."),
        key_file,
    ),
    Assertion(
        "files.data_folder",
        gettext_lazy("Only the account that runs the program can open the folder of the records"),
        gettext_lazy("Run “chmod 700” on the folder of the records."),
        data_folder,
    ),
    Assertion(
        "files.databases",
        gettext_lazy("Only the account that runs the program can read the databases"),
        gettext_lazy("Run “chmod 600” on the files that end in .db."),
        databases,
    ),
    Assertion(
        "files.unfinished_writes",
        gettext_lazy("Only the account that runs the program can read the databases’ logs"),
        gettext_lazy("Run “chmod 600” on the files that end in .db-wal and .db-shm."),
        unfinished_writes,
    ),
    Assertion(
        "files.disposal_journal",
        gettext_lazy("Only the account that runs the program can read the journal of what was let go of"),
        gettext_lazy("Run “chmod 600” on let-go.txt."),
        disposal_journal,
    ),
    Assertion(
        "files.recovery_files",
        gettext_lazy("Only the account that runs the program can read what is kept of the recovery papers"),
        gettext_lazy("Run “chmod 600” on recovery.json, root-key.age and last-backup.json."),
        recovery_files,
    ),
    Assertion(
        "files.backup_folder",
        gettext_lazy("Only the account that runs the program can open the folder of the backups"),
        gettext_lazy("Run “chmod 700” on the folder of the backups, or keep its disk locked away."),
        backup_folder,
    ),
    Assertion(
        "files.owner",
        gettext_lazy("The records and the key belong to the account that runs the program"),
        gettext_lazy(
            "Run the program under the account that owns the records, or give them to it with “chown”."
        ),
        owner,
    ),
)
