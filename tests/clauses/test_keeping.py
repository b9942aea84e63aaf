"""Who may open one sealed thing, and when."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

SPECIFICATION = [
    Table(
        ask="unseal",
        title="Who may open what",
        ordinary={
            "role": "coordinator",
            "item_class": "contact",
            "knows_subject": False,
            "waived_by": None,
            "on_duty": False,
            "due_today": False,
            "second_factor_minutes": 1,
            "purpose": "ring about a late arrival",
            "quota_left": 3,
            "emergency": False,
        },
        columns={
            "role": "role",
            "opens": "item_class",
            "knows": "knows_subject",
            "waived by": "waived_by",
            "on duty": "on_duty",
            "due": "due_today",
            "minutes": "second_factor_minutes",
            "purpose": "purpose",
            "quota": "quota_left",
            "emergency": "emergency",
        },
        words={"(empty)": "", "(blanks)": "  "},
        drawn="""
        the case                                                 | edition | role                 | opens      | knows | waived by | on duty | due | minutes | purpose  | quota | emergency || answer | rule    | paragraph | duties                            | reason
        ---------------------------------------------------------+---------+----------------------+------------+-------+-----------+---------+-----+---------+----------+-------+-----------++--------+---------+-----------+-----------------------------------+------------------------
        the coordinator opens a telephone number                 |         |                      |            |       |           |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the coordinator opens an address                         |         |                      | location   |       |           |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the coordinator opens a child's record                   |         |                      | child      |       |           |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the coordinator opens an allergy                         |         |                      | health     |       |           |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the coordinator opens a concern                          |         |                      | concern    |       |           |         |     |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        the coordinator opens a check's result                   |         |                      | dbs_result |       |           |         |     |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        the coordinator in Bath opens a check's result           | bath    |                      | dbs_result |       |           |         |     |         |          |       |           || allow  | keeping | 6         | log_reveal                        | may_open
        the coordinator knows them                               |         |                      |            | yes   |           |         |     |         |          |       |           || refuse | floor   |           |                                   | knows_them
        the coordinator knows them, in an emergency              |         |                      |            | yes   |           |         |     |         |          |       | yes       || refuse | floor   |           |                                   | knows_them
        the coordinator knows them, and the chair has agreed     |         |                      |            | yes   | chair     |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the coordinator knows them, and a trustee has agreed     |         |                      |            | yes   | trustee   |         |     |         |          |       |           || refuse | floor   |           |                                   | knows_them
        without a purpose                                        |         |                      |            |       |           |         |     |         | none     |       |           || refuse | keeping | 7         |                                   | no_purpose
        with an empty purpose                                    |         |                      |            |       |           |         |     |         | (empty)  |       |           || refuse | keeping | 7         |                                   | no_purpose
        with a purpose of blanks                                 |         |                      |            |       |           |         |     |         | (blanks) |       |           || refuse | keeping | 7         |                                   | no_purpose
        without a purpose, in an emergency                       |         |                      |            |       |           |         |     |         | none     |       | yes       || refuse | keeping | 7         |                                   | no_purpose
        a second factor five minutes ago                         |         |                      |            |       |           |         |     | 5       |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        a second factor a little longer ago                      |         |                      |            |       |           |         |     | 5.1     |          |       |           || refuse | keeping | 7         |                                   | second_factor_not_fresh
        no second factor                                         |         |                      |            |       |           |         |     | none    |          |       |           || refuse | keeping | 7         |                                   | second_factor_not_fresh
        no second factor, in an emergency                        |         |                      |            |       |           |         |     | none    |          |       | yes       || allow  | keeping | 7         | log_reveal review_within_72_hours | may_open
        no quota left                                            |         |                      |            |       |           |         |     |         |          | 0     |           || refuse | keeping | 7         |                                   | no_quota_left
        no quota left, in an emergency                           |         |                      |            |       |           |         |     |         |          | 0     | yes       || allow  | keeping | 7         | log_reveal review_within_72_hours | may_open
        a team leader on duty, for somebody due                  |         | team_leader          |            |       |           | yes     | yes |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        a team leader on duty, for somebody not due              |         | team_leader          |            |       |           | yes     |     |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        a team leader off duty, for somebody due                 |         | team_leader          |            |       |           |         | yes |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        a team leader on duty opens a child's record             |         | team_leader          | child      |       |           | yes     | yes |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        a team leader on duty opens an allergy                   |         | team_leader          | health     |       |           | yes     | yes |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        a team leader on duty opens an address                   |         | team_leader          | location   |       |           | yes     | yes |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        a team leader on duty opens an address, in an emergency  |         | team_leader          | location   |       |           | yes     |     |         |          |       | yes       || allow  | keeping | 7         | log_reveal review_within_72_hours | may_open
        a team leader off duty, in an emergency                  |         | team_leader          | location   |       |           |         | yes |         |          |       | yes       || refuse | keeping | 7         |                                   | not_this_role
        a team leader on duty opens a concern, in an emergency   |         | team_leader          | concern    |       |           | yes     | yes |         |          |       | yes       || refuse | keeping | 7         |                                   | not_this_role
        a volunteer on duty opens an allergy of somebody due     |         | volunteer            | health     |       |           | yes     | yes |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        a volunteer on duty opens an allergy of somebody not due |         | volunteer            | health     |       |           | yes     |     |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        a volunteer off duty opens an allergy                    |         | volunteer            | health     |       |           |         | yes |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        a volunteer on duty opens a telephone number             |         | volunteer            | contact    |       |           | yes     | yes |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        a volunteer on duty opens one in an emergency            |         | volunteer            | contact    |       |           | yes     | yes |         |          |       | yes       || refuse | keeping | 7         |                                   | not_this_role
        the safeguarding officer opens a concern                 |         | safeguarding_officer | concern    |       |           |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the safeguarding officer opens a telephone number        |         | safeguarding_officer |            |       |           |         |     |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        the safeguarding officer opens one in an emergency       |         | safeguarding_officer |            |       |           |         |     |         |          |       | yes       || allow  | keeping | 7         | log_reveal review_within_72_hours | may_open
        the safeguarding officer opens a concern in an emergency |         | safeguarding_officer | concern    |       |           |         |     |         |          |       | yes       || allow  | keeping | 7         | log_reveal review_within_72_hours | may_open
        the safeguarding officer opens a check's result          |         | safeguarding_officer | dbs_result |       |           |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the chair opens a check's result                         |         | chair                | dbs_result |       |           |         |     |         |          |       |           || allow  | keeping | 7         | log_reveal                        | may_open
        the chair opens an address in an emergency               |         | chair                | location   |       |           | yes     | yes |         |          |       | yes       || refuse | keeping | 7         |                                   | not_this_role
        a trustee opens nothing                                  |         | trustee              | health     |       |           | yes     | yes |         |          |       |           || refuse | keeping | 7         |                                   | not_this_role
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_keeping_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
