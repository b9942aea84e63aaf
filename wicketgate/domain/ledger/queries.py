"""Read the ledger."""

from uuid import UUID

from wicketgate.domain.ledger.models import Entry


def centres_with_entries() -> list[UUID]:
    """Return the centres that have entered anything."""
    return list(Entry.objects.order_by("centre").values_list("centre", flat=True).distinct())
