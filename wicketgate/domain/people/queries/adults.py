"""The adults who use the centre, by the reference of their family: for telling each of them of the policy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Member, Part


@dataclass(frozen=True, slots=True)
class AdultLine:
    """An adult of a current family; the name is dots where the viewer may not see that family."""

    id: UUID
    reference: str
    name: str


def adults_who_use_the_centre(viewer: Viewer) -> Sequence[Member]:
    """Return one membership for each adult of the current families, by reference. It opens nothing."""
    rows = Member.objects.filter(centre=viewer.centre, part=Part.ADULT, arrangement__status="current")
    rows = rows.select_related("arrangement", "person").order_by("arrangement__reference", "id")
    return list({row.person_id: row for row in reversed(rows)}.values())[::-1]


def named(viewer: Viewer, rows: Sequence[Member], *, at: datetime) -> list[AdultLine]:
    """Return those adults with their names, opened as one page."""
    questions = FamilyQuestions(viewer, [row.arrangement_id for row in rows], at=at)
    parts = [Opening(questions.about(row.arrangement_id), (row.person.name,)) for row in rows]
    shown = show("who was told of the policy", parts, by=viewer.actor, at=at, subject=viewer.centre)
    return [AdultLine(row.person_id, row.arrangement.reference, shown[row.person.name]) for row in rows]
