"""
Plan when each side of an arrangement comes and leaves, so that the two need not meet.

One side waits: it is in the hall a quarter of an hour before the other brings the child, exactly at the start. The
side that takes the child goes first, and the one that stays goes ten minutes later. It is a plan, and no promise.

Pure: no row, no clock. All times are the hall's clock times, and minutes are counted from midnight.
"""

from dataclasses import dataclass
from datetime import time

# The pattern that supported centres publish in their guidelines for parents.
MINUTES_BEFORE = 15
MINUTES_AFTER = 10
# How long whoever hands a child over needs to say goodbye.
MINUTES_TO_HAND_OVER = 5
# Between the last of one family and the first of another from which it is kept apart.
MINUTES_APART = 15


@dataclass(frozen=True, slots=True)
class Stay:
    """When somebody comes and when they leave."""

    arrive_at: time
    leave_at: time

    def reaches(self, other: "Stay", *, minutes: int = 0) -> bool:
        """Say whether the two stays share a moment, or come nearer to each other than `minutes`."""
        begins = max(_minutes(self.arrive_at), _minutes(other.arrive_at))
        ends = min(_minutes(self.leave_at), _minutes(other.leave_at))
        return begins < ends + minutes


@dataclass(frozen=True, slots=True)
class Plan:
    """Everybody's stay: the side that brings the child, the side that waits, and the child."""

    bringing: Stay
    waiting: Stay
    child: Stay

    @property
    def whole(self) -> Stay:
        """From the first who comes to the last who leaves."""
        stays = (self.bringing, self.waiting)
        return Stay(min(stay.arrive_at for stay in stays), max(stay.leave_at for stay in stays))


class DoesNotFit(Exception):
    """The times are too near the hall's opening or closing, or too near each other, for a staggered plan."""

    def __init__(self, *, earliest: time, latest: time, shortest_minutes: int) -> None:
        super().__init__(
            f"begins from {earliest}, ends by {latest}, lasts {shortest_minutes} minutes or more"
        )
        self.earliest = earliest
        self.latest = latest
        self.shortest_minutes = shortest_minutes


def plan_visit(begins_at: time, ends_at: time, *, opens_at: time, closes_at: time) -> Plan:
    """Return the plan of a visit: one side brings the child and takes it home, the other comes first and goes last."""
    _require_room(begins_at, ends_at, opens_at, closes_at, after=MINUTES_AFTER, shortest=MINUTES_BEFORE)
    visit = Stay(begins_at, ends_at)
    waiting = Stay(later(begins_at, -MINUTES_BEFORE), later(ends_at, MINUTES_AFTER))
    return Plan(bringing=visit, waiting=waiting, child=visit)


def plan_handover(begins_at: time, ends_at: time, *, opens_at: time, closes_at: time) -> Plan:
    """Return the plan of a handover: one side brings the child and goes at once, the other leaves with it later."""
    shortest = MINUTES_TO_HAND_OVER + MINUTES_AFTER
    _require_room(begins_at, ends_at, opens_at, closes_at, after=0, shortest=shortest)
    return Plan(
        bringing=Stay(begins_at, later(begins_at, MINUTES_TO_HAND_OVER)),
        waiting=Stay(later(begins_at, -MINUTES_BEFORE), ends_at),
        child=Stay(begins_at, ends_at),
    )


def later(clock: time, minutes: int) -> time:
    """Return the clock time so many minutes later, on the same day; fewer than none is earlier."""
    return _of(_minutes(clock) + minutes)


def _require_room(
    begins_at: time, ends_at: time, opens_at: time, closes_at: time, *, after: int, shortest: int
) -> None:
    starts_in_time = _minutes(begins_at) - MINUTES_BEFORE >= _minutes(opens_at)
    ends_in_time = _minutes(ends_at) + after <= _minutes(closes_at)
    lasts = _minutes(ends_at) - _minutes(begins_at) >= shortest
    if not (starts_in_time and ends_in_time and lasts):
        earliest = _of(min(_minutes(opens_at) + MINUTES_BEFORE, _LAST))
        latest = _of(max(_minutes(closes_at) - after, 0))
        raise DoesNotFit(earliest=earliest, latest=latest, shortest_minutes=shortest)


_LAST = 24 * 60 - 1


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _of(minutes: int) -> time:
    return time(*divmod(minutes, 60))
