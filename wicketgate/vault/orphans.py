"""
Keys that seal nothing: made for something that was then never written, or that was taken out since.

A key is written before what it seals, so a key without anything may be a moment old. It is marked at one sweep, and
destroyed at another at least a day later; whoever wants it meanwhile takes the mark away.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wicketgate.vault.models import SubjectKey

WAITS = timedelta(days=1)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Swept:
    """How many keys a sweep marked, and how many it destroyed."""

    marked: int
    destroyed: int


def subjects_with_keys(centre: UUID) -> frozenset[UUID]:
    """Return everybody and everything that has a key. Asked first: a key made later is for the next sweep."""
    return frozenset(SubjectKey.objects.filter(centre=centre).values_list("subject", flat=True))


def sweep(orphans: Collection[UUID], *, centre: UUID, at: datetime) -> Swept:
    """Mark the keys of `orphans`, destroy those marked a day or more before `at`, and unmark every other."""
    keys = SubjectKey.objects.filter(centre=centre)
    marked = destroyed = 0
    marked_before = set(keys.filter(orphaned_at__isnull=False).values_list("subject", flat=True))
    for subject in marked_before.difference(orphans):
        keys.filter(subject=subject).update(orphaned_at=None)
    for some in _batches(orphans):
        theirs = keys.filter(subject__in=some)
        destroyed += theirs.filter(orphaned_at__lte=at - WAITS).delete()[0]
        marked += theirs.filter(orphaned_at__isnull=True).update(orphaned_at=at)
    return Swept(marked, destroyed)


def _batches(subjects: Collection[UUID]) -> Iterator[list[UUID]]:
    listed = list(subjects)
    return (listed[start : start + _AT_ONCE] for start in range(0, len(listed), _AT_ONCE))
