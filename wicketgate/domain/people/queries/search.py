"""Look for somebody by name. What may not be seen and what is not there give the same answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import look_through
from wicketgate.domain.gate.question import Part as Opening
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Member
from wicketgate.domain.people.typed_text import folded

SHORTEST = 2
MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody whose name matches, by their family's reference: the name itself stays closed."""

    person: UUID
    arrangement: UUID
    reference: str
    part_label: str
    is_child: bool


def search_people(term: str, *, by: Viewer, at: datetime) -> list[Found]:
    """
    Return the people whose name or other name has words that begin like those of `term`, by reference.

    Families that the viewer knows are passed over without a word. One ledger entry says how many names were
    looked through, never for what. No more than 50 are returned.
    """
    wanted = folded(term).split()
    rows = list(_rows(by))
    questions = FamilyQuestions(by, {row.arrangement_id for row in rows}, at=at)
    parts = [
        Opening(questions.about(row.arrangement_id), (row.person.name, row.person.known_as)) for row in rows
    ]
    found = look_through(
        parts, matches=lambda name: _matches(wanted, name), by=by.actor, at=at, subject=by.centre
    )
    return [_found(row) for row in rows if _references(row) & found][:MOST_FOUND]


def is_long_enough(term: str) -> bool:
    """Return whether a term says enough to look for: one letter would open a whole centre's names."""
    return len(folded(term).replace(" ", "")) >= SHORTEST


def _rows(by: Viewer) -> list[Member]:
    rows = Member.objects.filter(centre=by.centre).select_related("person", "arrangement")
    fields = ("part", "person__is_child", "person__centre", "person__name", "person__known_as")
    return list(rows.only(*fields, "arrangement__reference").order_by("-arrangement__reference", "id"))


def _matches(wanted: list[str], name: str) -> bool:
    words = folded(name).split()
    return bool(wanted) and all(any(word.startswith(part) for word in words) for part in wanted)


def _references(row: Member) -> frozenset[str]:
    held = (row.person.name, row.person.known_as)
    return frozenset(value.reference for value in held if value is not None)


def _found(row: Member) -> Found:
    return Found(
        person=row.person_id,
        arrangement=row.arrangement_id,
        reference=row.arrangement.reference,
        part_label=row.get_part_display(),
        is_child=row.person.is_child,
    )
