"""Who is cleared to serve, and who sees what of a check."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

CHECK = {"level": "enhanced", "outcome": "suitable", "decided_on": "2024-11-21"}
SIGNED = {"edition": "withington", "signed_on": "2026-01-10", "withdrawn_on": None}
WORDS: dict[str, object] = {
    "basic": {**CHECK, "level": "basic"},
    "standard": {**CHECK, "level": "standard"},
    "with barred lists": {**CHECK, "level": "enhanced_barred"},
    "no level": {**CHECK, "level": None},
    "not suitable": {**CHECK, "outcome": "not_suitable"},
    "pending": {**CHECK, "outcome": "pending", "decided_on": None},
    "no outcome": {**CHECK, "outcome": None},
    "decided that day": {**CHECK, "decided_on": "2026-11-28"},
    "decided a day later": {**CHECK, "decided_on": "2026-11-29"},
    "last day": {**CHECK, "decided_on": "2023-11-29"},
    "three years old": {**CHECK, "decided_on": "2023-11-28"},
    "in grace": {**CHECK, "decided_on": "2023-11-19"},
    "out of grace": {**CHECK, "decided_on": "2023-11-18"},
    "of a leap day": {**CHECK, "decided_on": "2024-02-29"},
    "signed that day": {**SIGNED, "signed_on": "2026-11-28"},
    "signed a day later": {**SIGNED, "signed_on": "2026-11-29"},
    "taken back that day": {**SIGNED, "withdrawn_on": "2026-11-28"},
    "of the year 9999": {**CHECK, "decided_on": "9998-01-01"},
}

SPECIFICATION = [
    Table(
        ask="serve",
        title="Who may serve on a day",
        ordinary={"role": "volunteer", "on": "2026-11-28", "check": CHECK, "undertaking": SIGNED},
        columns={"role": "role", "on": "on", "check": "check", "undertaking": "undertaking"},
        words=WORDS,
        drawn="""
        the case                                          | edition        | role     | on         | check               | undertaking         || answer | rule        | paragraph | state       | due on | reason
        --------------------------------------------------+----------------+----------+------------+---------------------+---------------------++--------+-------------+-----------+-------------+--------+-----------------------
        a volunteer with a fresh check                    |                |          |            |                     |                     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        no check                                          |                |          |            | none                |                     || refuse | dbs         | 6         | not_cleared |        | no_suitable_check
        a basic check                                     |                |          |            | basic               |                     || refuse | dbs         | 6         | not_cleared |        | level_too_low
        a standard check                                  |                |          |            | standard            |                     || refuse | dbs         | 6         | not_cleared |        | level_too_low
        more than the level asked for                     |                |          |            | with barred lists   |                     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        less than the level asked for                     | barred lists   |          |            |                     |                     || refuse | dbs         | 6         | not_cleared |        | level_too_low
        a check without a level                           |                |          |            | no level            |                     || refuse | dbs         | 6         | not_cleared |        | level_too_low
        a check found not suitable                        |                |          |            | not suitable        |                     || refuse | dbs         | 6         | not_cleared |        | no_suitable_check
        a check that is pending                           |                |          |            | pending             |                     || refuse | dbs         | 6         | not_cleared |        | no_suitable_check
        a check without an outcome                        |                |          |            | no outcome          |                     || refuse | dbs         | 6         | not_cleared |        | no_suitable_check
        decided on the day itself, though that is not yet |                |          |            | decided that day    |                     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        decided after the day                             |                |          |            | decided a day later |                     || refuse | dbs         | 6         | not_cleared |        | no_suitable_check
        the last day of three years                       |                |          |            | last day            |                     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        three years to the day                            |                |          |            | three years old     |                     || refuse | dbs         | 6         | not_cleared |        | check_too_old
        the last of ten days' grace                       | 10 days' grace |          |            | in grace            |                     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        grace has run out                                 | 10 days' grace |          |            | out of grace        |                     || refuse | dbs         | 6         | not_cleared |        | check_too_old
        a check of a leap day, on the last day            |                |          | 2027-02-27 | of a leap day       |                     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        a check of a leap day ends with February          |                |          | 2027-02-28 | of a leap day       |                     || refuse | dbs         | 6         | not_cleared |        | check_too_old
        a check whose end no calendar holds               |                |          | 9999-12-31 | of the year 9999    |                     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        an unsigned volunteer                             |                |          |            |                     | none                || refuse | undertaking | 1         | cleared     |        | undertaking_not_signed
        signed on the day itself                          |                |          |            |                     | signed that day     || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        signed after the day                              |                |          |            |                     | signed a day later  || refuse | undertaking | 1         | cleared     |        | undertaking_not_signed
        taken back on the day itself                      |                |          |            |                     | taken back that day || refuse | undertaking | 1         | cleared     |        | undertaking_withdrawn
        neither checked nor signed                        |                |          |            | none                | none                || refuse | dbs         | 6         | not_cleared |        | no_suitable_check
        a minister, of whom no signature is asked         |                | minister |            |                     | none                || allow  | dbs         | 6         | cleared     |        | cleared_to_serve
        a document that doesn't speak of checks           | wigan          |          |            | none                |                     || refuse | dbs         |           | not_cleared |        | no_suitable_check
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
    Table(
        ask="see_dbs",
        title="Who sees what of a check",
        ordinary={"role": "volunteer", "is_subject": False, "items": ["cleared", "result"]},
        columns={"role": "role", "own": "is_subject", "items": "items"},
        drawn="""
        who looks                                     | edition | role                 | own | items                      || answer | rule | paragraph | released                 | withheld       | duties     | reason
        ----------------------------------------------+---------+----------------------+-----+----------------------------++--------+------+-----------+--------------------------+----------------+------------+------------------
        the safeguarding officer sees it all          |         | safeguarding_officer |     |                            || allow  | dbs  | 6         | cleared result           |                | log_viewer | result_viewer
        the chair sees it all                         |         | chair                |     | [certificate_number level] || allow  | dbs  | 6         | certificate_number level |                | log_viewer | result_viewer
        the chair asks for nothing                    |         | chair                |     | []                         || refuse | dbs  | 6         |                          |                |            | nothing_asked_for
        a volunteer sees their own                    |         |                      | yes |                            || allow  | dbs  | 6         | cleared result           |                |            | own_check
        a volunteer sees nobody else's                |         |                      |     |                            || refuse | dbs  | 6         |                          | cleared result |            | result_for_few
        the coordinator sees whether they are cleared |         | coordinator          |     |                            || partly | dbs  | 6         | cleared                  | result         |            | cleared_or_not
        the coordinator sees until when               |         | coordinator          |     | [cleared valid_until]      || allow  | dbs  | 6         | cleared valid_until      |                |            | cleared_or_not
        the coordinator sees no result                |         | coordinator          |     | [result level]             || refuse | dbs  | 6         |                          | level result   |            | result_for_few
        the coordinator sees their own                |         | coordinator          | yes |                            || allow  | dbs  | 6         | cleared result           |                |            | own_check
        the chair's own check is a look all the same  |         | chair                | yes |                            || allow  | dbs  | 6         | cleared result           |                | log_viewer | result_viewer
        the coordinator in Bath sees results          | bath    | coordinator          |     |                            || allow  | dbs  | 5         | cleared result           |                | log_viewer | result_viewer
        the safeguarding officer in Bath doesn't      | bath    | safeguarding_officer |     |                            || refuse | dbs  | 5         |                          | cleared result |            | result_for_few
        a team leader sees nothing                    |         | team_leader          |     | [cleared]                  || refuse | dbs  | 6         |                          | cleared        |            | result_for_few
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_dbs_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
