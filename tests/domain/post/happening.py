"""Something happens of which somebody is told, and what the ledger says of it."""

from datetime import datetime
from uuid import UUID

from tests.people import NOW, Cast
from wicketgate.domain.accounts.mailing.operations import tell
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.vault.chance import new_id


def something_happens(people: Cast, *names: str, is_discreet: bool = False, at: datetime = NOW) -> None:
    """Do something of which the named members of the cast are told."""
    accounts = [getattr(people, name).id for name in names]
    _happens(accounts, is_discreet=is_discreet, by=people.viewer("volunteer").actor, at=at)


@operation
def _happens(accounts: list[UUID], *, is_discreet: bool, by: Actor, at: datetime) -> None:
    about = new_id()
    enter(Event.REFERRAL_SENT, by=by, at=at, subject=about)
    tell(accounts, about=about, is_discreet=is_discreet, by=by, at=at)


def events() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("event", flat=True))
