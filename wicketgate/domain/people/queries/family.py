"""One family's page: who is in it, each side apart, with every other value closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from wicketgate.clauses.decision import Decision
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Arrangement, KeepApart, Member, Part, Side, Wall
from wicketgate.domain.people.operations.arrangements import arrangement_of

# What a person's record can hold besides their name, in the order of the page.
HELD = ("born_on", "telephone", "email", "address", "school", "health", "needs")


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One person of the family: `holds` are the items that their record has, all of them closed."""

    id: UUID
    name: str
    known_as: str
    parts: tuple[str, ...]
    holds: tuple[str, ...]
    is_child: bool
    is_address_confidential: bool
    address_confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class SideOfFamily:
    """One side, apart from the other."""

    id: UUID
    kind: str
    label: str
    agency: UUID | None
    members: tuple[MemberLine, ...]
    has_risks: bool
    has_no_contact_order: bool


@dataclass(frozen=True, slots=True)
class KnownBy:
    """Someone who serves and knows this family; `agreed_by` is the role of the officer who agreed, if one did."""

    name: str
    declared_on: date
    agreed_by: str


@dataclass(frozen=True, slots=True)
class Family:
    """All that the page shows. When `decision` refuses, there are dots for every name and nothing else opens."""

    arrangement: Arrangement
    decision: Decision
    is_known: bool
    children: tuple[MemberLine, ...]
    sides: tuple[SideOfFamily, ...]
    known_by: tuple[KnownBy, ...]
    kept_apart_from: tuple[tuple[UUID, str], ...]
    referred_by: tuple[UUID, ...]


def family(arrangement_id: UUID, *, by: Viewer, at: datetime) -> Family:
    """Return one family's page, opened as one look. Raises NotFound."""
    arrangement = arrangement_of(arrangement_id, by=by)
    members = list(arrangement.members.select_related("person", "side").order_by("id"))
    walls = list(arrangement.walls.select_related("account").order_by("declared_on", "id"))
    questions = FamilyQuestions(by, [arrangement.id], at=at)
    question = questions.about(arrangement.id)
    names = [value for row in members for value in (row.person.name, row.person.known_as)]
    parts = [Opening(question, (*names, *(wall.account.name for wall in walls)))]
    shown = show("family", parts, by=by.actor, at=at, subject=arrangement.id)
    return Family(
        arrangement=arrangement,
        decision=question.decide(at),
        is_known=questions.is_known(arrangement.id),
        children=_lines((row for row in members if row.part == Part.CHILD), shown),
        sides=tuple(_side(side, members, shown) for side in arrangement.sides.order_by("kind")),
        known_by=tuple(_known_by(wall, shown) for wall in walls),
        kept_apart_from=_kept_apart(arrangement),
        referred_by=tuple(arrangement.referring_agencies.values_list("agency", flat=True)),
    )


def _side(side: Side, members: list[Member], shown: Shown) -> SideOfFamily:
    own = [row for row in members if row.side_id == side.id]
    first = sorted(own, key=lambda row: row.part != Part.ADULT)
    return SideOfFamily(
        id=side.id,
        kind=side.kind,
        label=side.get_kind_display(),
        agency=side.agency,
        members=_lines(first, shown),
        has_risks=side.risks is not None,
        has_no_contact_order=side.has_no_contact_order,
    )


def _lines(members: Iterable[Member], shown: Shown) -> tuple[MemberLine, ...]:
    rows = list(members)
    people = {row.person_id: row for row in reversed(rows)}
    order = dict.fromkeys(row.person_id for row in rows)
    return tuple(_member_line(people[person], rows, shown) for person in order)


def _member_line(row: Member, rows: list[Member], shown: Shown) -> MemberLine:
    person = row.person
    return MemberLine(
        id=row.id,
        name=shown[person.name],
        known_as=shown[person.known_as],
        parts=tuple(other.get_part_display() for other in rows if other.person_id == person.id),
        holds=tuple(item for item in HELD if getattr(person, item) is not None),
        is_child=person.is_child,
        is_address_confidential=person.is_address_confidential,
        address_confirmed_on=person.address_confirmed_on,
    )


def _known_by(wall: Wall, shown: Shown) -> KnownBy:
    role = wall.waived_by_role
    return KnownBy(name=shown[wall.account.name], declared_on=wall.declared_on, agreed_by=role)


def _kept_apart(arrangement: Arrangement) -> tuple[tuple[UUID, str], ...]:
    rows = KeepApart.objects.filter(Q(one=arrangement) | Q(other=arrangement)).select_related("one", "other")
    others = (row.other if row.one_id == arrangement.id else row.one for row in rows)
    return tuple(sorted(((other.id, other.reference) for other in others), key=lambda pair: pair[1]))
