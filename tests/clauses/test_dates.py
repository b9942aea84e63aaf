"""Months, days and moments, at the edges of the calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from wicketgate.clauses import dates

FEBRUARY = date(2023, 2, 28)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, FEBRUARY),
        (date(2023, 1, 28), 1, FEBRUARY),
        (FEBRUARY, 12, date(2024, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 12, 1), 1, date(2024, 1, 1)),
        (date(2023, 11, 30), 1, date(2023, 12, 30)),
        (date(2023, 8, 31), 25, date(2025, 9, 30)),
        (date(9998, 12, 31), 12, date(9999, 12, 31)),
        (date(9999, 1, 1), 12, None),
    ],
)
def test_months_are_added_and_a_day_that_does_not_exist_is_the_last(
    start: date, months: int, end: date | None
) -> None:
    assert dates.add_months(start, months) == end


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-01", date(2024, 1, 31)), ("2024-12", date(2024, 12, 31)), ("2024-02-03", date(2024, 2, 3))],
)
def test_a_month_counts_to_its_end(text: str, day: date) -> None:
    assert dates.review_day(text) == day


@pytest.mark.parametrize("value", ["2024-00", "2024-13", "0000-05", "2024", 2024, None, datetime(2024, 1, 1)])  # noqa: DTZ001 - a wall-clock time is the point
def test_what_is_no_day_of_review_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        dates.review_day(value)


def test_a_period_holds_from_its_first_day_to_its_last() -> None:
    days = [date(2026, 1, day) for day in range(1, 6)]
    inside = [day for day in days if dates.in_force(day, start=date(2026, 1, 2), until=date(2026, 1, 4))]

    assert inside == days[1:4]
    assert not any(dates.in_force(day, start=date(2026, 1, 4), until=date(2026, 1, 2)) for day in days)
    assert dates.in_force(date(2030, 1, 1), start=date(2026, 1, 2), until=None)
