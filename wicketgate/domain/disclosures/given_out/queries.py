"""Read own lists: what there is for one person, what waits for a second person, and one list's lines in words."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import day_of
from wicketgate.domain.disclosures.given_out.asking import sight_question, why_not_second
from wicketgate.domain.disclosures.given_out.finding import own_list_of
from wicketgate.domain.disclosures.given_out.lines import read
from wicketgate.domain.disclosures.given_out.words import Said, said
from wicketgate.domain.disclosures.models import HowConfirmed, OwnList, OwnListStatus
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.sessions.operations.told import adult
from wicketgate.domain.sessions.queries.names import names_of

MOST_ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Listed:
    """One list as it stands: no name and no family."""

    id: UUID
    reference: str
    asked_on: date
    status: str
    status_label: str


@dataclass(frozen=True, slots=True, repr=False)
class OwnLists:
    """One adult's name, and the lists that they asked for, latest first."""

    name: str
    arrangement: UUID
    lists: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, repr=False)
class OwnListPage:
    """
    One list, opened for whoever works on it. `lines` is None where they may not read them, or there are none yet.

    `name` is empty unless it was asked for. `is_own_work` is whether the viewer asked for it or gathered it, so can't
    be its second person.
    """

    listed: Listed
    name: str
    version: int
    member: UUID
    arrangement: UUID
    how: str
    confirmed_at: datetime | None
    lines: list[Said] | None
    is_own_work: bool


def own_lists_of(member_id: UUID, *, viewer: Viewer, at: datetime) -> OwnLists:
    """Return one adult's lists. Raises NotFound, and Refused where the family may not be seen."""
    member = adult(member_id, by=viewer)
    require_sight(member.arrangement_id, by=viewer, at=at)
    names = names_of([member], page="own lists", by=viewer, at=at, subject=member.person_id)
    found = OwnList.objects.filter(centre=viewer.centre, person=member.person_id)
    lists = tuple(_listed(own) for own in found.order_by("-asked_at", "id")[:MOST_ON_A_PAGE])
    return OwnLists(names[member.id].whole, member.arrangement_id, lists)


def own_lists_to_agree(viewer: Viewer, *, at: datetime) -> list[Listed]:
    """Return the lists that wait for a second person, the oldest first, without those of families the viewer knows."""
    found = OwnList.objects.filter(centre=viewer.centre, status=OwnListStatus.GATHERED)
    waiting = found.select_related("member").order_by("asked_at", "id")
    return [_listed(own) for own in waiting if why_not_second(own, by=viewer, at=at) is None]


def own_list_page(list_id: UUID, *, is_named: bool = False, viewer: Viewer, at: datetime) -> OwnListPage:
    """Return one list with its lines, opened as one look where the law lets the viewer read them. Raises NotFound."""
    own = own_list_of(list_id, by=viewer)
    question = sight_question(own, by=viewer, at=at)
    asked = [Part(question, (own.lines, own.person.name if is_named else None))]
    shown = show("own list", asked, by=viewer.actor, at=at, subject=own.person_id)
    is_read = own.lines is not None and own.lines in shown
    return OwnListPage(
        listed=_listed(own),
        name=shown[own.person.name] if is_named else "",
        version=own.version,
        member=own.member_id,
        arrangement=own.member.arrangement_id,
        how=str(HowConfirmed(own.how).label) if own.how else "",
        confirmed_at=own.confirmed_at,
        lines=said(read(shown[own.lines]), centre=own.centre) if is_read else None,
        is_own_work=viewer.account in (own.asked_by_id, own.confirmed_by_id),
    )


def _listed(own: OwnList) -> Listed:
    label = str(own.get_status_display())
    return Listed(own.id, own.reference, day_of(own.asked_at), own.status, label)
