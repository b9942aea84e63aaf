"""Clause 10: the policy itself is looked at again, every so many months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from wicketgate.clauses.dates import add_months
from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.edition_tables import ReviewDay
from wicketgate.clauses.ruling import Question
from wicketgate.clauses.typed import Unanswerable

DUE_SOON_DAYS = 60


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """The day of the last review, where it isn't the edition's own."""

    last_reviewed: ReviewDay | None


def review(edition: Edition, facts: ReviewFacts, at: datetime) -> Decision:
    """Decide whether the policy's own review is in time."""
    question, due_on = Question("review", "review", edition), _due_on(edition, facts)
    days_left = (due_on - at.date()).days
    when = (("due_on", due_on.isoformat()),)
    if days_left < 0:
        reason, next_step = Message("review_overdue", when), Message("review_the_policy_now")
        return question.refuse(reason, next_step, state="overdue", due_on=due_on)
    if days_left <= DUE_SOON_DAYS:
        reason, next_step = Message("review_due_soon", when), Message("plan_the_review")
        return question.allow(reason, next_step, state="due_soon", due_on=due_on)
    return question.allow(
        Message("review_current", when), Message("nothing_to_do"), state="current", due_on=due_on
    )


def _due_on(edition: Edition, facts: ReviewFacts) -> date:
    due_on = add_months(
        facts.last_reviewed or edition.edition.last_reviewed, edition.edition.review_every_months
    )
    if due_on is None:
        raise Unanswerable(
            "facts.last_reviewed", "a day whose period ends before the year 9999", "a later one"
        )
    return due_on
