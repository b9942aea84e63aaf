"""
Whether the next person of a family may pass the door, so that the two sides need not meet.

It advises whoever stands at the door, and never stops the register: what happens is entered as it happens.
Pure: no row, no clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from wicketgate.domain.sessions.staggering import MINUTES_AFTER, Stay, later


class Wait(StrEnum):
    """Why somebody had better wait. It says what can be seen in the hall, and nothing of a family."""

    OTHER_SIDE_NOT_IN = "other_side_not_in"
    OTHER_SIDE_HERE = "other_side_here"
    OTHER_SIDE_NOT_GONE = "other_side_not_gone"
    OTHER_SIDE_JUST_GONE = "other_side_just_gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody of a family: their side (none for a child), their planned stay, and what the register says."""

    side: str | None
    planned: Stay
    arrived_at: time | None
    left_at: time | None

    @property
    def is_here(self) -> bool:
        """Whether they have come and not left."""
        return self.arrived_at is not None and self.left_at is None


def why_wait(person: Standing, family: Iterable[Standing], *, now: time) -> Wait | None:
    """Return why `person` had better not pass the door yet, or None when nothing speaks against it."""
    if person.side is None or person.left_at is not None:
        return None
    others = [other for other in family if other.side != person.side]
    return _why_stay(person, others, now) if person.is_here else _why_stay_outside(person, others, now)


def _why_stay_outside(person: Standing, others: list[Standing], now: time) -> Wait | None:
    adults = [other for other in others if other.side is not None]
    first = [other for other in adults if other.planned.arrive_at < person.planned.arrive_at]
    if any(other.arrived_at is None for other in first):
        return Wait.OTHER_SIDE_NOT_IN
    if any(other.is_here for other in adults if other not in first):
        return Wait.OTHER_SIDE_HERE
    return _just_gone(adults, now)


def _why_stay(person: Standing, others: list[Standing], now: time) -> Wait | None:
    before = [other for other in others if other.planned.leave_at < person.planned.leave_at]
    if any(other.is_here for other in before):
        return Wait.OTHER_SIDE_NOT_GONE
    return _just_gone(others, now)


def _just_gone(others: list[Standing], now: time) -> Wait | None:
    left = [other.left_at for other in others if other.left_at is not None]
    is_near = any(gone <= now < _ten_minutes_after(gone) for gone in left)
    return Wait.OTHER_SIDE_JUST_GONE if is_near else None


def _ten_minutes_after(gone: time) -> time:
    return later(gone, MINUTES_AFTER) if gone < time(23, 50) else time.max
