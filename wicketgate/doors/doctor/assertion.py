"""What the doctor asserts, and what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wicketgate.doors.doctor.installed import Installed

State = Literal["red", "amber", "green", "not_applicable"]
WORST_FIRST: tuple[State, ...] = ("red", "amber", "green", "not_applicable")


@dataclass(frozen=True, slots=True)
class Seen:
    """
    How one assertion stands, and a sentence that says what was found: no name, and no path of anybody's own.

    `was_seen` is False where it could not be looked at, mostly because something else is amiss.
    """

    state: State
    found: str
    was_seen: bool = True


@dataclass(frozen=True, slots=True)
class Assertion:
    """
    One thing that should be so. `code` is its subject and its name, and is never changed.

    `claim` is what is so where it is green, `advice` what to do where it is not.
    """

    code: str
    claim: str | Promise
    advice: str | Promise
    look: Callable[[Installed], Seen]

    @property
    def subject(self) -> str:
        """The part of the installation that it is about."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """One assertion as it stands, in words that are ready to be read; `advice` is empty where all is well."""

    code: str
    state: State
    claim: str
    found: str
    advice: str


def in_full(day: date) -> str:
    """Return a day as people write it; of an instant, the day that it was here."""
    here = localtime(day).date() if isinstance(day, datetime) else day
    return date_format(here, "j F Y")


def green(found: str) -> Seen:
    """All is well."""
    return Seen("green", found)


def amber(found: str) -> Seen:
    """Something should be done soon."""
    return Seen("amber", found)


def red(found: str) -> Seen:
    """Something should be done now."""
    return Seen("red", found)


def not_applicable(why: str) -> Seen:
    """There is nothing here to look at."""
    return Seen("not_applicable", why)


def judged(found: str, *, is_well: bool, otherwise: State = "red") -> Seen:
    """Green where it `is_well`, else `otherwise`."""
    return Seen("green" if is_well else otherwise, found)


def so(is_well: bool, name: str, got: object) -> Seen:  # noqa: FBT001 - the one thing that is said
    """Green where it is so; where not, red with the name and the value that whoever mends it asks for."""
    if is_well:
        return green(_("It is so."))
    return red(_("It is not so: %(name)s is “%(got)s”.") % {"name": name, "got": got})
