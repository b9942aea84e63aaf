"""Something happens of which somebody is told, and what the ledger says of it."""

from datetime import datetime

from tests.people import NOW, Cast
from wicketgate.domain.accounts.mailing.operations import tell
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.vault.chance import new_id


@operation
def something_happens(people: Cast, *names: str, is_discreet: bool = False, at: datetime = NOW) -> None:
    """Do something of which the named members of the cast are told."""
    actor, about = people.viewer("volunteer").actor, new_id()
    enter(Event.REFERRAL_SENT, by=actor, at=at, subject=about)
    accounts = [getattr(people, name).id for name in names]
    tell(accounts, about=about, is_discreet=is_discreet, by=actor, at=at)


def events() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("event", flat=True))
