"""The days on which a centre opens, by its own pattern. Pure: dates in, dates out."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

A_WEEK = timedelta(weeks=1)


def opening_dates(*, weekday: int, weeks: str, since: date, until: date) -> Iterator[date]:
    """
    Yield each opening date from `since` to `until`, both included.

    `weekday` is 0 for Monday; `weeks` is a centre's word for the weeks in which it opens. Which of two fortnights it
    keeps is said by the day from which it begins.
    """
    first = since + timedelta(days=(weekday - since.weekday()) % 7)
    day = first
    while day <= until:
        if _WEEKS[weeks](day, first):
            yield day
        day += A_WEEK


def _is_first_or_third(day: date, _first: date) -> bool:
    return (day.day - 1) // 7 in (0, 2)


_WEEKS: dict[str, Callable[[date, date], bool]] = {
    "every": lambda _day, _first: True,
    "fortnight": lambda day, first: (day - first).days % 14 == 0,
    "first_and_third": _is_first_or_third,
}
