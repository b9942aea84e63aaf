"""Days, months and moments as the clauses count them: local dates and wall-clock times, without a zone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,6})?)?")


def day(value: object) -> date:
    """Read a day written as YYYY-MM-DD; anything else is a ValueError."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("not a day")
    return date.fromisoformat(value)


def moment(value: object) -> datetime:
    """Read a wall-clock time such as 2026-11-21T10:30; a zone, or a day without a time, is a ValueError."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise ValueError("not a moment")
    return datetime.fromisoformat(value)


def review_day(value: object) -> date:
    """Read the day of a review; a month stands for its last day."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    month = _MONTH.fullmatch(value) if isinstance(value, str) else None
    return last_of_month(int(month[1]), int(month[2])) if month else day(value)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of that month; a month or year that doesn't exist is a ValueError."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        raise ValueError("no such month")
    return date(year, month, monthrange(year, month)[1])


def add_months(start: date, months: int) -> date | None:
    """
    Return the same day of the month so many months on; where it doesn't exist, the last of that month.

    None stands for a day after the year 9999, which no calendar here can name.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > 9999:
        return None
    last = last_of_month(year, month + 1)
    return last if last.day < start.day else last.replace(day=start.day)


def in_force(on: date, *, start: date, until: date | None) -> bool:
    """Say whether a period holds on a day, both ends included; without an end it stays open."""
    return start <= on and (until is None or on <= until)
