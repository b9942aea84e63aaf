"""The jobs and how they stand, in plain words, and what to do when one keeps failing."""

from datetime import datetime, timedelta
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wicketgate.doors.jobs.backups import Backups
from wicketgate.doors.jobs.outcomes import (
    DAMAGED,
    DONE,
    FAILED,
    HALL_OPEN,
    NO_DISK,
    NO_FOLDER,
    NO_PAPERS,
    NO_ROOM,
    OTHER_BACKUPS,
    OVERRAN,
)
from wicketgate.doors.jobs.standing import Standing

Words = str | Promise
LATE = timedelta(days=8)

JOBS: dict[str, Words] = {
    "checkpoint": _("Sign a checkpoint of the ledger"),
    "backup": _("Make a backup"),
    "carry": _("Bring to the backups what was let go of since"),
    "sweep": _("Try whether every sealed value still opens"),
    "mail": _("Send the e-mails that wait"),
}
OUTCOMES: dict[str, Words] = {
    "": _("Not yet done"),
    DONE: _("Done"),
    FAILED: _("It failed, and will be tried again"),
    OVERRAN: _("It took too long, and will be tried again"),
    NO_FOLDER: _("It waits: no place for backups was chosen"),
    NO_PAPERS: _("It waits: the recovery papers were not made"),
    NO_DISK: _("It waits: the disk is not plugged in"),
    NO_ROOM: _("The disk of the backups is full"),
    OTHER_BACKUPS: _("Not needed: these records have backups of their own"),
    HALL_OPEN: _("It waits until the hall is closed"),
    DAMAGED: _("Done: something is damaged"),
    "no_mail_server": _("Not needed: no mail server was chosen"),
}
_ADVICE: dict[str, Words] = {
    "backup": _(
        "Look whether the disk is plugged in and can be written to, and run “wicketgate backup”: it says what is wrong."
    ),
    "carry": _(
        "Look whether the disk is plugged in and can be written to, and run “wicketgate backup”: it says what is wrong."
    ),
    "checkpoint": _(
        "Run “wicketgate ledger verify”: it says what is wrong. Change nothing more, and tell the chair."
    ),
    "sweep": _("Run “wicketgate sweep”: it says what is wrong."),
}
_FULL: Words = _("Use another disk, or take away what is not a backup, and press “Make a backup now”.")
_SOMETHING_DAMAGED: Words = _("Something is damaged")
_DAMAGED: Words = _(
    "What is damaged is named below. Everything else can be used. Write nothing over it, and ask whoever looks after "
    "this computer to bring it back from a backup."
)
_OTHER: Words = _(
    "Close the program and open it again. If it still fails the next day, show this page to whoever looks after this "
    "computer."
)


def job_name(name: str) -> str:
    """Return what a job does, in words; its own name for one that this program no longer has."""
    return str(JOBS.get(name, name))


def outcome(one: Standing) -> str:
    """Return how a job stands, in words."""
    return str(OUTCOMES.get(one.outcome, OUTCOMES[FAILED]))


def trouble(one: Standing) -> str:
    """Return what is wrong, as a heading."""
    return str(_SOMETHING_DAMAGED) if one.outcome == DAMAGED else job_name(one.name)


def what_to_do(one: Standing) -> str:
    """Return what to do about a job that ended badly."""
    if one.outcome == NO_ROOM:
        return str(_FULL)
    if one.outcome == DAMAGED:
        return str(_DAMAGED)
    return str(_ADVICE.get(one.name, _OTHER)) if one.keeps_failing else str(OUTCOMES[one.outcome])


def backups_state(
    held: Backups, written_at: datetime | None, *, at: datetime
) -> Literal["elsewhere", "not_chosen", "no_papers", "late", "out", "well"]:
    """Return which of the page's words about the backups fit."""
    if held.waits_for == OTHER_BACKUPS:
        return "elsewhere"
    if held.waits_for == NO_FOLDER:
        return "not_chosen"
    if held.waits_for == NO_PAPERS:
        return "no_papers"
    if written_at is None or at - written_at > LATE:
        return "late"
    return "out" if held.waits_for == NO_DISK else "well"
