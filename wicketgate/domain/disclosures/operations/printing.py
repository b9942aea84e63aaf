"""Compose an answer's paper again, to be printed and posted."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import attendance_question, sight_question
from wicketgate.domain.disclosures.finding import request_of
from wicketgate.domain.disclosures.models import Answer, AnswerKind
from wicketgate.domain.gate.composing import compose_document
from wicketgate.domain.gate.operations import reveal
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.refusals import NotFound, Refused

_TEMPLATES = {AnswerKind.STATEMENT: "statement", AnswerKind.LETTER: "neutral-letter"}


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A paper to print: its bytes, and a name that tells nothing but our reference."""

    pdf: bytes
    name: str


@operation
def fetch_paper(request_id: UUID, *, by: Viewer, at: datetime) -> Paper:
    """
    Return the paper that answered a request, the same bytes as when it was composed.

    The law is asked again: what it no longer lets go doesn't go again. Raises Refused then, and NotFound where there is
    no answer yet.
    """
    request = request_of(request_id, by=by)
    answer = Answer.objects.filter(request=request).first()
    if answer is None:
        raise NotFound
    question = _asked_again(answer, at=at)
    sight = sight_question(request, by=by, at=at)
    held = reveal(sight, [answer.composed_from], by=by.actor, at=at, detail={"for": "printing"})
    composed = compose_document(
        _TEMPLATES[AnswerKind(answer.kind)],
        json.loads(held[answer.composed_from]),
        recipient=request.agency_id or request.id,
        question=question,
        subject=answer.about,
        event=Event.DOCUMENT_FETCHED,
        detail={"first": answer.document_digest},
        by=by.actor,
        at=at,
    )
    return Paper(composed.pdf, request.reference)


def _asked_again(answer: Answer, *, at: datetime) -> Question | None:
    if answer.kind == AnswerKind.LETTER:
        return None
    question = attendance_question(answer.request, at=at)
    decision = question.decide(at)
    if frozenset(answer.released) - decision.released:
        raise Refused(decision, subject=answer.about)
    return question
