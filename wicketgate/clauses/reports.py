"""Clause 2: what may be written down, and what never is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wicketgate.clauses.codes import Role
from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.ruling import Question

Service = Literal["supported", "supervised", "observed", "handover"]
Record = Literal[
    "concern",
    "incident",
    "accident",
    "complaint",
    "register_time",
    "absence_code",
    "register_remark",
    "session_note",
    "report",
]
_TELL = {
    "concern": "tell_safeguarding_officer",
    "incident": "tell_coordinator",
    "accident": "accident_book",
    "complaint": "tell_complaints_officer",
}


@dataclass(frozen=True, slots=True)
class WriteAccountFacts:
    """Who would write what, in which service, and whether it is meant for proceedings."""

    role: Role
    service: Service
    record: Record
    for_proceedings: bool


def write_account(edition: Edition, facts: WriteAccountFacts, at: datetime) -> Decision:
    """Decide whether somebody may write this record down."""
    question = Question("write_account", "reports", edition)
    if facts.record in _TELL:
        duty = _TELL[facts.record]
        return question.allow(Message("always_written"), Message("write_it_now"), duties={duty})
    if facts.record in ("register_time", "absence_code"):
        return question.allow(Message("register_takes_it"), Message("tap_it_in"))
    if facts.record == "register_remark":
        return question.refuse(Message("no_remarks"), Message("raise_a_concern_instead"), rule="floor")
    return _account_of_a_visit(question, facts)


def _account_of_a_visit(question: Question, facts: WriteAccountFacts) -> Decision:
    mode: str = getattr(question.edition.reports, facts.service)
    if not _allowed(mode, facts):
        return question.refuse(Message("no_reports", (("mode", mode),)), Message("raise_a_concern_instead"))
    duties = {"second_reader"} if question.edition.reports.second_reader else set()
    return question.allow(Message("service_reports", (("mode", mode),)), Message("facts_only"), duties=duties)


def _allowed(mode: str, facts: WriteAccountFacts) -> bool:
    return {
        "none": False,
        "not_in_proceedings": not facts.for_proceedings,
        "factual_notes": facts.record == "session_note",
        "full_reports": True,
    }[mode]
