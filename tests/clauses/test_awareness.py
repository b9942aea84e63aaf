"""Who counts as told of the policy."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

WORDS: dict[str, object] = {
    "today": [{"edition": "withington", "on": "2026-11-21"}],
    "tomorrow": [{"edition": "withington", "on": "2026-11-22"}],
    "of another": [{"edition": "withington-2019", "on": "2026-01-10"}],
    "of another, tomorrow": [{"edition": "withington-2019", "on": "2026-11-22"}],
    "of both": [
        {"edition": "withington-2019", "on": "2026-01-10"},
        {"edition": "withington", "on": "2026-01-11"},
    ],
    "never": [],
}

SPECIFICATION = [
    Table(
        ask="told",
        title="Who has been told",
        ordinary={"audience": "user", "told": [{"edition": "withington", "on": "2026-01-10"}]},
        columns={"audience": "audience", "told": "told"},
        words=WORDS,
        drawn="""
        the case                                   | edition | audience  | told                 || answer | rule      | paragraph | state                      | error          | reason
        -------------------------------------------+---------+-----------+----------------------++--------+-----------+-----------+----------------------------+----------------+---------------------------
        a parent was told of this policy           |         |           |                      || allow  | awareness | 9         | aware                      |                | aware
        a parent was told today                    |         |           | today                || allow  | awareness | 9         | aware                      |                | aware
        a parent will be told tomorrow             |         |           | tomorrow             || refuse | awareness | 9         | not_told                   |                | not_told
        a volunteer was told of an earlier one     |         | volunteer | of another           || refuse | awareness | 9         | told_of_an_earlier_edition |                | told_of_an_earlier_edition
        a volunteer will be told of an earlier one |         | volunteer | of another, tomorrow || refuse | awareness | 9         | not_told                   |                | not_told
        a referrer was told of both                |         | referrer  | of both              || allow  | awareness | 9         | aware                      |                | aware
        nobody is taken to be aware                |         |           | never                || refuse | awareness | 9         | not_told                   |                | not_told
        told in Withington, asked in Bath          | bath    |           |                      || refuse | awareness | 8         | told_of_an_earlier_edition |                | told_of_an_earlier_edition
        an audience that the policy doesn't name   |         | trustee   |                      ||        |           |           |                            | facts.audience |
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_awareness_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
