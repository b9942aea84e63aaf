"""
Read the ledger, without what would tell somebody that a concern exists which is not theirs to know of.

Such entries are left out and not covered over, and the pages bear no numbers: a gap would tell as much.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wicketgate.domain.accounts.queries import PostsByToken
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.concerns.queries import known_to
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry

ON_A_PAGE = 50
_OF_CONCERNS = (Event.CONCERN_RAISED, Event.CONCERN_READ)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry for its reader. `posts` are those that whoever acted held that day; none where nobody was signed in."""

    id: UUID
    at: datetime
    event: str
    rule: str
    posts: tuple[str, ...]


def newest_entries(viewer: Viewer, *, at: datetime, before: UUID | None = None) -> list[Line]:
    """Return a page of entries, the newest first, older than the entry `before` where one is given."""
    entries = _visible(viewer, at=at).defer("detail").order_by("-sequence")
    mark = Entry.objects.filter(centre=viewer.centre, id=before).only("sequence").first() if before else None
    if mark is not None:
        entries = entries.filter(sequence__lt=mark.sequence)
    page = list(entries[:ON_A_PAGE])
    posts = PostsByToken({entry.actor for entry in page})
    return [_line(entry, posts) for entry in page]


def _visible(viewer: Viewer, *, at: datetime) -> QuerySet[Entry]:
    known = known_to(viewer, at=at)
    hidden = Concern.objects.filter(centre=viewer.centre).exclude(id__in=known).values("id")
    tells = Q(event__in=_OF_CONCERNS) & ~Q(subject__in=known)
    return Entry.objects.filter(centre=viewer.centre).exclude(tells).exclude(subject__in=hidden)


def _line(entry: Entry, posts: PostsByToken) -> Line:
    on = entry.at.astimezone(LONDON).date()
    return Line(entry.id, entry.at, entry.event, entry.rule, posts.held(entry.actor, on=on))
