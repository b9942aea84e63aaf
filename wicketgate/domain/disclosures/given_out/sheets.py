"""On which printed day sheets a person stood: found by their own reference among what each sheet opened."""

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wicketgate.domain.accounts.queries import PostsByToken
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.given_out.lines import Line
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.gate.operations import look_through
from wicketgate.domain.gate.question import LONDON, Part
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.sessions.models import DaySheet

# A sheet and what was opened for it are entered in one operation: about one day, by one actor, at one instant.
_Made = tuple[UUID, UUID, datetime]


def sheets_with(
    own: OwnList, entries: QuerySet[Entry], questions: FamilyQuestions, *, by: Viewer, at: datetime
) -> Iterator[Line]:
    """Yield a line for each sheet on which the person's name stood. Of other people nothing comes out."""
    printed = {_made(entry): entry for entry in entries.filter(event=Event.DAY_SHEET_PRINTED)}
    opened = [entry for entry in _opened_for(printed.values(), entries) if _made(entry) in printed]
    names = frozenset(value.reference for value in (own.person.name, own.person.known_as) if value)
    question = questions.about(own.member.arrangement_id, subject=own.person_id)
    found = look_through(
        [Part(question, tuple(entry.detail for entry in opened))],
        matches=lambda detail: not names.isdisjoint(json.loads(detail)["opens"]),
        by=by.actor,
        at=at,
        subject=own.person_id,
        event=Event.GIVEN_OUT_GATHERED,
    )
    with_them = {_made(entry) for entry in opened if entry.detail.reference in found}
    yield from _lines(own, [printed[made] for made in with_them])


def _opened_for(printed: Collection[Entry], entries: QuerySet[Entry]) -> QuerySet[Entry]:
    days, instants = {entry.subject for entry in printed}, {entry.at for entry in printed}
    return entries.filter(event=Event.PAGE_SHOWN, subject__in=days, at__in=instants)


def _made(entry: Entry) -> _Made:
    return entry.subject, entry.actor, entry.at


def _lines(own: OwnList, printed: list[Entry]) -> Iterator[Line]:
    posts = PostsByToken({entry.actor for entry in printed})
    sheets = {
        (sheet.opening_day_id, sheet.printed_at): sheet
        for sheet in DaySheet.objects.filter(centre=own.centre).select_related("opening_day")
    }
    for entry in printed:
        sheet = sheets[entry.subject, entry.at]
        yield Line(
            place=entry.sequence,
            at=entry.at,
            kind="day_sheet",
            posts=posts.held(entry.actor, on=entry.at.astimezone(LONDON).date()),
            told={"number": sheet.number, "day": sheet.opening_day.day.isoformat()},
            concerns=frozenset({own.person_id}),
        )
