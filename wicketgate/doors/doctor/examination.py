"""Look at everything once, the worst first. What can't be looked at is red, and stops nothing else."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

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
from wicketgate.doors.doctor.assertion import WORST_FIRST, Assertion, Finding, Seen, State, red
from wicketgate.doors.doctor.installed import Installed

ASSERTIONS: tuple[Assertion, ...] = (
    *modes.ASSERTIONS,
    *files.ASSERTIONS,
    *database.ASSERTIONS,
    *postgres.ASSERTIONS,
    *keys.ASSERTIONS,
    *people.ASSERTIONS,
    *policy.ASSERTIONS,
    *ledger.ASSERTIONS,
    *backups.ASSERTIONS,
    *work.ASSERTIONS,
    *pages.ASSERTIONS,
    *certificate.ASSERTIONS,
    *machine.ASSERTIONS,
    *versions.ASSERTIONS,
    *mail.ASSERTIONS,
)


def examine(installed: Installed) -> list[Finding]:
    """Return what every assertion finds, the worst first, and otherwise in the order of the subjects."""
    found = [finding(assertion, installed) for assertion in ASSERTIONS]
    return sorted(found, key=lambda one: WORST_FIRST.index(one.state))


def finding(assertion: Assertion, installed: Installed) -> Finding:
    """Return what one assertion finds."""
    seen = _seen(assertion, installed)
    is_well = seen.state in ("green", "not_applicable")
    advice = "" if is_well else str(assertion.advice)
    return Finding(assertion.code, seen.state, str(assertion.claim), seen.found, advice)


def worst(findings: Sequence[Finding]) -> State:
    """Return the worst state among `findings`."""
    return min((one.state for one in findings), key=WORST_FIRST.index)


def _seen(assertion: Assertion, installed: Installed) -> Seen:
    try:
        return assertion.look(installed)
    except Exception as error:  # noqa: BLE001 - whatever is broken here is said, and hides nothing else
        return red(_("This can’t be looked at (%(kind)s).") % {"kind": type(error).__name__})
