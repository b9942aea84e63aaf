"""
What is left to do before a real centre can open its doors: the steps of its first evening.

Whether a step is done is read from the records, never from a mark: whatever is undone later is left to do again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from allauth.mfa.models import Authenticator

from wicketgate.domain.accounts.models import Account, Post, Role
from wicketgate.domain.accounts.queries import has_second_factor
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.papers import are_wanted, newest_papers
from wicketgate.domain.policy.queries import NoPolicyYet, edition_in_force
from wicketgate.domain.sessions.models import DaySheet
from wicketgate.domain.volunteers.queries import undertaking_of
from wicketgate.doors.dated import dated

StepCode = Literal["centre", "sign_in", "policy", "undertaking", "people", "family", "day_sheet", "papers"]
# In this order they are done; a step waits for those named beside it.
STEPS: tuple[tuple[StepCode, tuple[StepCode, ...]], ...] = (
    ("centre", ()),
    ("sign_in", ()),
    ("policy", ("centre",)),
    ("undertaking", ("policy",)),
    ("people", ("policy",)),
    ("family", ("undertaking",)),
    ("day_sheet", ("family",)),
    # Before the second family: without them a lost computer would be a lost centre.
    ("papers", ()),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: whether it is done, and whether it waits for another. `missing` are codes of what it lacks."""

    code: StepCode
    is_done: bool
    waits: bool = False
    missing: tuple[str, ...] = ()


def steps(centre: UUID, *, on: date) -> tuple[Step, ...]:
    """Return the steps of the centre's first evening as its records stand on `on`."""
    wanted = [(code, needs) for code, needs in STEPS if code != "papers" or are_wanted(centre)]
    missing = {code: MISSING[code](centre, on) for code, _needs in wanted}
    return tuple(
        Step(code, not missing[code], any(missing[need] for need in needs), missing[code])
        for code, needs in wanted
    )


def left(centre: UUID, *, on: date) -> int:
    """Return how much is left: steps, and what is to be done by a day. A demonstration has had its first evening."""
    held = Centre.objects.filter(id=centre).first()
    if held is None or held.is_demonstration:
        return 0
    return sum(not step.is_done for step in steps(centre, on=on)) + len(dated(centre, on=on))


def _centre(centre: UUID, on: date) -> tuple[str, ...]:
    held = Centre.objects.filter(id=centre).first()
    return tuple(name for name in ("data_controller", "hall") if held is None or not getattr(held, name))


def _sign_in(centre: UUID, on: date) -> tuple[str, ...]:
    account = _coordinator(centre, on)
    if account is None:
        return ("coordinator",)
    has_card = Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).exists()
    wants = {
        "own_password": account.must_change_password,
        "second_factor": not has_second_factor(account.id),
        "code_card": not has_card,
    }
    return tuple(code for code, is_wanted in wants.items() if is_wanted)


def _policy(centre: UUID, on: date) -> tuple[str, ...]:
    try:
        edition_in_force(centre, on=on)
    except NoPolicyYet:
        return ("edition",)
    return ()


def _undertaking(centre: UUID, on: date) -> tuple[str, ...]:
    account = _coordinator(centre, on)
    try:
        edition = edition_in_force(centre, on=on)
    except NoPolicyYet:
        return ("edition",)
    if "coordinator" not in edition.undertaking.required_of:
        return ()
    signed = undertaking_of(account.id, edition_digest=edition.digest) if account else None
    return () if signed and signed.withdrawn_on is None else ("signature",)


def _people(centre: UUID, on: date) -> tuple[str, ...]:
    leaders, officers = (
        _holders(centre, on, Role.TEAM_LEADER),
        _holders(centre, on, Role.SAFEGUARDING_OFFICER),
    )
    seconds = _holders(centre, on, Role.CHAIR, Role.MINISTER) - _holders(centre, on, Role.COORDINATOR)
    wants = {
        "team_leader": not leaders,
        "safeguarding_officer": not officers,
        # Someone beside the coordinator and the officer, or nobody could agree where one of the two may not.
        "second_person": not any(second not in officers or len(officers) > 1 for second in seconds),
    }
    return tuple(code for code, is_wanted in wants.items() if is_wanted)


def _family(centre: UUID, on: date) -> tuple[str, ...]:
    return () if Arrangement.objects.filter(centre=centre).exists() else ("arrangement",)


def _day_sheet(centre: UUID, on: date) -> tuple[str, ...]:
    return () if DaySheet.objects.filter(centre=centre).exists() else ("sheet",)


def _papers(centre: UUID, on: date) -> tuple[str, ...]:
    held = newest_papers(centre)
    if held is not None and held.are_enough:
        return ()
    return ("papers",) if held is None else ("papers_checked",)


MISSING: dict[StepCode, Callable[[UUID, date], tuple[str, ...]]] = {
    "centre": _centre,
    "sign_in": _sign_in,
    "policy": _policy,
    "undertaking": _undertaking,
    "people": _people,
    "family": _family,
    "day_sheet": _day_sheet,
    "papers": _papers,
}


def _coordinator(centre: UUID, on: date) -> Account | None:
    return Account.objects.filter(id__in=_holders(centre, on, Role.COORDINATOR)).order_by("id").first()


def _holders(centre: UUID, on: date, *roles: Role) -> set[UUID]:
    held = Post.objects.filter(centre=centre, role__in=roles, begins__lte=on, account__is_active=True)
    return set(held.exclude(ends__lt=on).values_list("account", flat=True))
