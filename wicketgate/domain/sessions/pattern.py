"""The days on which a centre opens, by its own pattern. Pure: dates in, dates out."""

from collections.abc import Iterator
from datetime import date, timedelta


def opening_dates(*, weekday: int, weeks_between: int, since: date, until: date) -> Iterator[date]:
    """
    Yield each opening date from `since` to `until`, both included.

    `weekday` is 0 for Monday. The first is the first such weekday from `since` on; which of two fortnights a centre
    keeps is therefore said by the day from which it begins.
    """
    day = since + timedelta(days=(weekday - since.weekday()) % 7)
    while day <= until:
        yield day
        day += timedelta(weeks=weeks_between)
