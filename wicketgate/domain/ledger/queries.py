"""Read the ledger."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.adding import wait_for_turn
from wicketgate.domain.ledger.checkpoints import begins_as_signed, newest, tree_of
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry


def centres_with_entries() -> list[UUID]:
    """Return the centres that have entered anything."""
    return list(Entry.objects.order_by("centre").values_list("centre", flat=True).distinct())


def last_entered(event: Event, *, centre: UUID) -> datetime | None:
    """Return the instant at which an event of one kind was last entered at the centre, or None."""
    found = Entry.objects.filter(centre=centre, event=event).order_by("-sequence")
    return found.values_list("at", flat=True).first()


def was_entered(*events: Event, centre: UUID, after: int) -> bool:
    """Return whether one of these kinds of event was entered at the centre after the entry `after`."""
    return Entry.objects.filter(centre=centre, sequence__gt=after, event__in=events).exists()


def goes_on(centre: UUID) -> bool:
    """Return whether the ledger still holds what its last checkpoint was made over."""
    last = newest(centre)
    return last is None or begins_as_signed(tree_of(centre), last)


def count_entered(event: Event, *, by: Actor, since: datetime) -> int:
    """
    Return how many events of one kind an actor has entered since the aware instant `since`.

    Inside an operation nobody enters another before it ends: two that count at once would both find one left.
    """
    wait_for_turn(by.centre)
    return Entry.objects.filter(centre=by.centre, actor=by.token, event=event, at__gte=since).count()
