"""Whether the keys are whole, who keeps their papers, and whether what is sealed opens."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.checkpoints import newest
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy.models import PaperSet
from wicketgate.domain.retention.operations import has_orphans
from wicketgate.domain.retention.sealed_values import newest_values
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
from wicketgate.vault import recovery, renewing, rootkey, trying, turning

ENOUGH_PAPERS = 2  # of three: any two bring the centre back
SAMPLE = 200  # values tried: the nightly sweep tries them all


def root_key(installed: Installed) -> Seen:
    """The key file holds one whole key."""
    is_whole = installed.key_file.is_file() and rootkey.is_whole(installed.key_file)
    found = _("It is whole.") if is_whole else _("It is missing, damaged, or another file.")
    return judged(found, is_well=is_whole)


def passphrase(installed: Installed) -> Seen:
    """A thief of the computer has a key that lies in a file."""
    is_locked = rootkey.is_locked(installed.key_file)
    found = _("It is locked.") if is_locked else _("Whoever takes the whole computer has the key too.")
    return judged(found, is_well=is_locked, otherwise="amber")


def papers_made(installed: Installed) -> Seen:
    """Without papers a lost computer is a lost centre; from the first family on that is not to be borne."""
    if not installed.on_disk:
        return _kept_otherwise()
    if (installed.data / recovery.PUBLIC).exists():
        made_on = date.fromisoformat(recovery.kept(installed.data).made_on)
        return green(_("They were made on %(day)s.") % {"day": in_full(made_on)})
    if installed.is_demonstration:
        return not_applicable(_("A demonstration needs none."))
    has_families = Arrangement.objects.filter(centre=installed.centre).exists()
    return (
        red(_("There are none, and there are families.")) if has_families else amber(_("There are none yet."))
    )


def papers_checked(installed: Installed) -> Seen:
    """A paper that was misprinted, or never printed, opens nothing on the day it is needed."""
    newest = PaperSet.objects.filter(centre=installed.centre).order_by("-number").first()
    if newest is None:
        return not_applicable(_("No recovery papers were made."))
    count = newest.checks.count()
    found = _("Papers of the newest set that were read back: %(count)d.") % {"count": count}
    return judged(found, is_well=count >= ENOUGH_PAPERS, otherwise="amber")


def sealed_root(installed: Installed) -> Seen:
    """The copy of the root key that two papers open is beside the records, and is one of this key."""
    if not (installed.data / recovery.PUBLIC).exists():
        return not_applicable(_("No recovery papers were made."))
    held = installed.data / recovery.SEALED_ROOT
    if not held.is_file():
        return red(_("It is gone."))
    is_whole = recovery.is_sealed_root(held.read_bytes())
    return judged(_("It is whole.") if is_whole else _("It is damaged."), is_well=is_whole)


def papers_of_this_centre(installed: Installed) -> Seen:
    """Papers of another centre open nothing here."""
    if not (installed.data / recovery.PUBLIC).exists():
        return not_applicable(_("No recovery papers were made."))
    is_ours = recovery.kept(installed.data).centre == installed.centre.hex
    found = _("They are this centre’s.") if is_ours else _("They are another centre’s.")
    return judged(found, is_well=is_ours)


def no_orphans(installed: Installed) -> Seen:
    """A key that seals nothing is swept within two days."""
    if not has_orphans(installed.centre):
        return green(_("Every key seals something."))
    return amber(_("Some keys seal nothing."))


def values_open(installed: Installed) -> Seen:
    """The newest sealed values of every kind open. Nothing is read: the safe says yes or no."""
    values = list(newest_values(installed.centre, most=SAMPLE))
    damaged = trying.damaged_among(values, let_go=trying.let_go_here())
    # Without numbers: how many there are tells whether there is one that not everybody may know of.
    found = _("Some don’t open.") if damaged else _("They open.")
    return judged(found, is_well=not damaged)


def signs_the_ledger(installed: Installed) -> Seen:
    """What this key signs is what the newest checkpoint was signed with."""
    checkpoint = newest(installed.centre)
    if checkpoint is None:
        return not_applicable(_("No checkpoint was signed yet."))
    try:
        notes.read(checkpoint.note, centre=installed.centre)
    except notes.NoteRefused:
        return red(_("The newest checkpoint was signed with another key."))
    return green(_("The newest checkpoint was signed with this key."))


def not_half_changed(installed: Installed) -> Seen:
    """A change of keys that was cut off is finished or taken back at the next start."""
    is_between = turning.next_of(installed.key_file).exists() or renewing.begun(installed.centre) is not None
    found = (
        _("A change of keys was begun, and is not done.")
        if is_between
        else _("No change of keys is going on.")
    )
    return judged(found, is_well=not is_between, otherwise="amber")


def _kept_otherwise() -> Seen:
    return not_applicable(_("The records are in PostgreSQL, which has backups of its own."))


ASSERTIONS = (
    Assertion(
        "keys.root_key",
        gettext_lazy("The key file is whole"),
        gettext_lazy(
            "Bring back the copy of the key file that was put away, or two recovery papers: wicketgate recover"
        ),
        root_key,
    ),
    Assertion(
        "keys.papers_made",
        gettext_lazy("The recovery papers were made"),
        gettext_lazy("Make them before the second family is entered: wicketgate recovery-papers FOLDER"),
        papers_made,
    ),
    Assertion(
        "keys.papers_checked",
        gettext_lazy("Two of the newest recovery papers were read back"),
        gettext_lazy(
            "Let two holders bring their papers, and type them in: wicketgate recovery-papers --check FILE"
        ),
        papers_checked,
    ),
    Assertion(
        "keys.papers_of_this_centre",
        gettext_lazy("The recovery papers are this centre’s"),
        gettext_lazy("Make new papers for this centre, and then a backup: wicketgate recovery-papers FOLDER"),
        papers_of_this_centre,
    ),
    Assertion(
        "keys.sealed_root",
        gettext_lazy("The root key’s sealed copy, which two papers open, is whole"),
        gettext_lazy("Make new recovery papers, and then a backup: wicketgate recovery-papers FOLDER"),
        sealed_root,
    ),
    Assertion(
        "keys.no_orphans",
        gettext_lazy("Every key seals something"),
        gettext_lazy("Run “wicketgate sweep” today and again tomorrow."),
        no_orphans,
    ),
    Assertion(
        "keys.values_open",
        gettext_lazy("The newest sealed values open"),
        gettext_lazy("Run “wicketgate sweep” to see which don’t, and bring them back: wicketgate recover"),
        values_open,
    ),
    Assertion(
        "keys.signs_the_ledger",
        gettext_lazy("The ledger’s newest checkpoint was signed with this centre’s key"),
        gettext_lazy("Tell the chair, change nothing more, and run “wicketgate ledger verify”."),
        signs_the_ledger,
    ),
    Assertion(
        "keys.not_half_changed",
        gettext_lazy("No change of keys is half done"),
        gettext_lazy("Close the pages, and run “wicketgate rotate” again: it goes on where it was cut off."),
        not_half_changed,
    ),
    # Last: a small centre may decide that it stays so.
    Assertion(
        "keys.passphrase",
        gettext_lazy("The key file is locked with a passphrase"),
        gettext_lazy(
            "Think about whether somebody can type a passphrase at each start. If not, keep the computer locked away."
        ),
        passphrase,
    ),
)
