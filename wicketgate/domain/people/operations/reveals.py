"""Open one closed value of a family, for a stated purpose, counted against the day's quota."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import reveal
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.asking import unseal_question
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.people.models import Member
from wicketgate.domain.people.queries.held import held
from wicketgate.domain.people.queries.quota import quota_left

# People move, and a letter to where they were is read by whoever lives there now.
CONFIRMED_FOR = timedelta(days=90)


@operation
def reveal_item(owner: UUID, *, item: str, purpose: str, due_today: bool, by: Viewer, at: datetime) -> str:
    """
    Return one closed value of a member, a side or an arrangement, entered first with its coded purpose.

    `due_today` is whether its person is expected or present today: the register, above this room, knows.
    Raises Refused (a stale second factor, no purpose, no quota, a wall, another's role), NotFound for nothing held,
    Unable for an address to write to that has not been confirmed of late.
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
    # Whoever may not open it hears that and nothing of the address: not even how old it is.
    is_to_write = item == "address" and purpose == Purpose.WRITE_TO_THEM
    if is_to_write and not question.decide(at).refused:
        _require_confirmed_address(owner, at=at)
    coded = {"item": item, "purpose": purpose}
    return reveal(question, [found.value], by=by.actor, at=at, detail=coded)[found.value]


@operation
def reveal_contact(member: UUID, *, purpose: str, due_today: bool, by: Viewer, at: datetime) -> str:
    """Return the telephone number of one member, as `reveal_item` does."""
    return reveal_item(member, item="telephone", purpose=purpose, due_today=due_today, by=by, at=at)


def _require_confirmed_address(member: UUID, *, at: datetime) -> None:
    confirmed_on = Member.objects.values_list("person__address_confirmed_on", flat=True).get(id=member)
    if confirmed_on is None or at.astimezone(LONDON).date() - confirmed_on > CONFIRMED_FOR:
        raise Unable(
            _(
                "This address has not been confirmed for 90 days, so nothing is written to it. Ask the person "
                "whether it is still right, write it down again, and then open it."
            ),
            field="purpose",
        )
