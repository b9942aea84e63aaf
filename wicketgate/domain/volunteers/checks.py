"""The newest DBS check of everybody who serves, for those who see results (clause 6)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn
from uuid import UUID

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import LONDON, Part, Question
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.volunteers.asking import newest_check, serve_question, who_may_see_check
from wicketgate.domain.volunteers.models import SERVING, Check


@dataclass(frozen=True, slots=True)
class Held:
    """
    Somebody who serves, and the newest decision on their check; empty where there is none.

    `is_cleared` is the law's answer today: a check that was found suitable grows old.
    """

    account: UUID
    name: str
    is_own: bool
    is_cleared: bool = False
    level: str = ""
    outcome: str = ""
    outcome_words: str = ""
    decided_on: date | None = None
    certificate: str = ""


def checks_held(viewer: Viewer, *, at: datetime) -> list[Held]:
    """Return the checks of everybody who serves, opened as one page. Raises Refused for whoever may not see results."""
    require_decider(viewer, at=at)
    held = [(account, newest_check(account.id)) for account in _serving(viewer.centre)]
    shown = show(
        "checks",
        [_part(viewer, account, check, at=at) for account, check in held],
        by=viewer.actor,
        at=at,
        subject=viewer.centre,
    )
    return [_held(account, check, shown, viewer=viewer, at=at) for account, check in held]


def may_decide(viewer: Viewer, *, at: datetime) -> bool:
    """Return whether the centre's document names the viewer's role as one that sees results."""
    return not _of_results(viewer, at=at).decide(at).refused


def require_decider(viewer: Viewer, *, at: datetime) -> None:
    """Raise Refused, entered in the ledger, for whoever may not see results."""
    if not may_decide(viewer, at=at):
        _refuse(_of_results(viewer, at=at), by=viewer, at=at)


def _of_results(viewer: Viewer, *, at: datetime) -> Question:
    return who_may_see_check(viewer, None, items=frozenset({"result"}), at=at)


@operation
def _refuse(question: Question, *, by: Viewer, at: datetime) -> NoReturn:
    raise Refused(question.decide(at), subject=question.about)


def _part(viewer: Viewer, account: Account, check: Check | None, *, at: datetime) -> Part:
    question = who_may_see_check(viewer, account.id, items=frozenset({"result", "certificate_number"}), at=at)
    return Part(question, (account.name, check.certificate if check else None))


def _serving(centre: UUID) -> list[Account]:
    held = Account.objects.filter(centre=centre, is_active=True, posts__role__in=SERVING)
    return list(held.distinct().order_by("username"))


def _held(account: Account, check: Check | None, shown: Shown, *, viewer: Viewer, at: datetime) -> Held:
    is_own, day = account.id == viewer.account, at.astimezone(LONDON).date()
    if check is None:
        return Held(account.id, shown[account.name], is_own)
    return Held(
        account.id,
        shown[account.name],
        is_own,
        # By the check alone: in which post they serve makes no difference to it.
        is_cleared=serve_question(account, role="volunteer", on=day, at=at).decide(at).state == "cleared",
        level=check.get_level_display(),
        outcome=check.outcome,
        outcome_words=check.get_outcome_display(),
        decided_on=check.decided_on,
        certificate=shown[check.certificate],
    )
