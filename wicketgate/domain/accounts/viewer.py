"""Who is at the door, as every read and every operation is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wicketgate.clauses.undertaking import Signed
from wicketgate.domain.ledger.actor import Actor


@dataclass(frozen=True, slots=True)
class Viewer:
    """
    Someone signed in, in the one role in which they use the page before them.

    `second_factor_at` is the instant of the last second factor, or None; `on_tablet` is whether they use the hall's;
    `signed` is their undertaking of the edition in force, and `on_duty` whether they are on today's rota.
    """

    actor: Actor
    account: UUID
    role: str
    second_factor_at: datetime | None = None
    on_tablet: bool = False
    signed: Signed | None = None
    on_duty: bool = False

    @property
    def centre(self) -> UUID:
        """The centre whose records they use."""
        return self.actor.centre

    def second_factor_minutes(self, at: datetime) -> float | None:
        """Return the minutes since the last second factor, or None when there has been none."""
        if self.second_factor_at is None or self.second_factor_at > at:
            return None
        return (at - self.second_factor_at) / timedelta(minutes=1)
