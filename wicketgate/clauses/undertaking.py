"""Clause 1: nobody sees a family before they have promised, in writing, not to speak of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from wicketgate.clauses.codes import Role
from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.ruling import Question

WAIVERS: frozenset[str] = frozenset({"safeguarding_officer", "chair", "minister"})
_ON_DUTY_ONLY: frozenset[str] = frozenset({"volunteer", "team_leader", "interpreter"})
_SEES_NO_FAMILY: frozenset[str] = frozenset({"chair", "minister", "trustee", "referrer"})


@dataclass(frozen=True, slots=True)
class Signed:
    """An undertaking: the edition it was signed for, and the days of signing and of taking it back."""

    edition: str | None
    signed_on: date | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class SeeFamilyFacts:
    """Who would see a family: their role, their promise, and whether they know it from elsewhere."""

    role: Role
    undertaking: Signed | None
    knows_family: bool
    waived_by: Role | None
    on_duty: bool


def see_family(edition: Edition, facts: SeeFamilyFacts, at: datetime) -> Decision:
    """Decide whether somebody may see a family that comes to the centre."""
    question = Question("see_family", "undertaking", edition)
    if is_walled_off(knows=facts.knows_family, waived_by=facts.waived_by):
        return refuse_acquaintance(question)
    unsigned = why_unsigned(edition, facts.role, facts.undertaking, on=at.date())
    if unsigned:
        return question.refuse(unsigned, Message("sign_the_undertaking"))
    if facts.role in _ON_DUTY_ONLY and not facts.on_duty:
        return question.refuse(Message("not_on_duty"), Message("see_families_on_duty"))
    if facts.role in _SEES_NO_FAMILY:
        return question.refuse(Message("role_sees_no_family"), Message("ask_the_coordinator"))
    return question.allow(Message("may_see_family"), Message("keep_it_to_yourself"))


def is_walled_off(*, knows: bool, waived_by: str | None) -> bool:
    """Say whether acquaintance keeps somebody away, for no officer has agreed to it."""
    return knows and waived_by not in WAIVERS


def refuse_acquaintance(question: Question) -> Decision:
    """Refuse because they know the family or person (the floor)."""
    return question.refuse(Message("knows_them"), Message("ask_another_or_an_officer"), rule="floor")


def why_unsigned(edition: Edition, role: str, signed: Signed | None, *, on: date) -> Message | None:
    """Return why a role that must sign counts as not having signed by the day, or None if all is well."""
    if role not in edition.undertaking.required_of:
        return None
    if signed is None or signed.edition != edition.id or signed.signed_on is None or signed.signed_on > on:
        return Message("undertaking_not_signed")
    withdrawn = signed.withdrawn_on is not None and signed.withdrawn_on <= on
    return Message("undertaking_withdrawn") if withdrawn else None
