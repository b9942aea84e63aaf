"""The list of families: a page at a time by reference, opened as one look. It never counts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Arrangement, Member, Part

PAGE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family in the list. Its names are dots where a wall stands, and `is_known` says so."""

    id: UUID
    reference: str
    service_label: str
    children: tuple[str, ...]
    lives_with: tuple[str, ...]
    visits: tuple[str, ...]
    is_known: bool


@dataclass(frozen=True, slots=True)
class FamilyList:
    """One page of the list, and the references from which the pages beside it begin; None where there is none."""

    lines: tuple[FamilyLine, ...]
    newer_than: str | None
    older_than: str | None


def family_list(
    viewer: Viewer,
    *,
    status: str = "current",
    older_than: str | None = None,
    newer_than: str | None = None,
    at: datetime,
) -> FamilyList:
    """Return one page of the centre's families of one status, those with the newest references first."""
    found, has_newer, has_older = _page(viewer, status, older_than=older_than, newer_than=newer_than)
    members = _members(found)
    questions = FamilyQuestions(viewer, [family.id for family in found], at=at)
    parts = [
        Opening(questions.about(family.id), tuple(row.person.name for row in members.get(family.id, ())))
        for family in found
    ]
    shown = show("families", parts, by=viewer.actor, at=at, subject=viewer.centre)
    lines = tuple(
        _line(family, members.get(family.id, []), shown, is_known=questions.is_known(family.id))
        for family in found
    )
    return FamilyList(
        lines,
        newer_than=found[0].reference if found and has_newer else None,
        older_than=found[-1].reference if found and has_older else None,
    )


def _page(
    viewer: Viewer, status: str, *, older_than: str | None, newer_than: str | None
) -> tuple[Sequence[Arrangement], bool, bool]:
    rows = Arrangement.objects.filter(centre=viewer.centre, status=status)
    rows = rows.only("id", "centre", "reference", "service", "status")
    if newer_than:
        found = list(rows.filter(reference__gt=newer_than).order_by("reference")[: PAGE_LENGTH + 1])
        return found[:PAGE_LENGTH][::-1], len(found) > PAGE_LENGTH, True
    if older_than:
        rows = rows.filter(reference__lt=older_than)
    found = list(rows.order_by("-reference")[: PAGE_LENGTH + 1])
    return found[:PAGE_LENGTH], older_than is not None, len(found) > PAGE_LENGTH


def _members(found: Sequence[Arrangement]) -> dict[UUID, list[Member]]:
    rows = (
        Member.objects.filter(
            arrangement__in=[family.id for family in found], part__in=[Part.CHILD, Part.ADULT]
        )
        .select_related("person", "side")
        .only("arrangement", "part", "side__kind", "person__id", "person__centre", "person__name")
        .order_by("id")
    )
    members: dict[UUID, list[Member]] = {}
    for row in rows:
        members.setdefault(row.arrangement_id, []).append(row)
    return members


def _line(family: Arrangement, members: list[Member], shown: Shown, *, is_known: bool) -> FamilyLine:
    def names(kind: str | None) -> tuple[str, ...]:
        return tuple(
            shown[row.person.name] for row in members if (row.side.kind if row.side else None) == kind
        )

    return FamilyLine(
        id=family.id,
        reference=family.reference,
        service_label=family.get_service_display(),
        children=names(None),
        lives_with=names("lives_with"),
        visits=names("visits"),
        is_known=is_known,
    )
