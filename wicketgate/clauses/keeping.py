"""Clause 7: everything is kept sealed, and opened one thing at a time, for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from wicketgate.clauses.codes import Role
from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.ruling import Question
from wicketgate.clauses.typed import As
from wicketgate.clauses.undertaking import is_walled_off, refuse_acquaintance

ItemClass = Literal["location", "contact", "child", "health", "concern", "dbs_result"]
FRESH_FOR_MINUTES = 5
_COORDINATOR = frozenset({"coordinator"})
_OFFICER = frozenset({"safeguarding_officer"})
_ALWAYS: dict[str, frozenset[str]] = {
    "location": _COORDINATOR,
    "contact": _COORDINATOR,
    "child": _COORDINATOR,
    "health": _COORDINATOR,
    "concern": _OFFICER,
}
_DUE_TODAY: dict[str, frozenset[str]] = {
    "contact": frozenset({"team_leader"}),
    "child": frozenset({"team_leader"}),
    "health": frozenset({"team_leader", "volunteer"}),
}
_IN_AN_EMERGENCY: frozenset[str] = frozenset({"location", "contact", "child", "health"})


def _minutes(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        raise ValueError("no minutes")
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("no count")
    return value


Minutes = Annotated[float, As("a number, 0 or more", _minutes)]
Count = Annotated[int, As("a whole number, 0 or more", _count)]


@dataclass(frozen=True, slots=True)
class UnsealFacts:
    """Who would open which class of sealed thing, on what day and for what reason."""

    role: Role
    item_class: ItemClass
    knows_subject: bool
    waived_by: Role | None
    on_duty: bool
    due_today: bool
    second_factor_minutes: Minutes | None
    purpose: str | None
    quota_left: Count
    emergency: bool


def unseal(edition: Edition, facts: UnsealFacts, at: datetime) -> Decision:
    """Decide whether somebody may open one sealed thing, now."""
    question = Question("unseal", "keeping", edition)
    if is_walled_off(knows=facts.knows_subject, waived_by=facts.waived_by):
        return refuse_acquaintance(question)
    missing = _what_is_missing(facts)
    if missing:
        return question.refuse(*missing)
    if not _may_open(edition, facts):
        return question.refuse(Message("not_this_role"), Message("ask_who_may_open"))
    duties = {"log_reveal", "review_within_72_hours"} if facts.emergency else {"log_reveal"}
    return question.allow(Message("may_open"), Message("look_and_close"), duties=duties)


def _what_is_missing(facts: UnsealFacts) -> tuple[Message, Message] | None:
    if not (facts.purpose or "").strip():
        return Message("no_purpose"), Message("state_a_purpose")
    minutes = facts.second_factor_minutes
    if not facts.emergency and (minutes is None or minutes > FRESH_FOR_MINUTES):
        return Message("second_factor_not_fresh"), Message("confirm_it_is_you")
    if not facts.emergency and facts.quota_left == 0:
        return Message("no_quota_left"), Message("ask_for_more_quota")
    return None


def _may_open(edition: Edition, facts: UnsealFacts) -> bool:
    item, role = facts.item_class, facts.role
    if item == "dbs_result":
        return role in edition.dbs.result_viewers
    due = facts.on_duty and facts.due_today and role in _DUE_TODAY.get(item, frozenset())
    return role in _ALWAYS[item] or due or (facts.emergency and _may_in_an_emergency(facts))


def _may_in_an_emergency(facts: UnsealFacts) -> bool:
    leads_today = facts.role == "team_leader" and facts.on_duty
    return facts.item_class in _IN_AN_EMERGENCY and (facts.role == "safeguarding_officer" or leads_today)
