"""Whether the ledger holds, is signed, and is kept by somebody outside."""

from datetime import timedelta
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.ledger import checkpoints
from wicketgate.domain.ledger.chain import digest_of
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Checkpoint, Entry
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.ledger.verify import verify_newest_details
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
from wicketgate.doors.doctor.installed import Installed

LAST = 500  # entries: "Check that nobody has changed it" on the ledger's page goes through them all
# A day sheet bears the checkpoint as a square; a file for a second device holds them all.
WITNESSES = (Event.DAY_SHEET_PRINTED, Event.CHECKPOINTS_TAKEN_OUT)
A_DAY, WITNESS_LATE = timedelta(days=1), timedelta(days=31)
TOGETHER = timedelta(minutes=5)


def chain_holds(installed: Installed) -> Seen:
    """Each of the last entries has its own digest, and follows the one before it."""
    entries = _last(installed)
    for before, entry in pairwise(entries):
        if (entry.previous, entry.sequence) != (before.digest, before.sequence + 1):
            return red(_("Entry %(place)d does not follow the one before it.") % {"place": entry.sequence})
    changed = next((entry for entry in entries if digest_of(entry) != entry.digest), None)
    if changed is not None:
        return red(_("Entry %(place)d was changed.") % {"place": changed.sequence})
    return green(_("They do."))


def details_match(installed: Installed) -> Seen:
    """Each detail is the one that its entry was committed to; one whose subject was let go of is gone."""
    verdict = verify_newest_details(installed.centre, most=LAST)
    if not verdict.holds:
        return red(_("The detail of entry %(place)d is not its own.") % {"place": verdict.first_bad})
    return green(_("It is."))


def as_signed(installed: Installed) -> Seen:
    """The entries up to the newest checkpoint are those that were signed."""
    checkpoint = checkpoints.newest(installed.centre)
    if checkpoint is None:
        return not_applicable(_("No checkpoint was signed yet."))
    holds = checkpoints.begins_as_signed(checkpoints.tree_of(installed.centre), checkpoint)
    found = _("They are.") if holds else _("Among those that were signed, one is missing or another.")
    return judged(found, is_well=holds)


def signed_daily(installed: Installed) -> Seen:
    """What is newer than the last checkpoint can be changed by whoever holds the key."""
    unsigned = _first_unsigned(installed)
    if unsigned is not None and installed.at - unsigned.at > A_DAY:
        return amber(
            _("The oldest entry that no checkpoint covers is from %(day)s.") % {"day": _day(unsigned)}
        )
    # Whether there is a newer one at all is not said: it may be one that is not the reader's to know of.
    return green(_("No entry has waited for its checkpoint for a day."))


def witnessed(installed: Installed) -> Seen:
    """What nobody keeps outside can be changed by a thief of everything: a printed day sheet bears the checkpoint."""
    kept = [last_entered(event, centre=installed.centre) for event in WITNESSES]
    last = max((instant for instant in kept if instant is not None), default=None)
    if last is None:
        return amber(_("None left it yet."))
    found = _("The last left it on %(day)s.") % {"day": in_full(last)}
    return judged(found, is_well=installed.at - last <= WITNESS_LATE, otherwise="amber")


def in_time(installed: Installed) -> Seen:
    """No entry is older than the one before it: the clock was never turned back between two."""
    # Each bears the moment at which its page was asked for: of two that are asked for together, the one that takes
    # longer comes second.
    back = [entry for before, entry in pairwise(_last(installed)) if entry.at < before.at - TOGETHER]
    found = _("One is older than the one before it: the clock was set back.") if back else _("They are.")
    return judged(found, is_well=not back, otherwise="amber")


def _last(installed: Installed) -> list[Entry]:
    newest_first = Entry.objects.filter(centre=installed.centre).order_by("-sequence")
    return list(newest_first[:LAST])[::-1]


def _first_unsigned(installed: Installed) -> Entry | None:
    last = Checkpoint.objects.filter(centre=installed.centre).order_by("-size").first()
    # The entry that says that a checkpoint was made comes after it, and waits for the next.
    after = last.size + 1 if last else 0
    newer = Entry.objects.filter(centre=installed.centre, sequence__gt=after)
    return newer.order_by("sequence").first()


def _day(entry: Entry) -> str:
    return in_full(entry.at)


_TELL = gettext_lazy(
    "Change nothing more, tell the chair, keep the last backup safe, and run “wicketgate ledger verify”."
)

ASSERTIONS = (
    Assertion(
        "ledger.chain_holds",
        gettext_lazy("The ledger’s last entries stand as they were written"),
        _TELL,
        chain_holds,
    ),
    Assertion(
        "ledger.details_match",
        gettext_lazy("What the ledger’s last entries tell is what was written with them"),
        _TELL,
        details_match,
    ),
    Assertion(
        "ledger.as_signed",
        gettext_lazy("The ledger’s entries are those that its newest checkpoint signed"),
        _TELL,
        as_signed,
    ),
    Assertion(
        "ledger.signed_daily",
        gettext_lazy("A checkpoint is signed on every day in use"),
        gettext_lazy("Run “wicketgate ledger checkpoint”, and see that “wicketgate jobs” runs by itself."),
        signed_daily,
    ),
    Assertion(
        "ledger.witnessed",
        gettext_lazy("A checkpoint of the ledger left this computer within a month"),
        gettext_lazy(
            "Print a day sheet, whose square is the checkpoint, and let the chair keep one of each month."
        ),
        witnessed,
    ),
    Assertion(
        "ledger.in_time",
        gettext_lazy("The ledger’s entries are in the order of their times"),
        gettext_lazy("Set the computer’s clock, and let it set itself from now on."),
        in_time,
    ),
)
