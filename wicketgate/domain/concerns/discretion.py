"""
Read the ledger, without what would tell somebody that a concern exists which is not theirs to know of.

Such entries are left out and not covered over, and the pages bear no numbers: a gap would tell as much.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wicketgate.domain.accounts.models import Account, Post
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
    posts = _Posts({entry.actor for entry in page})
    return [_line(entry, posts) for entry in page]


def _visible(viewer: Viewer, *, at: datetime) -> QuerySet[Entry]:
    known = known_to(viewer, at=at)
    hidden = Concern.objects.filter(centre=viewer.centre).exclude(id__in=known).values("id")
    tells = Q(event__in=_OF_CONCERNS) & ~Q(subject__in=known)
    return Entry.objects.filter(centre=viewer.centre).exclude(tells).exclude(subject__in=hidden)


def _line(entry: Entry, posts: "_Posts") -> Line:
    on = entry.at.astimezone(LONDON).date()
    return Line(entry.id, entry.at, entry.event, entry.rule, posts.held(entry.actor, on=on))


class _Posts:
    """The posts of a page's actors, gathered in two queries."""

    def __init__(self, tokens: set[UUID]) -> None:
        accounts = dict(Account.objects.filter(token__in=tokens).values_list("id", "token"))
        self._posts: dict[UUID, list[Post]] = {}
        for post in Post.objects.filter(account__in=accounts).order_by("role"):
            self._posts.setdefault(accounts[post.account_id], []).append(post)

    def held(self, token: UUID, *, on: date) -> tuple[str, ...]:
        """Return the posts held on a day by whoever the token stands for."""
        return tuple(post.role for post in self._posts.get(token, ()) if _is_held(post, on=on))


def _is_held(post: Post, *, on: date) -> bool:
    return post.begins <= on and (post.ends is None or on <= post.ends)
