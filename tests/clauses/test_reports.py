"""What may be written down about a visit, and what never is."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

SPECIFICATION = [
    Table(
        ask="write_account",
        title="Who may write what",
        ordinary={
            "role": "volunteer",
            "service": "supported",
            "record": "session_note",
            "for_proceedings": False,
        },
        columns={
            "role": "role",
            "service": "service",
            "record": "record",
            "for court": "for_proceedings",
        },
        drawn="""
        the case                                               | edition            | role        | service    | record          | for court || answer | rule    | paragraph | duties                    | reason
        -------------------------------------------------------+--------------------+-------------+------------+-----------------+-----------++--------+---------+-----------+---------------------------+------------------
        a volunteer's concern is always written                |                    |             |            | concern         |           || allow  | reports | 2         | tell_safeguarding_officer | always_written
        a trustee's concern, meant for court                   |                    | trustee     |            | concern         | yes       || allow  | reports | 2         | tell_safeguarding_officer | always_written
        a concern where the document states no such rule       | bath               |             |            | concern         |           || allow  | reports |           | tell_safeguarding_officer | always_written
        an incident goes to the coordinator                    |                    |             |            | incident        |           || allow  | reports | 2         | tell_coordinator          | always_written
        an accident goes into the accident book                |                    |             |            | accident        |           || allow  | reports | 2         | accident_book             | always_written
        a complaint goes to whoever hears complaints           |                    |             |            | complaint       |           || allow  | reports | 2         | tell_complaints_officer   | always_written
        a time in the register                                 |                    |             |            | register_time   |           || allow  | reports | 2         |                           | register_takes_it
        a coded absence in the register                        |                    |             |            | absence_code    |           || allow  | reports | 2         |                           | register_takes_it
        a remark in the register                               |                    |             |            | register_remark |           || refuse | floor   |           |                           | no_remarks
        a remark by the coordinator, where reports are full    | full if supervised | coordinator | supervised | register_remark |           || refuse | floor   |           |                           | no_remarks
        a note of a supported visit                            |                    |             |            | session_note    |           || refuse | reports | 2         |                           | no_reports
        a report of a supported visit                          |                    | coordinator |            | report          |           || refuse | reports | 2         |                           | no_reports
        a note of a supervised visit, in Withington            |                    |             | supervised | session_note    |           || refuse | reports | 2         |                           | no_reports
        a report of a handover                                 |                    |             | handover   | report          |           || refuse | reports | 2         |                           | no_reports
        a note in Wigan, for no court                          | wigan              |             |            | session_note    |           || allow  | reports | 2         |                           | service_reports
        a report in Wigan, for no court                        | wigan              |             |            | report          |           || allow  | reports | 2         |                           | service_reports
        a note in Wigan, for family proceedings                | wigan              |             |            | session_note    | yes       || refuse | reports | 2         |                           | no_reports
        a report in Wigan, for family proceedings              | wigan              |             |            | report          | yes       || refuse | reports | 2         |                           | no_reports
        a factual note of an observed visit                    | notes if observed  |             | observed   | session_note    |           || allow  | reports | 2         | second_reader             | service_reports
        a factual note of an observed visit, for court         | notes if observed  |             | observed   | session_note    | yes       || allow  | reports | 2         | second_reader             | service_reports
        a report of an observed visit                          | notes if observed  |             | observed   | report          |           || refuse | reports | 2         |                           | no_reports
        a note of a supported visit beside an observed service | notes if observed  |             |            | session_note    |           || refuse | reports | 2         |                           | no_reports
        a concern needs no second reader                       | notes if observed  |             | observed   | concern         |           || allow  | reports | 2         | tell_safeguarding_officer | always_written
        a report of a supervised visit in full                 | full if supervised |             | supervised | report          | yes       || allow  | reports | 2         |                           | service_reports
        a note of a supervised visit in full                   | full if supervised |             | supervised | session_note    |           || allow  | reports | 2         |                           | service_reports
        a report in Knock, which makes none                    | knock              |             |            | report          |           || refuse | reports | 3         |                           | no_reports
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_reports_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
