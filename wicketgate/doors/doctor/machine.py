"""The computer itself: its clock, and what it writes to the disk of what passes through memory."""

import ctypes
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.ledger.models import Entry
from wicketgate.doors.doctor import modes
from wicketgate.doors.doctor.assertion import Assertion, Seen, green, judged, not_applicable
from wicketgate.doors.doctor.installed import Installed

ASTRAY = timedelta(minutes=5)
DISK_ASTRAY = 5.0  # seconds
SWAPS, BLOCKS = Path("/proc/swaps"), Path("/sys/class/block")
ADMINISTRATOR = 0
NOT_IN_STEP = 5  # what adjtimex(2) answers where nothing sets the clock
SUMMER, WINTER = datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 12, 1, 12, tzinfo=UTC)


def clock_and_ledger(installed: Installed) -> Seen:
    """Nothing was entered later than now."""
    newest_first = Entry.objects.filter(centre=installed.centre).order_by("-sequence")
    last = newest_first.values_list("at", flat=True).first()
    if last is None:
        return not_applicable(_("Nothing was entered yet."))
    is_later = last > installed.at + ASTRAY
    found = _("The last entry is later than now.") if is_later else _("The last entry is from before now.")
    return judged(found, is_well=not is_later)


def clock_and_disk(installed: Installed) -> Seen:
    """The disk, which may be another computer's, has the same time."""
    with tempfile.TemporaryFile(dir=installed.data) as file:
        apart = abs(os.fstat(file.fileno()).st_mtime - time.time())
    is_near = apart <= DISK_ASTRAY
    found = _("They are in step.") if is_near else _("They are apart.")
    return judged(found, is_well=is_near, otherwise="amber")


def clock_sets_itself(_installed: Installed) -> Seen:
    """The computer compares its clock with others by itself. The program asks the computer, and nobody else."""
    state = asked_of_the_system()
    if state is None:
        return not_applicable(_("This system doesn’t say whether it sets its clock."))
    is_set = state != NOT_IN_STEP
    found = _("It is in step with others.") if is_set else _("Nothing sets it.")
    return judged(found, is_well=is_set, otherwise="amber")


def time_zone(_installed: Installed) -> Seen:
    """Times in the hall are those of the clock on its wall, in summer too."""
    try:
        london = ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        return judged(_("This computer knows no time zones."), is_well=False)
    hours = [instant.astimezone(london).hour for instant in (SUMMER, WINTER)]
    found = _("Noon in Greenwich is %(summer)d o’clock in summer and %(winter)d in winter.")
    return judged(found % {"summer": hours[0], "winter": hours[1]}, is_well=hours == [13, 12])


def swap(_installed: Installed) -> Seen:
    """What was in memory may be written to the disk to make room."""
    if sys.platform == "darwin":
        return green(_("This system encrypts what it moves out of memory."))
    if not SWAPS.is_file():
        return not_applicable(_("This system doesn’t say where it moves what it has no room for."))
    plain = [
        line.split()[0] for line in SWAPS.read_text().splitlines()[1:] if not _is_hidden(line.split()[0])
    ]
    found = _("Places on the disk where memory goes unencrypted: %(count)d.") % {"count": len(plain)}
    return judged(found, is_well=not plain, otherwise="amber")


def core_dumps(_installed: Installed) -> Seen:
    """A program that breaks down may leave what was in its memory as a file."""
    if sys.platform == "win32":
        return not_applicable(_("This system keeps none by this way."))
    import resource  # not on Windows

    soft, _hard = resource.getrlimit(resource.RLIMIT_CORE)
    found = _("It leaves none.") if soft == 0 else _("It may leave one on the disk.")
    return judged(found, is_well=soft == 0, otherwise="amber")


def new_files(installed: Installed) -> Seen:
    """Whatever is made from now on is its owner's alone."""
    if not modes.knows_rights():
        return not_applicable(_("This system keeps the rights of files in another way."))
    with tempfile.TemporaryDirectory(dir=installed.data) as folder:
        descriptor = os.open(Path(folder) / "made", os.O_WRONLY | os.O_CREAT, 0o666)
        is_shut = not os.fstat(descriptor).st_mode & 0o077
        os.close(descriptor)
    found = _("A new file is its owner’s alone.") if is_shut else _("A new file can be read by others.")
    return judged(found, is_well=is_shut, otherwise="amber")


def plain_account(_installed: Installed) -> Seen:
    """A program that may do everything can be made to do anything."""
    if not modes.knows_rights():
        return not_applicable(_("This system keeps rights in another way."))
    is_root = runs_as() == ADMINISTRATOR
    found = _("It may do everything on this computer.") if is_root else _("It may do what its account may.")
    return judged(found, is_well=not is_root, otherwise="amber")


def runs_as() -> int:
    """Return the number of the account that runs the program."""
    return os.geteuid()


def asked_of_the_system() -> int | None:
    """Return what adjtimex(2) answers to a look that changes nothing, or None where there is no such call."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    # Zeros ask for nothing to be changed. The structure has 208 bytes; more than that is harmless.
    state = int(library.adjtimex(ctypes.create_string_buffer(512)))
    return state if state >= 0 else None


def _is_hidden(place: str) -> bool:
    """Say whether what goes to this place of swap stays in memory or is encrypted."""
    name = Path(place).resolve().name
    if name.startswith("zram"):
        return True
    mapped = BLOCKS / name / "dm" / "uuid"
    return mapped.is_file() and mapped.read_text().startswith("CRYPT-")


_CLOCK = gettext_lazy("Set the computer’s clock, and let it set itself from now on.")

ASSERTIONS = (
    Assertion(
        "machine.clock_and_ledger",
        gettext_lazy("The clock is not behind the ledger"),
        _CLOCK,
        clock_and_ledger,
    ),
    Assertion(
        "machine.clock_and_disk", gettext_lazy("The clock and the disk’s are in step"), _CLOCK, clock_and_disk
    ),
    Assertion(
        "machine.clock_sets_itself", gettext_lazy("The clock is set by itself"), _CLOCK, clock_sets_itself
    ),
    Assertion(
        "machine.time_zone",
        gettext_lazy("The computer knows the time in the hall, in summer and in winter"),
        gettext_lazy("Install the system’s time zones, or the package “tzdata”."),
        time_zone,
    ),
    Assertion(
        "machine.swap",
        gettext_lazy("What is in memory is never written to the disk unencrypted"),
        gettext_lazy("Encrypt the whole disk of this computer, or switch its swap space off."),
        swap,
    ),
    Assertion(
        "machine.core_dumps",
        gettext_lazy("A breakdown leaves no copy of memory behind"),
        gettext_lazy(
            "Open the pages with “wicketgate serve”, which switches it off; or run “ulimit -c 0” before."
        ),
        core_dumps,
    ),
    Assertion(
        "machine.new_files",
        gettext_lazy("New files are their owner’s alone"),
        gettext_lazy("Open the pages with “wicketgate serve”, which sees to it; or run “umask 077” before."),
        new_files,
    ),
    Assertion(
        "machine.plain_account",
        gettext_lazy("The program does not run as the computer’s administrator"),
        gettext_lazy("Run it under an account of its own."),
        plain_account,
    ),
)
