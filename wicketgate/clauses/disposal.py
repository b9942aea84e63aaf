"""Clause 8: what is no longer used is destroyed, by two people, and never while something holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Literal, get_args

from wicketgate.clauses.codes import Role
from wicketgate.clauses.dates import add_months, in_force
from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.edition_tables import Kind
from wicketgate.clauses.ruling import Question
from wicketgate.clauses.typed import Unanswerable, describe

Use = Literal[
    "referral",
    "booking",
    "attendance",
    "cancellation",
    "communication",
    "disclosure",
    "permission",
    "concern",
    "complaint",
    "request",
    "correction",
    "duty",
    "dbs_decision",
    "reference",
    "undertaking",
    "attested",
]
NotUse = Literal[
    "created",
    "view",
    "search",
    "print",
    "backup",
    "restore",
    "statistics",
    "migration",
    "reminder",
    "import",
    "preview",
    "bulk_edit",
]
USES: frozenset[str] = frozenset(get_args(Use))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a record."""

    what: Literal[Use, NotUse]
    on: date


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a record must be kept for now; without an end it stays."""

    ground: Literal[
        "safeguarding",
        "proceedings",
        "request",
        "preservation",
        "accident_book",
        "insurance",
        "check_dispute",
    ]
    from_: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Approval:
    """Who (an id) approved the disposal in which role, and the ids of the people they are related to."""

    by: str
    role: Role
    on: date
    related_to: frozenset[str]


@dataclass(frozen=True, slots=True)
class DisposeFacts:
    """A record's kind and story, what holds it, and who has approved or objected."""

    kind: str
    left_on: date | None
    events: tuple[Event, ...]
    holds: tuple[Hold, ...]
    approvals: tuple[Approval, ...]
    objection: bool


def dispose(edition: Edition, facts: DisposeFacts, at: datetime) -> Decision:
    """
    Decide whether a record may be destroyed now.

    A kind that the schedule doesn't have, or a record whose clock never started, raises Unanswerable.
    """
    question, today = Question("dispose", "disposal", edition), at.date()
    due_on = first_day_due(_kind(edition, facts.kind), facts, today)
    state = _state(facts, due_on, today)
    refused = _why_not(edition, facts, state, due_on, today)
    if refused:
        return question.refuse(*refused, state=state, due_on=due_on)
    return question.allow(
        Message("unused_and_approved"), Message("destroy_and_certify"), state=state, due_on=due_on
    )


def first_day_due(kind: Kind, facts: DisposeFacts, on: date) -> date:
    """Return the first day on which the record is due for disposal, as known on a day."""
    end = add_months(_start(kind, facts, on), kind.months)
    if end is None or end == date.max:
        where = "facts.left_on" if kind.clock == "left" else "facts.events"
        raise Unanswerable(where, "dates whose period ends before the year 9999", "a later one")
    return end + timedelta(days=1)


def _kind(edition: Edition, name: str) -> Kind:
    kind = edition.retention.kind(name)
    if kind is None:
        known = ", ".join(["family", *(each.id for each in edition.retention.kinds)])
        raise Unanswerable("facts.kind", f"one of {known}", describe(name))
    return kind


def _start(kind: Kind, facts: DisposeFacts, on: date) -> date:
    if kind.clock == "left":
        if facts.left_on is None:
            raise Unanswerable("facts.left_on", "the day of leaving, from which this kind counts", "null")
        return facts.left_on
    if kind.clock == "created":
        days = [event.on for event in facts.events if event.what == "created"]
        return _first("created", sorted(days))
    days = [event.on for event in facts.events if event.what in USES and event.on <= on]
    return _first("a use, on or before the day", sorted(days, reverse=True))


def _first(what: str, days: list[date]) -> date:
    if not days:
        raise Unanswerable("facts.events", f"at least one event that is {what}", "none")
    return days[0]


def _state(facts: DisposeFacts, due_on: date, on: date) -> str:
    if on < due_on:
        return "in_use"
    is_held = any(in_force(on, start=hold.from_, until=hold.until) for hold in facts.holds)
    return "held" if is_held else "due"


def _why_not(
    edition: Edition, facts: DisposeFacts, state: str, due_on: date, on: date
) -> tuple[Message, Message] | None:
    if state == "in_use":
        return Message("still_in_use", (("due_on", due_on.isoformat()),)), Message("leave_it_until_due")
    if state == "held":
        return Message("held"), Message("review_the_hold")
    if facts.objection:
        return Message("objection"), Message("settle_the_objection")
    if not _is_approved_by_two(edition, facts.approvals, due_on, on):
        return Message("not_approved_by_two"), Message("ask_two_to_approve")
    return None


def _is_approved_by_two(edition: Edition, approvals: tuple[Approval, ...], due_on: date, on: date) -> bool:
    roles = edition.disposal.approvers
    valid = [each for each in approvals if each.role in roles and due_on <= each.on <= on]
    return any(_are_independent(one, other) for one, other in combinations(valid, 2))


def _are_independent(one: Approval, other: Approval) -> bool:
    return one.by != other.by and one.by not in other.related_to and other.by not in one.related_to
