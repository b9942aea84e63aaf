"""What every clause answers with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Answer = Literal["allow", "partly", "refuse"]
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Message:
    """A reason or a next step: a code and coded parameters, never a sentence and never personal data."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The one answer to one question, under one edition, on one set of facts."""

    ask: str
    answer: Answer
    rule: str
    paragraph: str | None
    ground: str | None
    released: frozenset[str]
    withheld: frozenset[str]
    duties: frozenset[str]
    state: str | None
    due_on: date | None
    reason: Message
    next_step: Message
    edition_digest: str

    @property
    def refused(self) -> bool:
        """Say whether nothing at all was allowed."""
        return self.answer == "refuse"
