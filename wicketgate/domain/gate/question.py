"""A question of the law, put to the gate: the clause, the facts, the edition, and whom it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from wicketgate.clauses.decision import Decision
from wicketgate.clauses.edition import Edition
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.vault.sealed import Sealed

LONDON = ZoneInfo("Europe/London")
Clause = Callable[[Edition, Any, datetime], Decision]


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one subject. It holds no sealed value and no row."""

    clause: Clause
    facts: Any
    edition: Edition
    about: UUID

    def decide(self, at: datetime) -> Decision:
        """Return the law's answer at the aware instant `at`, which the law reads as the clock in the hall."""
        return self.clause(self.edition, self.facts, at.astimezone(LONDON).replace(tzinfo=None))

    def require(self, at: datetime) -> Decision:
        """Return the law's answer. Raises Refused, about this question's own subject, where the law says no."""
        decision = self.decide(at)
        if decision.refused:
            raise Refused(decision, subject=self.about)
        return decision


@dataclass(frozen=True, slots=True)
class Part:
    """The sealed values of a page that one question opens. A value that is not held is None."""

    question: Question
    values: tuple[Sealed | None, ...]

    def held(self) -> tuple[Sealed, ...]:
        """Return the values that there are."""
        return tuple(value for value in self.values if value is not None)
