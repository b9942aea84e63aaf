"""Open one closed value of a family, for a stated purpose, counted against the day's quota."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import reveal
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.people.asking import unseal_question
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.people.queries.held import held
from wicketgate.domain.people.queries.quota import quota_left


@operation
def reveal_item(owner: UUID, *, item: str, purpose: str, due_today: bool, by: Viewer, at: datetime) -> str:
    """
    Return one closed value of a member, a side or an arrangement, entered first with its coded purpose.

    `due_today` is whether its person is expected or present today: the register, above this room, knows.
    Raises Refused (a stale second factor, no purpose, no quota, a wall, another's role), NotFound for nothing held.
    """
    found = held(owner, item, by=by)
    question = unseal_question(
        by,
        item_class=found.item_class,
        subject=found.subject,
        arrangement=found.arrangement,
        due_today=due_today,
        purpose=purpose if purpose in Purpose.values else None,
        quota_left=quota_left(by, at=at),
        is_emergency=False,
        at=at,
    )
    coded = {"item": item, "purpose": purpose}
    return reveal(question, [found.value], by=by.actor, at=at, detail=coded)[found.value]


@operation
def reveal_contact(member: UUID, *, purpose: str, due_today: bool, by: Viewer, at: datetime) -> str:
    """Return the telephone number of one member, as `reveal_item` does."""
    return reveal_item(member, item="telephone", purpose=purpose, due_today=due_today, by=by, at=at)
