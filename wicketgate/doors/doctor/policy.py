"""Whether the centre has a policy, and the law is as its document says."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.clauses.edition import EditionError, load
from wicketgate.domain.policy.queries import NoPolicyYet, adopted, review_decision
from wicketgate.doors.doctor.assertion import (
    Assertion,
    Seen,
    State,
    amber,
    green,
    in_full,
    judged,
    not_applicable,
    red,
)
from wicketgate.doors.doctor.installed import Installed

REVIEW: dict[str | None, State] = {"current": "green", "due_soon": "green", "overdue": "amber"}


def in_force(installed: Installed) -> Seen:
    """Until there is a policy no family can be seen."""
    try:
        edition = adopted(installed.centre, on=installed.today)
    except NoPolicyYet:
        return amber(_("No policy was adopted yet."))
    return green(_("Adopted on %(day)s.") % {"day": in_full(edition.adopted_on)})


def floor_kept(installed: Installed) -> Seen:
    """The edition loads, is no looser than the floor, and is the one that was adopted."""
    try:
        edition = adopted(installed.centre, on=installed.today)
    except NoPolicyYet:
        return not_applicable(_("There is no policy yet."))
    try:
        is_same = load(edition.toml).digest == edition.digest
    except EditionError:
        return red(_("It is looser than the floor, or not whole."))
    found = _("It is as it was adopted.") if is_same else _("It is not the one that was adopted.")
    return judged(found, is_well=is_same)


def reviewed(installed: Installed) -> Seen:
    """The policy itself is looked at again (clause 10)."""
    try:
        decision = review_decision(installed.centre, on=installed.today)
    except NoPolicyYet:
        return not_applicable(_("There is no policy yet."))
    assert decision.due_on is not None
    is_late = decision.due_on < installed.today
    found = _("The review was due on %(day)s.") if is_late else _("The next review is due on %(day)s.")
    return Seen(REVIEW[decision.state], found % {"day": in_full(decision.due_on)})


ASSERTIONS = (
    Assertion(
        "policy.in_force",
        gettext_lazy("A policy is in force"),
        gettext_lazy("Bring in the centre’s own document, and adopt it under “Policy”."),
        in_force,
    ),
    Assertion(
        "policy.floor_kept",
        gettext_lazy("The policy in force is the one that was adopted, and keeps the floor"),
        gettext_lazy(
            "Somebody changed it in the database: tell the chair, and bring back a backup from before."
        ),
        floor_kept,
    ),
    Assertion(
        "policy.reviewed",
        gettext_lazy("The policy’s review is in time"),
        gettext_lazy("Review the policy with the committee, and record it under “Policy”."),
        reviewed,
    ),
)
