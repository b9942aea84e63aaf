"""Everybody of a family who can be booked into a day."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.people.models import Arrangement, Member, Part
from wicketgate.domain.sessions.queries.names import names_of

# Whoever may both come and collect is booked as one who comes: their being here with the child counts.
_PARTS = (Part.CHILD, Part.ADULT, Part.MAY_COME, Part.MAY_COLLECT)


@dataclass(frozen=True, slots=True, repr=False)
class MayCome:
    """Somebody of a family who can be booked: a child, a parent, or whoever else may come or bring the child."""

    member: UUID
    name: str
    part: str
    side: str
    is_usual: bool


def who_may_come(arrangement: Arrangement, *, viewer: Viewer, at: datetime) -> list[MayCome]:
    """Return everybody who can be booked, each person once: the children, then each side with its parent first."""
    members = Member.objects.filter(arrangement=arrangement).select_related("person", "side")
    ordered = sorted(members, key=_place)
    names = names_of(ordered, page="who may come", by=viewer, at=at, subject=arrangement.id)
    once = {member.person_id: member for member in reversed(ordered)}
    return [
        MayCome(
            member.id,
            names[member.id].whole,
            member.part,
            _side(member),
            is_usual=member.part in (Part.CHILD, Part.ADULT),
        )
        for member in ordered
        if member.id in names and once[member.person_id].id == member.id
    ]


def _place(member: Member) -> tuple[bool, str, int, UUID]:
    return member.side is not None, _side(member), _PARTS.index(Part(member.part)), member.id


def _side(member: Member) -> str:
    return member.side.kind if member.side else ""
