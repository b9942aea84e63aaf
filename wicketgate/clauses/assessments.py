"""Clause 5: no assessment on the premises unless it was agreed beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wicketgate.clauses.decision import NOTHING, Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.edition_tables import Activity, AgreedBy, VisitorKind
from wicketgate.clauses.ruling import Question


@dataclass(frozen=True, slots=True)
class Visitor:
    """The professional at the door."""

    id: str
    kind: VisitorKind


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed: for whom, with which family, to do what, and when."""

    visitor: str | None
    arrangement: str | None
    activity: Activity | None
    from_: datetime | None
    until: datetime | None
    made_at: datetime | None
    agreed_by: frozenset[AgreedBy] | None


@dataclass(frozen=True, slots=True)
class AdmitFacts:
    """Who would come in, to do what with which family, and what was agreed."""

    visitor: Visitor
    activity: Activity
    arrangement: str
    agreement: Agreement | None


def admit(edition: Edition, facts: AdmitFacts, at: datetime) -> Decision:
    """Decide whether an outside professional may come in for this."""
    question, rule = Question("admit", "assessments", edition), edition.assessments
    if facts.activity not in rule.covers:
        duties = {"ask_person_in_charge"}
        return question.refuse(
            Message("activity_not_covered"), Message("ask_who_is_in_charge"), rule="floor", duties=duties
        )
    refused = _why_never(edition, facts) or _why_not_agreed(edition, facts, at)
    if refused:
        return question.refuse(Message(refused), Message("agree_it_beforehand"))
    return question.allow(Message("agreed_beforehand"), Message("enter_the_visit"))


def _why_never(edition: Edition, facts: AdmitFacts) -> str | None:
    rule = edition.assessments
    if rule.mode == "never":
        return "nobody_admitted"
    if rule.mode == "observation_only" and facts.activity != "observation":
        return "only_observation"
    return None if facts.visitor.kind in rule.kinds_allowed else "kind_not_admitted"


def _why_not_agreed(edition: Edition, facts: AdmitFacts, at: datetime) -> str | None:
    agreement = facts.agreement
    if agreement is None or not _is_for_this(agreement, facts):
        return "no_agreement_for_this"
    if not _is_in_time(agreement, at):
        return "agreement_not_in_time"
    return None if edition.assessments.agreed_by <= (agreement.agreed_by or NOTHING) else "not_agreed_by_all"


def _is_for_this(agreement: Agreement, facts: AdmitFacts) -> bool:
    agreed = (agreement.visitor, agreement.arrangement, agreement.activity)
    return agreed == (facts.visitor.id, facts.arrangement, facts.activity)


def _is_in_time(agreement: Agreement, at: datetime) -> bool:
    """Say whether it holds now and was made before it began; one without an end stays open."""
    start, made_at = agreement.from_, agreement.made_at
    if start is None or made_at is None or not made_at < start <= at:
        return False
    return agreement.until is None or at <= agreement.until
