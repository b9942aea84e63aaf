"""Read the ledger."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry


def centres_with_entries() -> list[UUID]:
    """Return the centres that have entered anything."""
    return list(Entry.objects.order_by("centre").values_list("centre", flat=True).distinct())


def count_entered(event: Event, *, by: Actor, since: datetime) -> int:
    """Return how many events of one kind an actor has entered since the aware instant `since`."""
    return Entry.objects.filter(centre=by.centre, actor=by.token, event=event, at__gte=since).count()
