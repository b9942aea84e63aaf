"""Whether the program and what it stands on are free of known holes, looked after, and as they were locked."""

import base64
import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.doors.doctor.assertion import (
    Assertion,
    Seen,
    amber,
    green,
    in_full,
    judged,
    not_applicable,
    red,
)
from wicketgate.doors.doctor.files import PROGRAM
from wicketgate.doors.doctor.installed import Installed

KNOWN = Path(__file__).with_name("known_holes.toml")
LOCK = PROGRAM / "locks" / "runtime.txt"
LIST_OLD = timedelta(days=90)
SUPPORT_ENDS_SOON = timedelta(days=180)
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def no_known_holes(_installed: Installed) -> Seen:
    """No version that runs here is older than the one that mended a published hole."""
    found = sorted(
        f"{hole['package']} {version} ({hole['reference']})"
        for hole in known()["hole"]
        if "unreached" not in hole
        and (version := running(hole["package"])) is not None
        and _number(version) < _number(hole["below"])
    )
    if found:
        return red(_("Known holes: %(names)s.") % {"names": ", ".join(found)})
    return green(_("None of the versions here is on the list."))


def list_fresh(installed: Installed) -> Seen:
    """A list that nobody looked at for 90 days knows nothing of what was found since."""
    day: date = known()["looked_at"]
    found = _("The list is from %(day)s.") % {"day": in_full(day)}
    return judged(found, is_well=installed.today - day <= LIST_OLD, otherwise="amber")


def python_supported(installed: Installed) -> Seen:
    """Python's makers mend holes in it."""
    return _supported(installed, "python", f"{sys.version_info.major}.{sys.version_info.minor}")


def django_supported(installed: Installed) -> Seen:
    """Django's makers mend holes in it."""
    return _supported(installed, "django", ".".join(metadata.version("django").split(".")[:2]))


def as_locked(_installed: Installed) -> Seen:
    """What runs is what was tested."""
    if not LOCK.is_file():
        return not_applicable(_("The program was installed without its list of versions."))
    other = sorted(name for name, pinned in _pins().items() if running(name) not in (pinned, None))
    if other:
        return amber(_("Other versions than locked: %(names)s.") % {"names": ", ".join(other)})
    return green(_("Every package is the one that was locked."))


def unaltered(_installed: Installed) -> Seen:
    """Each file of each package still has the digest that it was installed with."""
    altered = sorted({name for name in _ours() for _file in _altered(name)})
    if altered:
        return red(_("Files were changed in: %(names)s.") % {"names": ", ".join(altered)})
    return green(_("Every file of every package is as it was installed."))


@lru_cache(maxsize=1)
def known() -> dict[str, Any]:
    """Return the list that comes with the program."""
    return tomllib.loads(KNOWN.read_text(encoding="utf-8"))


def running(package: str) -> str | None:
    """Return the version that runs here, or None where it is not installed. `sqlite` is the embedded database's own."""
    if package == "sqlite":
        engine: Any = connections[DEFAULT_DB_ALIAS]
        return str(engine.Database.sqlite_version) if engine.vendor == "sqlite" else None
    if package == "python":
        return ".".join(map(str, sys.version_info[:3]))
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _supported(installed: Installed, what: str, version: str) -> Seen:
    until: Mapping[str, date] = known()["supported_until"][what]
    if version not in until:
        return amber(_("The list doesn’t know version %(version)s.") % {"version": version})
    said = {"version": version, "day": in_full(until[version])}
    found = _("Version %(version)s is looked after until %(day)s.") % said
    left = until[version] - installed.today
    return judged(
        found, is_well=left > SUPPORT_ENDS_SOON, otherwise="red" if left < timedelta(0) else "amber"
    )


def _pins() -> dict[str, str]:
    return dict(PIN.findall(LOCK.read_text(encoding="utf-8")))


def _ours() -> Iterator[str]:
    names = _pins() if LOCK.is_file() else {hole["package"]: "" for hole in known()["hole"]}
    return (name for name in names if running(name) is not None and name not in ("sqlite", "python"))


def _altered(package: str) -> Iterator[str]:
    for file in metadata.files(package) or ():
        if file.hash is not None and not has_digest(
            Path(str(file.locate())), file.hash.mode, file.hash.value
        ):
            yield str(file)


def has_digest(path: Path, mode: str, value: str) -> bool:
    """Say whether a file is there and has that digest, in the form in which packages write it."""
    try:
        held = path.stat()
    except FileNotFoundError:
        return False
    return _digest(path, mode, held.st_ino, held.st_size, held.st_mtime_ns, held.st_ctime_ns) == value


@lru_cache(maxsize=30_000)
def _digest(path: Path, mode: str, *_as_it_stood: int) -> str:
    """Return a file's digest. It is read again when anything was changed: the system notes that, whoever did it."""
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, mode).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0])[:4])


_NEWER = gettext_lazy("Get the newest Wicket Gate, and run “python3 start.py”, which installs what it needs.")

ASSERTIONS = (
    Assertion(
        "versions.no_known_holes",
        gettext_lazy("Nothing here has a hole that is known and mended"),
        _NEWER,
        no_known_holes,
    ),
    Assertion(
        "versions.list_fresh",
        gettext_lazy("The list of known holes is not older than 90 days"),
        _NEWER,
        list_fresh,
    ),
    Assertion(
        "versions.python_supported",
        gettext_lazy("This Python is looked after by its makers"),
        gettext_lazy("Install a newer Python, and run “python3 start.py” with it."),
        python_supported,
    ),
    Assertion(
        "versions.django_supported",
        gettext_lazy("This Django is looked after by its makers"),
        _NEWER,
        django_supported,
    ),
    Assertion(
        "versions.as_locked",
        gettext_lazy("Every package is the one that was tested"),
        gettext_lazy("Run “python3 start.py”, which installs the locked ones again."),
        as_locked,
    ),
    Assertion(
        "versions.unaltered",
        gettext_lazy("No file of a package was changed since it was installed"),
        gettext_lazy("Tell the chair; then delete the folder .venv and run “python3 start.py”."),
        unaltered,
    ),
)
