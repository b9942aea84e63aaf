"""
Gather from the ledger what was given out about one person.

Nothing is taken but what the list is made of; what an entry says of anybody else stays in it. An entry that was made
because somebody was in danger bears its ground, and is never taken.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wicketgate.domain.accounts.queries import PostsByToken
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.given_out.lines import Line
from wicketgate.domain.disclosures.given_out.released import Released
from wicketgate.domain.disclosures.given_out.sheets import sheets_with
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import LONDON, Part
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Member
from wicketgate.domain.people.models import Part as FamilyPart

# What is entered about a person themself, and the kind of line that it makes.
OWN: dict[str, str] = {
    Event.VALUE_REVEALED.value: "opened",
    Event.TIMES_TOLD.value: "times_told",
    Event.LETTER_COMPOSED.value: "times_letter",
    Event.GIVEN_OUT_TOLD.value: "own_list",
}
# Attendance is when a child and a visiting adult were together: it is theirs, and not of whoever brings the child.
RELEASED: dict[str, str] = {
    Event.ATTENDANCE_RELEASED.value: "attendance",
    Event.DOCUMENT_FETCHED.value: "attendance_again",
}


def gather(own: OwnList, *, by: Viewer, at: datetime) -> tuple[Line, ...]:
    """
    Return the lines of the first `own.size` entries of the ledger, oldest first.

    Raises Refused, entered too, where `by` may not see every family that the person belongs to.
    """
    parts = list(
        Member.objects.filter(person=own.person_id, centre=own.centre).select_related("side", "person")
    )
    questions = FamilyQuestions(by, {part.arrangement_id for part in parts}, at=at)
    for part in parts:
        questions.about(part.arrangement_id, subject=own.person_id).require(at)
    lines = [
        *_opened(own, parts, questions, by=by, at=at),
        *sheets_with(own, entries_so_far(own), questions, by=by, at=at),
    ]
    return tuple(sorted(lines, key=lambda line: line.place))


def entries_so_far(own: OwnList) -> QuerySet[Entry]:
    """Return the entries that the list may be made of: those before its checkpoint, without a ground of danger."""
    return Entry.objects.filter(centre=own.centre, sequence__lte=own.size, ground="")


def _opened(
    own: OwnList, parts: Iterable[Member], questions: FamilyQuestions, *, by: Viewer, at: datetime
) -> Iterator[Line]:
    """Yield the lines of entries that are about the person, their own side, or their attendance."""
    of = _Families(own, parts)
    entries = list(of.entries())
    asked = [Part(questions.about(of.family_of(entry)), (entry.detail,)) for entry in entries]
    shown = show(
        "given out", asked, by=by.actor, at=at, subject=own.person_id, event=Event.GIVEN_OUT_GATHERED
    )
    posts, released = PostsByToken({entry.actor for entry in entries}), Released(own)
    for entry in entries:
        detail = shown[entry.detail]
        told, concerns = of.told(entry, json.loads(detail), released)
        yield Line(
            place=entry.sequence,
            at=entry.at,
            kind=OWN.get(entry.event) or RELEASED[entry.event],
            posts=posts.held(entry.actor, on=entry.at.astimezone(LONDON).date()),
            told=told,
            concerns=concerns,
            detail=detail if entry.subject == own.person_id else "",
        )


class _Families:
    """The families that a person belongs to, and which entries about them are the person's own."""

    def __init__(self, own: OwnList, parts: Iterable[Member]) -> None:
        self._own, self._parts = own, list(parts)
        self._sides = {part.side_id: part for part in self._parts if part.part == FamilyPart.ADULT}
        self._visits = {part.arrangement_id: part for part in self._parts if _visits(part)}

    def entries(self) -> Iterator[Entry]:
        """Yield the entries, each once."""
        so_far = entries_so_far(self._own)
        yield from so_far.filter(subject=self._own.person_id, event__in=OWN)
        yield from so_far.filter(subject__in=list(self._sides), event=Event.VALUE_REVEALED)
        yield from so_far.filter(subject__in=list(self._visits), event__in=RELEASED)

    def family_of(self, entry: Entry) -> UUID:
        """Return the family whose question opens an entry's detail."""
        if entry.subject in self._visits:
            return entry.subject
        side = self._sides.get(entry.subject)
        return side.arrangement_id if side else self._own.member.arrangement_id

    def told(
        self, entry: Entry, detail: Mapping[str, Any], released: Released
    ) -> tuple[dict[str, Any], frozenset[UUID]]:
        """Return what an entry tells, in codes, and about whom."""
        if entry.event in RELEASED:
            part = self._visits[entry.subject]
            told = released.told(detail, part)
            return told, released.concerned(told, part)
        kept = {name: detail[name] for name in ("item", "purpose", "how") if name in detail}
        return kept, frozenset({self._own.person_id})


def _visits(part: Member) -> bool:
    is_visitor = part.side is not None and part.side.kind == "visits"
    return is_visitor and part.part in (FamilyPart.ADULT, FamilyPart.MAY_COME)
