"""Answer a request: with a statement where the law lets it go, else with the letter that says neither yes nor no."""

import json
from datetime import datetime
from uuid import UUID

from django.db import models

from wicketgate.clauses.decision import Decision
from wicketgate.domain.accounts.mailing.operations import tell
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import (
    Considered,
    attendance_question,
    consider,
    sight_question,
    why_no_letter,
)
from wicketgate.domain.disclosures.finding import unanswered
from wicketgate.domain.disclosures.models import (
    Answer,
    AnswerKind,
    AttendanceRequest,
    Channel,
    RequestStatus,
)
from wicketgate.domain.disclosures.operations.preparing import require_sight
from wicketgate.domain.disclosures.papers import Fields, letter_fields, statement_fields
from wicketgate.domain.gate.composing import compose_document
from wicketgate.domain.gate.operations import reveal
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Refused, Unable


@operation
def release_attendance(request_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> Answer:
    """
    Answer with a statement of dates and times, as the law says at this moment.

    Raises Refused where it lets nothing go that a statement can carry. What else was asked for stays here, and the
    statement doesn't speak of it. There is no other way to make a statement.
    """
    request = unanswered(request_id, expected_version=expected_version, by=by)
    considered = consider(request, by=by, at=at)
    if considered.barrier is not None:
        raise Refused(considered.barrier, subject=request.arrangement_id or request.id)
    fields = statement_fields(
        request,
        released=considered.on_the_statement,
        their_reference=_their_reference(request, by=by, at=at),
        at=at,
    )
    return _answer_by_statement(request, fields, considered, by=by, at=at)


@operation
def refuse_by_letter(request_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> Answer:
    """Answer with the neutral letter. Raises Unable where the law lets a statement go, now or after the notice."""
    request = unanswered(request_id, expected_version=expected_version, by=by)
    require_sight(request, by=by, at=at)
    considered = consider(request, by=by, at=at)
    if why_no_letter(considered):
        raise Unable(why_no_letter(considered))
    answer = _new_answer(request, AnswerKind.LETTER, considered, by=by, at=at)
    answer.about = answer.id
    fields = letter_fields(request, at=at)
    _enter_what_is_refused(request, considered.leading, by=by, at=at)
    compose_document(
        "neutral-letter",
        fields,
        recipient=request.agency_id or request.id,
        subject=request.id,
        event=Event.LETTER_COMPOSED,
        keep=lambda digest: _kept(answer, fields, digest),
        by=by.actor,
        at=at,
    )
    _tell_who_asked(request, by=by, at=at)
    return answer


def _answer_by_statement(
    request: AttendanceRequest, fields: Fields, considered: Considered, *, by: Viewer, at: datetime
) -> Answer:
    question = attendance_question(request, at=at)
    answer = _new_answer(request, AnswerKind.STATEMENT, considered, by=by, at=at)
    answer.about = question.about
    answer.released = sorted(considered.on_the_statement)
    compose_document(
        "statement",
        fields,
        recipient=request.agency_id or request.id,
        question=question,
        subject=question.about,
        event=Event.ATTENDANCE_RELEASED,
        detail={"request": request.id.hex, "withheld": answer.withheld},
        keep=lambda digest: _kept(answer, fields, digest),
        by=by.actor,
        at=at,
    )
    _tell_who_asked(request, by=by, at=at)
    return answer


def _tell_who_asked(request: AttendanceRequest, *, by: Viewer, at: datetime) -> None:
    # A statement or the letter that says neither yes nor no: the note is the same, and so is when it goes.
    if request.channel == Channel.SCREEN:
        tell([request.asked_by_id], about=request.id, by=by.actor, at=at)


def _new_answer(
    request: AttendanceRequest, kind: AnswerKind, considered: Considered, *, by: Viewer, at: datetime
) -> Answer:
    decision = considered.leading
    return Answer(
        centre=request.centre,
        request=request,
        kind=kind,
        answered_at=at,
        answered_by_id=by.account,
        rule=decision.rule,
        reason=decision.reason.code,
        released=[],
        withheld=sorted(considered.stays_here),
    )


def _kept(answer: Answer, fields: Fields, digest: str) -> list[models.Model]:
    """Write the answer and close its request, and return both for the ledger."""
    answer.composed_from = json.dumps(fields, ensure_ascii=False)
    answer.document_digest = digest
    answer.save(force_insert=True)
    request = answer.request
    is_statement = answer.kind == AnswerKind.STATEMENT
    request.status = RequestStatus.RELEASED if is_statement else RequestStatus.REFUSED
    request.version += 1
    request.save()
    return [request, answer]


def _enter_what_is_refused(
    request: AttendanceRequest, decision: Decision, *, by: Viewer, at: datetime
) -> None:
    coded = {
        "ask": decision.ask,
        "reason": decision.reason.code,
        "withheld": sorted(decision.withheld),
        "request": request.id.hex,
    }
    about = request.arrangement_id or request.id
    enter(Event.REFUSED, by=by.actor, at=at, subject=about, detail=coded, decision=decision)


def _their_reference(request: AttendanceRequest, *, by: Viewer, at: datetime) -> str:
    question = sight_question(request, by=by, at=at)
    values = [request.asker_reference]
    return reveal(question, values, by=by.actor, at=at, detail={"for": "statement"})[request.asker_reference]
