"""Whom a call is to: the short name of one person who has a time today."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.sessions.asking import seen_of
from wicketgate.domain.sessions.queries.due import windows_due
from wicketgate.domain.sessions.queries.names import names_of


def name_to_ring(window_id: UUID, *, viewer: Viewer, at: datetime) -> str:
    """Return the short name. Raises NotFound for somebody who is not due today, or whom the viewer may not see."""
    due = windows_due(viewer.centre, on=at.astimezone(LONDON).date())
    window = seen_of(due.filter(id=window_id, member__side__isnull=False).first(), by=viewer, at=at)
    if window is None:
        raise NotFound
    names = names_of([window.member], page="ring", by=viewer, at=at, subject=window.member.person_id)
    if window.member_id not in names:
        raise NotFound
    return names[window.member_id].short
