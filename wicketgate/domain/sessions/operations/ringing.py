"""Open the telephone number of somebody who is due today: one number, for a purpose, and never an address."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.operations import reveal_contact
from wicketgate.domain.sessions.models import Window
from wicketgate.domain.sessions.queries.due import due_today


@operation
def open_number(window_id: UUID, *, purpose: str, by: Viewer, at: datetime) -> str:
    """
    Return the number of the person of that window, entered first with its coded purpose.

    Raises Refused unless the law opens it: to the team leader on duty only for somebody who is due today.
    """
    window = Window.objects.select_related("member").filter(id=window_id, centre=by.centre).first()
    if window is None:
        raise NotFound
    is_due = due_today(window.member.person_id, on=at.astimezone(LONDON).date())
    return reveal_contact(window.member_id, purpose=purpose, due_today=is_due, by=by, at=at)
