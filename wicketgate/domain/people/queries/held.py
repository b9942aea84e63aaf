"""Find one closed value of a family: whose it is, and of which class."""

from dataclasses import dataclass
from uuid import UUID

from wicketgate.clauses.keeping import ItemClass
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.models import Arrangement, Member, Side
from wicketgate.vault.sealed import Sealed

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
    if item not in CLASSES:
        raise NotFound
    if item in _OF_ARRANGEMENT:
        return _arrangements(owner, item, by=by)
    return _sides(owner, item, by=by) if item in _OF_SIDE else _members(owner, item, by=by)


def _arrangements(owner: UUID, item: str, *, by: Viewer) -> Held:
    row = Arrangement.objects.filter(id=owner, centre=by.centre).first()
    return _found(row, item, subject=owner, arrangement=owner)


def _sides(owner: UUID, item: str, *, by: Viewer) -> Held:
    row = Side.objects.filter(id=owner, centre=by.centre).first()
    return _found(row, item, subject=owner, arrangement=row.arrangement_id if row else owner)


def _members(owner: UUID, item: str, *, by: Viewer) -> Held:
    row = Member.objects.select_related("person").filter(id=owner, centre=by.centre).first()
    if row is None:
        raise NotFound
    return _found(row.person, item, subject=row.person_id, arrangement=row.arrangement_id)


def _found(row: object, item: str, *, subject: UUID, arrangement: UUID) -> Held:
    value = getattr(row, item, None)
    if value is None:
        raise NotFound
    return Held(value, CLASSES[item], subject, arrangement)
