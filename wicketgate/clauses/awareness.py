"""Clause 9: families, volunteers and referrers are told of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from wicketgate.clauses.decision import Decision, Message
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.ruling import Question
from wicketgate.clauses.typed import Unanswerable, describe


@dataclass(frozen=True, slots=True)
class Telling:
    """That somebody was told of an edition (its id), and the day."""

    edition: str
    on: date


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """The audience that somebody belongs to, and what they were told."""

    audience: str
    told: tuple[Telling, ...]


def told(edition: Edition, facts: ToldFacts, at: datetime) -> Decision:
    """
    Decide whether somebody counts as aware of the policy in force.

    An audience that the edition doesn't name raises Unanswerable.
    """
    audiences = edition.awareness.audiences
    if facts.audience not in audiences:
        expected = "one of " + ", ".join(sorted(audiences))
        raise Unanswerable("facts.audience", expected, describe(facts.audience))
    question, by_now = Question("told", "awareness", edition), [t for t in facts.told if t.on <= at.date()]
    if any(telling.edition == edition.id for telling in by_now):
        return question.allow(Message("aware"), Message("offer_a_copy"), state="aware")
    state = "told_of_an_earlier_edition" if by_now else "not_told"
    return question.refuse(Message(state), Message("tell_them_of_this_edition"), state=state)
