"""The steps of the first evening as a list of things to do, in plain words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wicketgate.domain.accounts.models import Role
from wicketgate.doors.dated import Dated, DatedCode
from wicketgate.doors.founding import Step, StepCode
from wicketgate.doors.web.shared.navigation import address
from wicketgate.doors.web.shared.parts import Task

# label, address, and what it is about
_TASKS: dict[StepCode, tuple[str | Promise, str, str | Promise]] = {
    "centre": (
        gettext_lazy("Your centre"),
        "coordinator:centre_details",
        gettext_lazy("Its name, who answers for the records, the hall and the opening days. 5 minutes."),
    ),
    "sign_in": (
        gettext_lazy("Your own sign-in"),
        "mfa_index",
        gettext_lazy(
            "Your own password, a code from your telephone, and a card of codes to print. 10 minutes."
        ),
    ),
    "policy": (
        gettext_lazy("Your confidentiality policy"),
        "coordinator:policy",
        gettext_lazy("Bring in your own document and say that it was read rightly. 5 to 20 minutes."),
    ),
    "undertaking": (
        gettext_lazy("Your undertaking"),
        "shared:sign_undertaking",
        gettext_lazy("Your promise to keep what you hear to yourself. 2 minutes."),
    ),
    "people": (
        gettext_lazy("The people beside you"),
        "coordinator:serving",
        gettext_lazy(
            "The team leader, the safeguarding officer, and a second person such as the chair, each with a sign-in "
            "of their own. 10 minutes."
        ),
    ),
    "family": (
        gettext_lazy("Your first family"),
        "coordinator:referrals",
        gettext_lazy("Type in a referral that you have on paper, look it over, and accept it. 20 minutes."),
    ),
    "day_sheet": (
        gettext_lazy("Your first day sheet"),
        "coordinator:opening_days",
        gettext_lazy(
            "Make an opening day, give the family its times, and print the sheet for the hall. 10 minutes."
        ),
    ),
    "papers": (
        gettext_lazy("The recovery papers"),
        "coordinator:papers",
        gettext_lazy(
            "Make the three papers that bring the centre back if this computer is lost, and check two of them. Before "
            "your second family. 15 minutes."
        ),
    ),
}
_DATED: dict[DatedCode, tuple[str | Promise, str, str | Promise]] = {
    "new_papers": (
        gettext_lazy("New recovery papers"),
        "coordinator:papers",
        gettext_lazy(
            "Somebody who may hold a paper has left their post. Make three new ones, and shred the old."
        ),
    ),
    "backup": (
        gettext_lazy("A backup"),
        "officers:keeping",
        gettext_lazy("Plug in the disk of the backups, and leave it in for half an hour. 1 minute."),
    ),
    "drill": (
        gettext_lazy("The yearly drill"),
        "officers:keeping",
        gettext_lazy(
            "Bring the centre back from a backup and two papers, to see that it works: wicketgate drill."
        ),
    ),
}
# What only the coordinator's post opens; the chair, who can see this list, sees how far these are.
_COORDINATORS: frozenset[StepCode] = frozenset({"family", "day_sheet"})
_LACKS: dict[str, str | Promise] = {
    "own_password": gettext_lazy("a password of your own"),
    "second_factor": gettext_lazy("a code from your telephone"),
    "code_card": gettext_lazy("the card of codes"),
    "team_leader": gettext_lazy("the team leader"),
    "safeguarding_officer": gettext_lazy("the safeguarding officer"),
    "second_person": gettext_lazy("a second person: the chair or the minister"),
    "papers": gettext_lazy("the papers themselves"),
    "papers_checked": gettext_lazy("two papers that were checked"),
}


def tasks_for(
    steps: Sequence[Step], by_a_day: Sequence[Dated], *, role: str, overdue_days: int, on: date
) -> list[Task]:
    """Return the list to draw for a post; what has a day, and a review that is late, are tasks at its end."""
    tasks = [_task(step) for step in steps]
    if role != Role.COORDINATOR:
        tasks = [
            replace(task, url=None) if step.code in _COORDINATORS else task
            for step, task in zip(steps, tasks, strict=True)
        ]
    tasks += [_dated_task(one, on) for one in by_a_day]
    return [*tasks, _overdue(overdue_days)] if overdue_days else tasks


def _task(step: Step) -> Task:
    label, name, about = _TASKS[step.code]
    if step.is_done:
        return Task(str(label), "done", address(name))
    if step.waits:
        return Task(str(label), "later", hint=_waits(about))
    name = "mfa_generate_recovery_codes" if step.missing == ("code_card",) else name
    return Task(str(label), "to_do", address(name), hint=_hint(step, about))


def _dated_task(one: Dated, on: date) -> Task:
    label, name, about = _DATED[one.code]
    words = _("%(about)s It was due on %(day)s.") if one.is_overdue(on) else _("%(about)s By %(day)s.")
    hint = words % {"about": about, "day": date_format(one.due_on, "j F Y")}
    return Task(str(label), "late" if one.is_overdue(on) else "to_do", address(name), hint)


def _waits(about: str | Promise) -> str:
    return _("%(about)s It waits for the steps above.") % {"about": about}


def _hint(step: Step, about: str | Promise) -> str:
    lacks = [str(_LACKS[code]) for code in step.missing if code in _LACKS]
    if not lacks:
        return str(about)
    return _("%(about)s Still to do: %(lacks)s.") % {"about": about, "lacks": "; ".join(lacks)}


def _overdue(days: int) -> Task:
    hint = ngettext(
        "It is %(days)s day late. Put it on the committee’s next agenda, and record it here when it was held.",
        "It is %(days)s days late. Put it on the committee’s next agenda, and record it here when it was held.",
        days,
    ) % {"days": days}
    return Task(
        _("The committee’s review of the policy"), "to_do", address("coordinator:policy_review"), hint
    )
