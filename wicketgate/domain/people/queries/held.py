"""Find one closed value of a family: whose it is, and of which class."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from wicketgate.clauses.keeping import ItemClass
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.models import Arrangement, Member, Side
from wicketgate.vault.sealed import Sealed

R = TypeVar("R")

# The items that can be opened one at a time, the class by which the law knows each, and whose it is.
CLASSES: dict[str, ItemClass] = {
    "telephone": "contact",
    "email": "contact",
    "address": "location",
    "school": "location",
    "born_on": "child",
    "health": "health",
    "needs": "health",
    "order": "child",
    "terms": "child",
    "risks": "child",
}
_OF_ARRANGEMENT = frozenset({"order", "terms"})
_OF_SIDE = frozenset({"risks"})


@dataclass(frozen=True, slots=True)
class Held:
    """One closed value, its class, its subject and the arrangement in which it is looked for."""

    value: Sealed
    item_class: ItemClass
    subject: UUID
    arrangement: UUID


def held(owner: UUID, item: str, *, by: Viewer) -> Held:
    """
    Return the closed `item` of a member, a side or an arrangement of the viewer's centre.

    Raises NotFound where there is no such owner, no such item, or nothing is held.
    """
    row, subject, arrangement = _owner(owner, item, by=by)
    value = getattr(row, item)
    if value is None:
        raise NotFound
    return Held(value, CLASSES[item], subject, arrangement)


def family_of(owner: UUID, item: str, *, by: Viewer) -> UUID:
    """Return the arrangement whose `item` it would be, held or not. Raises NotFound for no such owner or item."""
    return _owner(owner, item, by=by)[2]


def _owner(owner: UUID, item: str, *, by: Viewer) -> tuple[Model, UUID, UUID]:
    """Return the row that has the item, its subject, and the arrangement in which it is looked for."""
    if item not in CLASSES:
        raise NotFound
    if item in _OF_ARRANGEMENT:
        return _there(Arrangement.objects.filter(id=owner, centre=by.centre).first()), owner, owner
    if item in _OF_SIDE:
        side = _there(Side.objects.filter(id=owner, centre=by.centre).first())
        return side, owner, side.arrangement_id
    member = _there(Member.objects.select_related("person").filter(id=owner, centre=by.centre).first())
    return member.person, member.person_id, member.arrangement_id


def _there(row: R | None) -> R:
    if row is None:
        raise NotFound
    return row
