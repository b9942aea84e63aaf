"""Clause 6: everyone who serves has been checked, and few see the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from wicketgate.clauses.codes import Role
from wicketgate.clauses.dates import add_months
from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.edition_tables import Level
from wicketgate.clauses.routes import Route, release
from wicketgate.clauses.ruling import Question
from wicketgate.clauses.undertaking import Signed, why_unsigned

_LEVELS: tuple[str, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class Check:
    """A DBS check: its level, what was decided about it, and the day of that decision."""

    level: Level | None
    outcome: Literal["suitable", "not_suitable", "pending"] | None
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class ServeFacts:
    """Who would serve on which day, their check and their promise."""

    role: Role
    on: date
    check: Check | None
    undertaking: Signed | None


def serve(edition: Edition, facts: ServeFacts, at: datetime) -> Decision:
    """Decide whether somebody may serve on the day that the facts name, which need not be today."""
    question = Question("serve", "dbs", edition)
    unchecked = _why_not_cleared(edition, facts.check, facts.on)
    if unchecked:
        return question.refuse(unchecked, Message("wait_for_clearance"), state="not_cleared")
    unsigned = why_unsigned(edition, facts.role, facts.undertaking, on=facts.on)
    if unsigned:
        next_step = Message("sign_the_undertaking")
        return question.refuse(unsigned, next_step, rule="undertaking", state="cleared")
    return question.allow(Message("cleared_to_serve"), Message("put_on_the_rota"), state="cleared")


def _why_not_cleared(edition: Edition, check: Check | None, on: date) -> Message | None:
    if check is None or check.outcome != "suitable" or check.decided_on is None or check.decided_on > on:
        return Message("no_suitable_check")
    if check.level is None or _LEVELS.index(check.level) < _LEVELS.index(edition.dbs.level):
        return Message("level_too_low", (("level", edition.dbs.level),))
    return None if _is_fresh(edition, check.decided_on, on) else Message("check_too_old")


def _is_fresh(edition: Edition, decided_on: date, on: date) -> bool:
    recheck_on = add_months(decided_on, edition.dbs.recheck_months)
    # The grace is taken off the day, not added to the recheck, so that no sum can leave the calendar.
    return recheck_on is None or on - recheck_on < timedelta(days=edition.dbs.grace_days)


DbsItem = Literal["cleared", "valid_until", "level", "result", "certificate_number"]
_FOR_THE_ROTA: frozenset[str] = frozenset({"cleared", "valid_until"})


@dataclass(frozen=True, slots=True)
class SeeDbsFacts:
    """Who would see what of a check, and whether it is their own."""

    role: Role
    is_subject: bool
    items: frozenset[DbsItem]


def see_dbs(edition: Edition, facts: SeeDbsFacts, at: datetime) -> Decision:
    """Decide what somebody may see of a DBS check."""
    question = Question("see_dbs", "dbs", edition)
    otherwise = Message("result_for_few"), Message("ask_a_result_viewer")
    return release(question, facts.items, _routes(edition, facts), otherwise=otherwise)


def _routes(edition: Edition, facts: SeeDbsFacts) -> Iterator[Route]:
    if facts.role in edition.dbs.result_viewers:
        yield Route(facts.items, Message("result_viewer"), frozenset({"log_viewer"}))
    if facts.is_subject:
        yield Route(facts.items, Message("own_check"))
    if facts.role == "coordinator":
        yield Route(facts.items & _FOR_THE_ROTA, Message("cleared_or_not"))
