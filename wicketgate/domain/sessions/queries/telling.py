"""One adult's own times to come, to tell them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.models import Arrangement, Member
from wicketgate.domain.sessions.models import Window
from wicketgate.domain.sessions.queries.due import times_to_tell
from wicketgate.domain.sessions.queries.names import names_of


@dataclass(frozen=True, slots=True, repr=False)
class Telling:
    """An adult by name, and their own windows: nobody else's."""

    member: UUID
    name: str
    arrangement: Arrangement
    windows: tuple[Window, ...]
    has_number: bool


def telling(member_id: UUID, *, viewer: Viewer, at: datetime) -> Telling:
    """Return what one adult can be told. Raises NotFound for a child, or an adult the viewer may not see."""
    member = (
        Member.objects.filter(id=member_id, centre=viewer.centre, side__isnull=False)
        .select_related("person", "arrangement")
        .first()
    )
    if member is None:
        raise NotFound
    names = names_of([member], page="times to tell", by=viewer, at=at, subject=member.person_id)
    if member.id not in names:
        raise NotFound
    windows = times_to_tell(member, since=at.astimezone(LONDON).date())
    return Telling(
        member=member.id,
        name=names[member.id].whole,
        arrangement=member.arrangement,
        windows=tuple(windows),
        has_number=member.person.telephone is not None,
    )
