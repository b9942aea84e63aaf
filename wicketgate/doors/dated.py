"""
What a centre must do by a day about its recovery: new papers when a holder's post has ended, a backup, and the drill.

Each is read from the records and the ledger, never from a mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from wicketgate.domain.accounts.models import Post, Role
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.policy.papers import are_wanted, first_papers_made_on, newest_papers
from wicketgate.doors.clock import LONDON

DatedCode = Literal["new_papers", "backup", "drill"]
BACKUP_EVERY = timedelta(days=7)
DRILL_EVERY = timedelta(days=365)
TOLD_BEFORE = timedelta(days=30)
# Our own figure: two weeks are enough to print three papers and to hand them to people who meet on a Saturday.
PAPERS_WITHIN = timedelta(days=14)
HOLDERS = (Role.COORDINATOR, Role.CHAIR)


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing to do by a day."""

    code: DatedCode
    due_on: date

    def is_overdue(self, on: date) -> bool:
        """Say whether its day is past."""
        return on > self.due_on


def dated(centre: UUID, *, on: date) -> tuple[Dated, ...]:
    """Return what is to be done by a day, as it is shown on `on`: the drill from 30 days before its day."""
    return tuple(_dated(centre, on)) if are_wanted(centre) else ()


def _dated(centre: UUID, on: date) -> Iterator[Dated]:
    papers = newest_papers(centre)
    if papers is None:
        return  # a step of the first evening, and nothing to practise with
    left_on = _first_holder_left(centre, since=papers.made_on, on=on)
    if left_on is not None:
        yield Dated("new_papers", left_on + PAPERS_WITHIN)
    backup_on = _last_day(Event.BACKUP_WRITTEN, centre)
    due_on = (backup_on or papers.made_on) + BACKUP_EVERY
    if on >= due_on:  # a disk that is plugged in once a week is in time
        yield Dated("backup", due_on)
    due_on = (_last_day(Event.DRILL_HELD, centre) or first_papers_made_on(centre)) + DRILL_EVERY
    if on >= due_on - TOLD_BEFORE:
        yield Dated("drill", due_on)


def _last_day(event: Event, centre: UUID) -> date | None:
    at = last_entered(event, centre=centre)
    return None if at is None else at.astimezone(LONDON).date()


def _first_holder_left(centre: UUID, *, since: date, on: date) -> date | None:
    """Return the last day of the first post that ended since the papers were made, of somebody who holds none now."""
    posts = Post.objects.filter(centre=centre, role__in=HOLDERS, is_acting=False)
    still = posts.filter(begins__lte=on).exclude(ends__lt=on).values("account")
    ended = posts.filter(ends__gte=since, ends__lt=on).exclude(account__in=still)
    return ended.order_by("ends").values_list("ends", flat=True).first()
