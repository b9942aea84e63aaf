"""How old the last backup, the last drill and the last sweep are, and what lies in the folder of the backups."""

from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.doors.doctor.assertion import (
    Assertion,
    Seen,
    State,
    amber,
    green,
    in_full,
    judged,
    not_applicable,
)
from wicketgate.doors.doctor.installed import Installed
from wicketgate.vault import journal, quarantine, shelf

BACKUP_LATE, BACKUP_TOO_LATE = timedelta(days=8), timedelta(days=31)
A_DAY = timedelta(days=1)
DRILL_LATE = timedelta(days=365)
SWEEP_LATE = timedelta(days=8)


def recent(installed: Installed) -> Seen:
    """What was written since the last backup is lost with the computer."""
    if installed.is_demonstration or not installed.on_disk:
        return _none_needed(installed)
    return _age(installed, Event.BACKUP_WRITTEN, late=BACKUP_LATE, too_late=BACKUP_TOO_LATE)


def drilled(installed: Installed) -> Seen:
    """Papers and backups that nobody ever tried may not work."""
    if installed.is_demonstration or not installed.on_disk:
        return _none_needed(installed)
    return _age(installed, Event.DRILL_HELD, late=DRILL_LATE)


def swept(installed: Installed) -> Seen:
    """A value that was damaged is best noticed while an old backup still has it."""
    if installed.is_demonstration:
        return _none_needed(installed)
    return _age(installed, Event.KEYS_SWEPT, late=SWEEP_LATE)


def keyrings_young(installed: Installed) -> Seen:
    """An old keyring holds keys of people who were let go of."""
    home = _home(installed)
    if home is None:
        return _unseen()
    old = shelf.keyrings_past(home, at=installed.at - A_DAY)
    found = _("Keyrings older than 30 days: %(count)d.") % {"count": len(old)}
    return judged(found, is_well=not old)


def whole(installed: Installed) -> Seen:
    """The newest backup has both its parts, each as long as its note says."""
    home = _home(installed)
    if home is None or not installed.on_disk:
        return _unseen()
    broken = [part for part in shelf.PARTS if not _newest_is_whole(home, part)]
    if broken:
        return judged(_("Missing or cut: %(names)s.") % {"names": ", ".join(broken)}, is_well=False)
    return green(_("Both parts of the newest backup are there, and as long as they were."))


def journal_beside(installed: Installed) -> Seen:
    """Who was let go of since must not come back with a backup."""
    home = _home(installed)
    if home is None:
        return _unseen()
    mark = journal.mark_of(installed.centre)
    ours, theirs = (journal.read(folder / journal.NAME, of=mark) for folder in (installed.data, home))
    missing = sum(theirs.get(subject, 0) < number for subject, number in ours.items())
    found = _("Let go of since, and not yet named beside the backups: %(count)d.") % {"count": missing}
    return judged(found, is_well=missing == 0, otherwise="amber")


def out_of_quarantine(installed: Installed) -> Seen:
    """Records that were brought back without their journal wait, and nobody can sign in."""
    waits = quarantine.held(installed.data) is not None
    found = _("They wait for the journal of what was let go of.") if waits else _("They don’t wait.")
    return judged(found, is_well=not waits)


def _age(installed: Installed, event: Event, *, late: timedelta, too_late: timedelta | None = None) -> Seen:
    last = last_entered(event, centre=installed.centre)
    if last is None:
        return amber(_("There was none yet."))
    age = installed.at - last
    found = _("The last was on %(day)s.") % {"day": in_full(last)}
    otherwise: State = "red" if too_late is not None and age > too_late else "amber"
    return judged(found, is_well=age <= late, otherwise=otherwise)


def _none_needed(installed: Installed) -> Seen:
    if installed.is_demonstration:
        return not_applicable(_("A demonstration needs none."))
    return not_applicable(_("The records are in PostgreSQL, which has backups of its own."))


def _home(installed: Installed) -> Path | None:
    return installed.backups if installed.backups and installed.backups.is_dir() else None


def _unseen() -> Seen:
    return not_applicable(_("No backups can be seen from here now."))


def _newest_is_whole(home: Path, part: str) -> bool:
    notes = shelf.notes(home, part)
    if not notes:
        return False
    sealed = home / f"{part}-{notes[0].at}.age"
    return sealed.is_file() and sealed.stat().st_size == notes[0].size


ASSERTIONS = (
    Assertion(
        "backups.recent",
        gettext_lazy("There is a backup from this week"),
        gettext_lazy("Put in the disk of the backups, and run “wicketgate backup FOLDER”."),
        recent,
    ),
    Assertion(
        "backups.drilled",
        gettext_lazy("Bringing the centre back was practised within a year"),
        gettext_lazy(
            "Hold the drill: two papers, a backup and another computer. The guide to keys and backups says how."
        ),
        drilled,
    ),
    Assertion(
        "backups.swept",
        gettext_lazy("Every sealed value was tried within a week"),
        gettext_lazy("Run “wicketgate sweep”, and see that “wicketgate jobs” runs by itself."),
        swept,
    ),
    Assertion(
        "backups.keyrings_young",
        gettext_lazy("No keyring older than 30 days lies among the backups"),
        gettext_lazy(
            "Write a backup, which takes old keyrings away, and delete copies that were made by hand."
        ),
        keyrings_young,
    ),
    Assertion(
        "backups.whole",
        gettext_lazy("The newest backup is there with both its parts"),
        gettext_lazy("Write another backup, on another disk: wicketgate backup FOLDER"),
        whole,
    ),
    Assertion(
        "backups.journal_beside",
        gettext_lazy("The backups know of everybody who was let go of"),
        gettext_lazy("Put in the disk of the backups, and run “wicketgate backup”."),
        journal_beside,
    ),
    Assertion(
        "backups.out_of_quarantine",
        gettext_lazy("The records don’t wait in quarantine"),
        gettext_lazy(
            "Look for let-go.txt on the old computer or another disk: wicketgate recover --journal let-go.txt"
        ),
        out_of_quarantine,
    ),
)
