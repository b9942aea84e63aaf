"""To whom dates and times went, as far as one person may be told: whoever acts for the other side is not named."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wicketgate.domain.disclosures.models import AskerKind, AttendanceRequest, OwnList
from wicketgate.domain.people.models import Member, Side
from wicketgate.domain.people.models import Part as FamilyPart


class Released:
    """What a release tells the one person whose list it is for."""

    def __init__(self, own: OwnList) -> None:
        self._own = own

    def told(self, detail: Mapping[str, Any], part: Member) -> dict[str, Any]:
        """Return the codes of a release: which items, and the agency only where it acts for this person's side."""
        told: dict[str, Any] = {"items": list(detail["items"])}
        if _acts_for(part, detail["recipient"]):
            told["agency"] = detail["recipient"]
        elif self._asked_themselves(detail["recipient"], part):
            told["to"] = "you"
        return told

    def concerned(self, told: Mapping[str, Any], part: Member) -> frozenset[UUID]:
        """Return whom the codes tell anything about: to name whoever acts for the other side tells of that side."""
        if "agency" not in told or _acts_for(part, told["agency"]):
            return frozenset({self._own.person_id})
        others = Member.objects.filter(arrangement=part.arrangement_id, part=FamilyPart.ADULT)
        return frozenset({self._own.person_id, *others.values_list("person", flat=True)})

    def _asked_themselves(self, recipient: str, part: Member) -> bool:
        asked = AttendanceRequest.objects.filter(id=UUID(recipient), asker_kind=AskerKind.PARTY)
        own_side = part.side is not None and part.part == FamilyPart.ADULT
        return own_side and asked.filter(asker_side=_kind(part.side)).exists()


def _acts_for(part: Member, recipient: str) -> bool:
    return part.side is not None and part.side.agency == UUID(recipient)


def _kind(side: Side | None) -> str:
    return side.kind if side else ""
