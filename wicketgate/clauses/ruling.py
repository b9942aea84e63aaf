"""How a clause turns what it found into a Decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wicketgate.clauses.decision import NOTHING, Answer, Decision, Message
from wicketgate.clauses.edition import Edition


@dataclass(frozen=True, slots=True)
class Question:
    """What is being decided: the question's name, the rule it falls under, and the edition."""

    ask: str
    rule: str
    edition: Edition

    def allow(
        self,
        reason: Message,
        next_step: Message,
        *,
        duties: Iterable[str] = (),
        state: str | None = None,
        due_on: date | None = None,
    ) -> Decision:
        """Allow an act that is either allowed or not."""
        return self._decide("allow", self.rule, reason, next_step, frozenset(duties), state, due_on)

    def refuse(
        self,
        reason: Message,
        next_step: Message,
        *,
        rule: str | None = None,
        duties: Iterable[str] = (),
        state: str | None = None,
        due_on: date | None = None,
    ) -> Decision:
        """Refuse it, under the question's own rule unless another one (or the floor) forbids it."""
        return self._decide("refuse", rule or self.rule, reason, next_step, frozenset(duties), state, due_on)

    def _decide(
        self,
        answer: Answer,
        rule: str,
        reason: Message,
        next_step: Message,
        duties: frozenset[str],
        state: str | None,
        due_on: date | None,
    ) -> Decision:
        return Decision(
            ask=self.ask,
            answer=answer,
            rule=rule,
            paragraph=self.edition.paragraph(rule),
            ground=None,
            released=NOTHING,
            withheld=NOTHING,
            duties=duties,
            state=state,
            due_on=due_on,
            reason=reason,
            next_step=next_step,
            edition_digest=self.edition.digest,
        )
