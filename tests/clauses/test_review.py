"""Whether the policy's own review is in time."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

SPECIFICATION = [
    Table(
        ask="review",
        title="Whether the review is due",
        ordinary={"last_reviewed": None},
        columns={"last": "last_reviewed"},
        drawn="""
        the case                                     | edition | now              | last       || answer | rule   | paragraph | state    | due on     | error               | reason
        ---------------------------------------------+---------+------------------+------------++--------+--------+-----------+----------+------------+---------------------+----------------
        the real document, today                     |         |                  |            || refuse | review | 10        | overdue  | 2025-03-31 |                     | review_overdue
        the last day                                 |         | 2025-03-31T23:59 |            || allow  | review | 10        | due_soon | 2025-03-31 |                     | review_due_soon
        the day after                                |         | 2025-04-01T00:00 |            || refuse | review | 10        | overdue  | 2025-03-31 |                     | review_overdue
        sixty days before                            |         | 2025-01-30T10:00 |            || allow  | review | 10        | due_soon | 2025-03-31 |                     | review_due_soon
        sixty-one days before                        |         | 2025-01-29T10:00 |            || allow  | review | 10        | current  | 2025-03-31 |                     | review_current
        reviewed on a day                            |         |                  | 2026-11-21 || allow  | review | 10        | current  | 2027-11-21 |                     | review_current
        reviewed in a month, which counts to its end |         |                  | 2025-11    || allow  | review | 10        | due_soon | 2026-11-30 |                     | review_due_soon
        reviewed in February of a leap year          |         |                  | 2024-02    || refuse | review | 10        | overdue  | 2025-02-28 |                     | review_overdue
        reviewed on a leap day                       |         |                  | 2024-02-29 || refuse | review | 10        | overdue  | 2025-02-28 |                     | review_overdue
        reviewed in a February, due in a leap year   |         | 2023-06-01T10:00 | 2023-02    || allow  | review | 10        | current  | 2024-02-28 |                     | review_current
        a document that doesn't state the rule       | knock   |                  |            || refuse | review |           | overdue  | 2025-03-31 |                     | review_overdue
        a review whose end no calendar holds         |         |                  | 9999-01    ||        |        |           |          |            | facts.last_reviewed |
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_review_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
