"""Time visits with and without a trail in turn, in one process and one database."""

from collections.abc import Callable

from bench.side_by_side import taken

VISITS, ROUNDS, WRITES_A_VISIT = 150, 9, 2

# Writes a second, without a trail and with one.
Round = dict[str, float]


def rates(without: Callable[[], None], with_trail: Callable[[], None]) -> list[Round]:
    """Return the writes a second of every round, after one of each that is not counted."""
    _writes_a_second(without), _writes_a_second(with_trail)
    return [
        {"none": _writes_a_second(without), "trail": _writes_a_second(with_trail)} for _round in range(ROUNDS)
    ]


def _writes_a_second(visit: Callable[[], None]) -> float:
    seconds = taken(lambda: [visit() for _time in range(VISITS)])
    return round(VISITS * WRITES_A_VISIT / seconds, 1)
