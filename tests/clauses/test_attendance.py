"""Which of a family's dates and times go to whom, and what of a concern may be shared in danger."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

CHILD = {
    "ground": "child_at_risk",
    "person_at_risk": "child",
    "harm": "neglect",
    "decided_by": "coordinator",
    "emergency": False,
    "necessary": ["date", "who_attended", "future_date", "remark"],
}
VIOLENCE = {**CHILD, "ground": "violence", "person_at_risk": "user", "harm": "physical_violence"}
ORDER = {
    "kind": "court_order",
    "recipient": "a1",
    "items": ["date", "absence_reason", "future_time", "remark"],
}
ACCESS = {"kind": "subject_access", "recipient": "m1", "items": ["date", "time", "who_attended"]}
EXCEPTIONS: dict[str, object] = {
    "child": CHILD,
    "child, emergency": {**CHILD, "emergency": True},
    "child, only the time": {**CHILD, "necessary": ["time"]},
    "child, nothing": {**CHILD, "necessary": []},
    "child, by the chair": {**CHILD, "decided_by": "chair"},
    "child, by the chair at once": {**CHILD, "decided_by": "chair", "emergency": True},
    "child, by a volunteer at once": {**CHILD, "decided_by": "volunteer", "emergency": True},
    "child, by a trustee at once": {**CHILD, "decided_by": "trustee", "emergency": True},
    "a user under the child's ground": {**CHILD, "person_at_risk": "user"},
    "violence": VIOLENCE,
    "violence to a volunteer": {**VIOLENCE, "person_at_risk": "volunteer"},
    "violence to staff": {**VIOLENCE, "person_at_risk": "staff"},
    "emotional harm to a user": {**VIOLENCE, "harm": "emotional"},
    "a ground of its own": {**CHILD, "ground": "convenience"},
    "by the officer": {**VIOLENCE, "decided_by": "safeguarding_officer"},
}
AUTHORITIES: dict[str, object] = {
    "order": ORDER,
    "order to another": {**ORDER, "recipient": "a2"},
    "order to m1": {**ORDER, "recipient": "m1"},
    "warrant": {**ORDER, "kind": "warrant"},
    "duty": {**ORDER, "kind": "statutory_duty"},
    "access": ACCESS,
    "access, dates": {**ACCESS, "items": ["date", "time"]},
    "access by a1": {**ACCESS, "recipient": "a1"},
    "order, dates": {**ORDER, "items": ["date"]},
    "order, the time": {**ORDER, "items": ["time"]},
}

SPECIFICATION = [
    Table(
        ask="release_attendance",
        title="What of a family's attendance goes to whom",
        ordinary={
            "requester": {"kind": "agency", "id": "a1", "identity_confirmed": True},
            "subject_ids": ["m1", "f1"],
            "requested_on": "2026-11-07",
            "arrangement": {"referring_agencies": ["a1", "a9"]},
            "items": ["date", "time"],
            "exception": None,
            "authority": None,
        },
        columns={
            "asks": "requester.kind",
            "id": "requester.id",
            "confirmed": "requester.identity_confirmed",
            "requested": "requested_on",
            "agencies": "arrangement.referring_agencies",
            "items": "items",
            "exception": "exception",
            "authority": "authority",
        },
        words={**EXCEPTIONS, **AUTHORITIES},
        drawn="""
        the case                                                 | edition           | asks            | id | confirmed | requested  | agencies | items                     | exception                       | authority        || answer | rule       | paragraph | ground        | released            | withheld                | duties
        ---------------------------------------------------------+-------------------+-----------------+----+-----------+------------+----------+---------------------------+---------------------------------+------------------++--------+------------+-----------+---------------+---------------------+-------------------------+--------------------------------------------------------------------------
        the agency that referred them asks for dates and times   |                   |                 |    |           |            |          |                           |                                 |                  || allow  | attendance | 3         |               | date time           |                         |
        it asks for dates only                                   |                   |                 |    |           |            |          | [date]                    |                                 |                  || allow  | attendance | 3         |               | date                |                         |
        it asks for reasons for absence as well                  |                   |                 |    |           |            |          | [date absence_reason]     |                                 |                  || partly | attendance | 3         |               | date                | absence_reason          |
        it asks who came                                         |                   |                 |    |           |            |          | [who_attended]            |                                 |                  || refuse | attendance | 3         |               |                     | who_attended            |
        it asks for a remark                                     |                   |                 |    |           |            |          | [remark]                  |                                 |                  || refuse | attendance | 3         |               |                     | remark                  |
        it asks for the next visit                               |                   |                 |    |           |            |          | [future_date future_time] |                                 |                  || refuse | attendance | 3         |               |                     | future_date future_time |
        it asks for nothing                                      |                   |                 |    |           |            |          | []                        |                                 |                  || refuse | attendance | 3         |               |                     |                         |
        it asks for one thing twice                              |                   |                 |    |           |            |          | [date date]               |                                 |                  || allow  | attendance | 3         |               | date                |                         |
        nobody has made sure who it is                           |                   |                 |    | no        |            |          |                           |                                 |                  || refuse | floor      |           |               |                     | date time               | call_back
        nobody has made sure, and nothing is asked for           |                   |                 |    | no        |            |          | []                        |                                 |                  || refuse | floor      |           |               |                     |                         | call_back
        nobody has made sure, in an emergency with an order      |                   |                 |    | no        |            |          | [date]                    | child, emergency                | order            || refuse | floor      |           |               |                     | date                    | call_back
        it asked today                                           |                   |                 |    |           | 2026-11-21 |          |                           |                                 |                  || allow  | attendance | 3         |               | date time           |                         |
        it asks from tomorrow                                    |                   |                 |    |           | 2026-11-22 |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        there is no request on record                            |                   |                 |    |           | none       |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        fourteen days' notice, run today                         | 14 days           |                 |    |           | 2026-11-07 |          |                           |                                 |                  || allow  | attendance | 3         |               | date time           |                         |
        fourteen days' notice, one day short                     | 14 days           |                 |    |           | 2026-11-08 |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        notice that outlasts the calendar                        | 14 days           |                 |    |           | 9999-12-31 |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        another agency asks                                      |                   |                 | a2 |           |            |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        the second of two agencies asks                          |                   |                 | a9 |           |            |          |                           |                                 |                  || allow  | attendance | 3         |               | date time           |                         |
        a family that came by itself has no agency               |                   |                 |    |           |            | []       |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        a solicitor with the agency's id                         |                   | solicitor       |    |           |            |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        a parent asks, without any right                         |                   | party           | m1 |           |            |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        a parent, where any of them may ask                      | any party         | party           | m1 |           |            |          |                           |                                 |                  || allow  | attendance | 3         |               | date time           |                         |
        a stranger, where any of the parents may ask             | any party         | party           | x1 |           |            |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        the agency, where only parents may ask                   | any party         |                 |    |           |            |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        a court's officer, whom Withington doesn't name          |                   | court_officer   | c1 |           |            |          |                           |                                 |                  || refuse | attendance | 3         |               |                     | date time               |
        a court's officer in Knock                               | knock             | court_officer   | c1 |           |            |          | [date who_attended]       |                                 |                  || allow  | attendance | 4         |               | date who_attended   |                         |
        a court's officer in Knock asks for the next visit       | knock             | court_officer   | c1 |           |            |          | [date future_date]        |                                 |                  || partly | attendance | 4         |               | date                | future_date             |
        a document that lets out reasons for absence             | absence reasons   |                 |    |           |            |          | [absence_reason]          |                                 |                  || allow  | attendance | 3         |               | absence_reason      |                         |
        an order to the agency                                   |                   |                 |    |           | none       |          | [date absence_reason]     |                                 | order            || allow  | law        |           |               | absence_reason date |                         | record_authority second_approval
        an order and the ordinary right, added up                |                   |                 |    |           |            |          | [time absence_reason]     |                                 | order            || allow  | law        |           |               | absence_reason time |                         | record_authority second_approval
        an order that names nothing asked for                    |                   |                 |    |           |            |          | [time]                    |                                 | order            || allow  | attendance | 3         |               | time                |                         |
        an order to somebody else                                |                   |                 |    |           | none       |          | [date]                    |                                 | order to another || refuse | attendance | 3         |               |                     | date                    |
        an order never lets out a remark                         |                   | court           |    |           |            |          | [remark]                  |                                 | order            || refuse | attendance | 3         |               |                     | remark                  |
        an order lets the next visit's time out to a court       |                   | court           |    |           | none       |          | [future_time future_date] |                                 | order            || partly | law        |           |               | future_time         | future_date             | record_authority second_approval
        an order doesn't let it out to a solicitor               |                   | solicitor       |    |           | none       |          | [future_time]             |                                 | order            || refuse | attendance | 3         |               |                     | future_time             |
        a former partner with an order, which the court answers  |                   | former_partner  |    |           | none       |          | [date]                    |                                 | order            || refuse | attendance | 3         |               |                     | date                    |
        a private person with an order                           |                   | private_person  |    |           | none       |          | [date]                    |                                 | order            || refuse | attendance | 3         |               |                     | date                    |
        a parent with an order                                   |                   | party           | m1 |           | none       |          | [date]                    |                                 | order to m1      || allow  | law        |           |               | date                |                         | record_authority second_approval
        the police with a warrant                                |                   | police          |    |           | none       |          | [date]                    |                                 | warrant          || allow  | law        |           |               | date                |                         | record_authority second_approval
        the local authority with a warrant                       |                   | local_authority |    |           | none       |          | [date]                    |                                 | warrant          || refuse | attendance | 3         |               |                     | date                    |
        the local authority with a duty set by law               |                   | local_authority |    |           | none       |          | [date]                    |                                 | duty             || allow  | law        |           |               | date                |                         | record_authority second_approval
        a court with a duty set by law                           |                   | court           |    |           | none       |          | [date]                    |                                 | duty             || allow  | law        |           |               | date                |                         | record_authority second_approval
        a court's officer with a duty set by law                 |                   | court_officer   |    |           | none       |          | [date]                    |                                 | duty             || refuse | attendance | 3         |               |                     | date                    |
        an agency with a duty set by law                         |                   |                 | a1 |           | none       |          | [date]                    |                                 | duty             || refuse | attendance | 3         |               |                     | date                    |
        a parent sees what is held about them                    |                   | party           | m1 |           | none       |          |                           |                                 | access           || allow  | law        |           |               | date time           |                         | record_authority
        a parent asks beyond dates and times                     |                   | party           | m1 |           | none       |          | [date who_attended]       |                                 | access           || allow  | law        |           |               | date who_attended   |                         | record_authority second_approval
        a parent asks for more than the access names             |                   | party           | m1 |           | none       |          | [date who_attended]       |                                 | access, dates    || partly | law        |           |               | date                | who_attended            | record_authority
        a former partner who is one of the two sees their own    |                   | former_partner  | m1 |           | none       |          | [date]                    |                                 | access           || allow  | law        |           |               | date                |                         | record_authority
        somebody who is neither of the two                       |                   | party           | a1 |           | none       |          | [date]                    |                                 | access by a1     || refuse | attendance | 3         |               |                     | date                    |
        a child is at risk, and the agency may help              |                   |                 | a2 |           | none       |          | [date who_attended time]  | child                           |                  || partly | attendance | 3         | child_at_risk | date who_attended   | time                    | record_grounds tell_safeguarding_officer
        the same in an emergency                                 |                   |                 | a2 |           | none       |          | [date]                    | child, emergency                |                  || allow  | attendance | 3         | child_at_risk | date                |                         | record_grounds review_within_72_hours tell_safeguarding_officer
        a child is at risk, and nothing is necessary             |                   |                 | a2 |           | none       |          | [date]                    | child, nothing                  |                  || refuse | attendance | 3         |               |                     | date                    |
        a child is at risk, and a solicitor may help             |                   | solicitor       | s1 |           | none       |          | [date]                    | child                           |                  || allow  | attendance | 3         | child_at_risk | date                |                         | record_grounds tell_safeguarding_officer
        a child is at risk, but a parent asks                    |                   | party           | m1 |           | none       |          | [date]                    | child                           |                  || refuse | attendance | 3         |               |                     | date                    |
        a child is at risk, but a volunteer asks                 |                   | volunteer       | v1 |           | none       |          | [date]                    | child                           |                  || refuse | attendance | 3         |               |                     | date                    |
        the police need the next visit                           |                   | police          | p1 |           | none       |          | [future_date remark]      | child                           |                  || partly | attendance | 3         | child_at_risk | future_date         | remark                  | record_grounds tell_safeguarding_officer
        a court's officer needs the next visit                   |                   | court_officer   | p1 |           | none       |          | [future_date]             | child                           |                  || allow  | attendance | 3         | child_at_risk | future_date         |                         | record_grounds tell_safeguarding_officer
        an agency never gets the next visit, whatever the risk   |                   |                 |    |           |            |          | [future_date]             | child                           |                  || refuse | attendance | 3         |               |                     | future_date             |
        the ordinary right and a ground for the same item        |                   |                 |    |           |            |          | [date]                    | child                           |                  || allow  | attendance | 3         | child_at_risk | date                |                         | record_grounds tell_safeguarding_officer
        a ground, an order and the ordinary right together       |                   |                 |    |           |            |          | [date time]               | child                           | order            || allow  | law        |           | child_at_risk | date time           |                         | record_authority record_grounds second_approval tell_safeguarding_officer
        a ground that lets out nothing asked for                 |                   |                 |    |           |            |          | [date]                    | child, only the time            |                  || allow  | attendance | 3         |               | date                |                         |
        decided by the chair, who is no decider                  |                   |                 | a2 |           | none       |          | [date]                    | child, by the chair             |                  || refuse | attendance | 3         |               |                     | date                    |
        decided by the chair in an emergency                     |                   |                 | a2 |           | none       |          | [date]                    | child, by the chair at once     |                  || allow  | attendance | 3         | child_at_risk | date                |                         | record_grounds review_within_72_hours tell_safeguarding_officer
        decided by a volunteer in an emergency                   |                   |                 | a2 |           | none       |          | [date]                    | child, by a volunteer at once   |                  || allow  | attendance | 3         | child_at_risk | date                |                         | record_grounds review_within_72_hours tell_safeguarding_officer
        decided by a trustee, who doesn't serve, in an emergency |                   |                 | a2 |           | none       |          | [date]                    | child, by a trustee at once     |                  || refuse | attendance | 3         |               |                     | date                    |
        a grown-up isn't a child at risk                         |                   |                 | a2 |           | none       |          | [date]                    | a user under the child's ground |                  || refuse | attendance | 3         |               |                     | date                    |
        violence to somebody who comes here                      |                   |                 | a2 |           | none       |          | [date]                    | violence                        |                  || allow  | attendance | 3         | violence      | date                |                         | record_grounds tell_safeguarding_officer
        violence to a volunteer, decided by the coordinator      |                   |                 | a2 |           | none       |          | [date]                    | violence to a volunteer         |                  || allow  | attendance | 3         | violence      | date                |                         | record_grounds tell_safeguarding_officer
        violence to staff, whom Withington doesn't name          |                   |                 | a2 |           | none       |          | [date]                    | violence to staff               |                  || refuse | attendance | 3         |               |                     | date                    |
        emotional harm isn't violence                            |                   |                 | a2 |           | none       |          | [date]                    | emotional harm to a user        |                  || refuse | attendance | 3         |               |                     | date                    |
        emotional harm, where any harm counts                    | any harm, staff   |                 | a2 |           | none       |          | [date]                    | emotional harm to a user        |                  || allow  | attendance | 3         | violence      | date                |                         | record_grounds tell_safeguarding_officer
        violence to staff, where staff count                     | any harm, staff   |                 | a2 |           | none       |          | [date]                    | violence to staff               |                  || allow  | attendance | 3         | violence      | date                |                         | record_grounds tell_safeguarding_officer
        a child's ground where the document has only one other   | any harm, staff   |                 | a2 |           | none       |          | [date]                    | child                           |                  || refuse | attendance | 3         |               |                     | date                    |
        a ground that no document has                            |                   |                 | a2 |           | none       |          | [date]                    | a ground of its own             |                  || refuse | attendance | 3         |               |                     | date                    |
        the officer, where the coordinator decides alone         | coordinator alone |                 | a2 |           | none       |          | [date]                    | by the officer                  |                  || refuse | attendance | 3         |               |                     | date                    |
        a ground in a document that states none                  | knock             |                 | a2 |           | none       |          | [date]                    | child                           |                  || allow  | attendance | 4         | child_at_risk | date                |                         | record_grounds tell_safeguarding_officer
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
    Table(
        ask="share_concern",
        title="What of a concern is shared with whom",
        ordinary={
            "recipient": {"kind": "police", "id": "p1", "identity_confirmed": True},
            "items": ["facts", "child"],
            "exception": {**CHILD, "necessary": ["facts", "child", "location", "raised_by"]},
        },
        columns={
            "told": "recipient.kind",
            "confirmed": "recipient.identity_confirmed",
            "items": "items",
            "exception": "exception",
            "decided by": "exception.decided_by",
            "emergency": "exception.emergency",
            "necessary": "exception.necessary",
        },
        drawn="""
        what is shared                                                | edition | told            | confirmed | items                      | exception | decided by  | emergency | necessary || answer | rule       | paragraph | ground        | released    | withheld           | duties
        --------------------------------------------------------------+---------+-----------------+-----------+----------------------------+-----------+-------------+-----------+-----------++--------+------------+-----------+---------------+-------------+--------------------+----------------------------------------------------------------
        the police are told what is necessary                         |         |                 |           |                            |           |             |           |           || allow  | attendance | 3         | child_at_risk | child facts |                    | record_grounds tell_safeguarding_officer
        the local authority is told                                   |         | local_authority |           |                            |           |             |           |           || allow  | attendance | 3         | child_at_risk | child facts |                    | record_grounds tell_safeguarding_officer
        the health service is told where they are                     |         | health          |           | [location]                 |           |             |           |           || allow  | attendance | 3         | child_at_risk | location    |                    | record_grounds tell_safeguarding_officer
        the police in an emergency                                    |         |                 |           |                            |           |             | yes       |           || allow  | attendance | 3         | child_at_risk | child facts |                    | record_grounds review_within_72_hours tell_safeguarding_officer
        the person at risk never learns where others are or who spoke |         | person_at_risk  |           | [facts location raised_by] |           |             |           |           || partly | attendance | 3         | child_at_risk | facts       | location raised_by | record_grounds tell_safeguarding_officer
        the person at risk asks only for that                         |         | person_at_risk  |           | [location raised_by]       |           |             |           |           || refuse | attendance | 3         |               |             | location raised_by |
        what isn't necessary stays                                    |         |                 |           | [facts history]            |           |             |           |           || partly | attendance | 3         | child_at_risk | facts       | history            | record_grounds tell_safeguarding_officer
        nothing is necessary                                          |         |                 |           |                            |           |             |           | []        || refuse | attendance | 3         |               |             | child facts        |
        nothing is asked                                              |         |                 |           | []                         |           |             |           |           || refuse | attendance | 3         |               |             |                    |
        a caller who says they are the police                         |         |                 | no        |                            |           |             |           |           || refuse | floor      |           |               |             | child facts        | call_back
        nobody is at risk                                             |         |                 |           |                            | none      |             |           |           || refuse | attendance | 3         |               |             | child facts        |
        decided by the team leader                                    |         |                 |           |                            |           | team_leader |           |           || refuse | attendance | 3         |               |             | child facts        |
        decided by the team leader in an emergency                    |         |                 |           |                            |           | team_leader | yes       |           || allow  | attendance | 3         | child_at_risk | child facts |                    | record_grounds review_within_72_hours tell_safeguarding_officer
        a court is not among those who are told                       |         | court           |           |                            |           |             |           |           || refuse | attendance | 3         |               |             | child facts        |
        an agency is not                                              |         | agency          |           |                            |           |             |           |           || refuse | attendance | 3         |               |             | child facts        |
        a former partner is not                                       |         | former_partner  |           |                            |           |             | yes       |           || refuse | attendance | 3         |               |             | child facts        |
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_attendance_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
