"""
When a child and a visiting adult were together: worked out from the register, and from nothing else.

Pure: no row, no clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import product


@dataclass(frozen=True, slots=True)
class Span:
    """When somebody was here, in the hall's clock time. `until` is None where no leaving was entered."""

    since: time
    until: time | None


def together(children: Iterable[Span], adults: Iterable[Span]) -> Span | None:
    """
    Return from when until when any of the children was here with any of the adults, or None when none ever was.

    It begins when the later of two came and ends when the first of the two left, so it tells of neither side
    when it came or went. Where an end was never entered it has none: nothing is guessed.
    """
    shared = [span for pair in product(children, adults) if (span := _shared(*pair))]
    if not shared:
        return None
    ends = [span.until for span in shared]
    known = [end for end in ends if end is not None]
    return Span(min(span.since for span in shared), max(known) if len(known) == len(ends) else None)


def _shared(one: Span, other: Span) -> Span | None:
    since = max(one.since, other.since)
    ends = [end for end in (one.until, other.until) if end is not None]
    if ends and min(ends) <= since:
        return None
    return Span(since, min(ends) if len(ends) == 2 else None)
