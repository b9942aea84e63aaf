"""What each child who is due today needs to be well, with their short names."""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from wicketgate.clauses.decision import Decision
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.sessions.needs import open_needs
from wicketgate.domain.sessions.queries.due import windows_due
from wicketgate.domain.sessions.queries.names import names_of, why_nobody_is_seen

PAGE = "needs on the day"


@dataclass(frozen=True, slots=True, repr=False)
class Cared:
    """A short name, and what this child needs."""

    name: str
    lines: tuple[str, ...]


def needs_today(viewer: Viewer, *, at: datetime) -> list[Cared]:
    """Return what children due today need, for care on the day. Raises Refused when the law opens none of it."""
    windows = list(windows_due(viewer.centre, on=at.astimezone(LONDON).date()))
    members = [window.member for window in windows]
    names = names_of(members, page=PAGE, by=viewer, at=at, subject=viewer.centre)
    seen = [window for window in windows if window.member_id in names]
    closed = None if seen else why_nobody_is_seen(windows, viewer=viewer, at=at)
    if closed is not None:
        _refuse(closed, subject=viewer.centre, by=viewer, at=at)
    opened = open_needs(seen, page=PAGE, by=viewer, at=at, subject=viewer.centre)
    return [Cared(names[each.member].short, each.lines) for each in opened]


@operation
def _refuse(decision: Decision, *, subject: UUID, by: Viewer, at: datetime) -> NoReturn:
    # Never "no need is held": whoever sees no child must not read that none has an allergy.
    raise Refused(decision, subject=subject)
