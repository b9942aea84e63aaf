"""Look at everything once, the worst first. What can't be looked at is red, and stops nothing else."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.doors.doctor import (
    backups,
    certificate,
    database,
    files,
    keys,
    ledger,
    machine,
    mail,
    modes,
    pages,
    people,
    policy,
    postgres,
    versions,
    work,
)
from wicketgate.doors.doctor.assertion import WORST_FIRST, Assertion, Finding, Seen, State
from wicketgate.doors.doctor.installed import CannotLook, Installed

# What is lost for good comes first: the records, the way to bring them back, the keys. Then who could read them.
ASSERTIONS: tuple[Assertion, ...] = (
    *database.ASSERTIONS,
    *postgres.ASSERTIONS,
    *backups.ASSERTIONS,
    *keys.ASSERTIONS,
    *files.ASSERTIONS,
    *modes.ASSERTIONS,
    *ledger.ASSERTIONS,
    *people.ASSERTIONS,
    *policy.ASSERTIONS,
    *work.ASSERTIONS,
    *pages.ASSERTIONS,
    *certificate.ASSERTIONS,
    *machine.ASSERTIONS,
    *versions.ASSERTIONS,
    *mail.ASSERTIONS,
)


def examine(installed: Installed) -> list[Finding]:
    """
    Return what every assertion finds, the worst first, and otherwise in the order of the subjects.

    What can't be looked at comes after whatever is red by itself, which is mostly the reason.
    """
    seen = [(assertion, _seen(assertion, installed)) for assertion in ASSERTIONS]
    seen.sort(key=lambda each: (WORST_FIRST.index(each[1].state), not each[1].was_seen))
    return [_told(assertion, one) for assertion, one in seen]


def finding(assertion: Assertion, installed: Installed) -> Finding:
    """Return what one assertion finds."""
    return _told(assertion, _seen(assertion, installed))


def worst(findings: Sequence[Finding]) -> State:
    """Return the worst state among `findings`."""
    return min((one.state for one in findings), key=WORST_FIRST.index)


def _told(assertion: Assertion, seen: Seen) -> Finding:
    is_well = seen.state in ("green", "not_applicable")
    advice = assertion.advice if seen.was_seen else _OTHERS_FIRST
    return Finding(
        assertion.code, seen.state, str(assertion.claim), seen.found, "" if is_well else str(advice)
    )


def _seen(assertion: Assertion, installed: Installed) -> Seen:
    try:
        return assertion.look(installed)
    except CannotLook:
        return Seen("red", _("This can’t be looked at."), was_seen=False)
    except Exception as error:  # noqa: BLE001 - whatever is broken here is said, and hides nothing else
        found = _("This can’t be looked at (%(kind)s).") % {"kind": type(error).__name__}
        return Seen("red", found, was_seen=False)


_OTHERS_FIRST = gettext_lazy(
    "Mend first what the other lines name. If this one stays, show it to whoever looks after this computer."
)
