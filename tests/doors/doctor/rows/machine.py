"""Taken away: the computer, and the versions of what runs on it."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tests.doors.doctor.rows.row import Row
from tests.doors.doctor.ward import AT, Ward
from tests.people import CENTRE, FOUNDER
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operations import enter
from wicketgate.doors.doctor import machine, versions

LONG_PAST = date(2020, 1, 1)
OLD = {"python": {f"3.{minor}": LONG_PAST for minor in range(11, 30)}, "django": {"5.2": LONG_PAST}}


def _entered_tomorrow(ward: Ward) -> None:
    enter(Event.PAGE_SHOWN, by=FOUNDER, at=AT + timedelta(days=1), subject=CENTRE)


def _disk_of_another_time(ward: Ward) -> None:
    ward.patch.setattr("time.time", lambda: 0.0)


def _nothing_sets_it(ward: Ward) -> None:
    ward.patch.setattr(machine, "asked_of_the_system", lambda: machine.NOT_IN_STEP)


def _no_time_zones(ward: Ward) -> None:
    def unknown(_name: str) -> ZoneInfo:
        raise ZoneInfoNotFoundError

    ward.patch.setattr(machine, "ZoneInfo", unknown)


def _swap(ward: Ward) -> None:
    (ward.root / "swaps").write_text("Filename Type Size Used Priority\n/swapfile file 2097148 0 -2\n")


def _core_dumps(ward: Ward) -> None:
    ward.patch.setattr("resource.getrlimit", lambda _which: (-1, -1))


def _loose_mask(ward: Ward) -> None:
    os.umask(0o022)


def _as_administrator(ward: Ward) -> None:
    ward.patch.setattr(machine, "runs_as", lambda: machine.ADMINISTRATOR)


def _old_version(ward: Ward) -> None:
    ward.patch.setattr(versions, "running", lambda _package: "1.0")


def _known(**changed: object) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        held = versions.known() | changed
        ward.patch.setattr(versions, "known", lambda: held)

    return do


def _another_lock(ward: Ward) -> None:
    other = ward.root / "lock.txt"
    other.write_text("django==4.0 \\\n    --hash=sha256:00\n")
    ward.patch.setattr(versions, "LOCK", other)


def _changed_file(ward: Ward) -> None:
    """Put a package of two files beside the others, and change one of them after it was installed."""
    place, about = ward.root / "site", ward.root / "site" / "changed-1.0.dist-info"
    about.mkdir(parents=True)
    (place / "changed.py").write_text("changed = True\n")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: changed\nVersion: 1.0\n")
    (about / "RECORD").write_text("changed.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\n")
    lock = ward.root / "lock.txt"
    lock.write_text("changed==1.0 \\\n")
    ward.patch.setattr(versions, "LOCK", lock)
    ward.patch.syspath_prepend(place)


ROWS = (
    Row("machine.clock_and_ledger", "something was entered tomorrow", _entered_tomorrow, "red"),
    Row("machine.clock_and_disk", "the disk has another time", _disk_of_another_time, "amber"),
    Row("machine.clock_sets_itself", "nothing sets the clock", _nothing_sets_it, "amber"),
    Row("machine.time_zone", "the computer knows no time zones", _no_time_zones, "red"),
    Row("machine.swap", "memory goes to a plain file", _swap, "amber"),
    Row("machine.core_dumps", "breakdowns leave memory behind", _core_dumps, "amber"),
    Row("machine.new_files", "new files can be read by others", _loose_mask, "amber"),
    Row("machine.plain_account", "it runs as the administrator", _as_administrator, "amber"),
    Row("versions.no_known_holes", "something is older than its mended hole", _old_version, "red"),
    Row("versions.list_fresh", "nobody looked at the list this year", _known(looked_at=date(2026, 1, 1)), "amber"),
    Row("versions.python_supported", "nobody mends this Python", _known(supported_until=OLD), "red"),
    Row("versions.django_supported", "nobody mends this Django", _known(supported_until=OLD), "red"),
    Row("versions.as_locked", "another version is installed than was locked", _another_lock, "amber"),
    Row("versions.unaltered", "a file was changed after it was installed", _changed_file, "red"),
)  # fmt: skip
