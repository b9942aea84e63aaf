"""Whose details go to whom, and what somebody may be shown as their own."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

GIVEN = {
    "items": ["telephone", "name"],
    "recipient": "a1",
    "purpose": "arranging a visit",
    "from": "2026-11-01",
    "until": "2026-11-30",
    "withdrawn_on": None,
}
CHILD = {
    "ground": "child_at_risk",
    "person_at_risk": "child",
    "harm": "sexual",
    "decided_by": "safeguarding_officer",
    "emergency": False,
    "necessary": ["address", "school"],
}
ORDER = {"kind": "court_order", "recipient": "a1", "items": ["address"]}
ACCESS = {"kind": "subject_access", "recipient": "s1", "items": ["address", "telephone"]}
WORDS: dict[str, object] = {
    "given": [GIVEN],
    "given twice": [{**GIVEN, "items": ["name"]}, {**GIVEN, "items": ["email"]}],
    "to somebody else": [{**GIVEN, "recipient": "a2"}],
    "for something else": [{**GIVEN, "purpose": "a reference"}],
    "for nothing": [{**GIVEN, "purpose": ""}],
    "for blanks": [{**GIVEN, "purpose": " "}],
    "from today": [{**GIVEN, "from": "2026-11-21"}],
    "from tomorrow": [{**GIVEN, "from": "2026-11-22"}],
    "until today": [{**GIVEN, "until": "2026-11-21"}],
    "until yesterday": [{**GIVEN, "until": "2026-11-20"}],
    "without an end": [{**GIVEN, "until": None}],
    "ended before it began": [{**GIVEN, "from": "2026-11-21", "until": "2026-11-20"}],
    "withdrawn today": [{**GIVEN, "withdrawn_on": "2026-11-21"}],
    "withdrawn from tomorrow": [{**GIVEN, "withdrawn_on": "2026-11-22"}],
    "withdrawn before it was given": [{**GIVEN, "withdrawn_on": "2026-10-01"}],
    "to f1": [{**GIVEN, "recipient": "f1"}],
    "a child": CHILD,
    "child, emergency": {**CHILD, "emergency": True},
    "order": ORDER,
    "order to f1": {**ORDER, "recipient": "f1"},
    "order to s1": {**ORDER, "recipient": "s1"},
    "access": ACCESS,
    "access by f1": {**ACCESS, "recipient": "f1"},
    "warrant": {**ORDER, "kind": "warrant"},
    "(empty)": "",
    "(blanks)": " ",
}

SPECIFICATION = [
    Table(
        ask="release_details",
        title="Whose details go to whom",
        ordinary={
            "subject": {"id": "s1", "kind": "parent"},
            "recipient": {"kind": "agency", "id": "a1", "identity_confirmed": True},
            "items": ["telephone"],
            "purpose": "arranging a visit",
            "permissions": [],
            "exception": None,
            "authority": None,
        },
        columns={
            "subject": "subject.kind",
            "to": "recipient.kind",
            "id": "recipient.id",
            "confirmed": "recipient.identity_confirmed",
            "items": "items",
            "purpose": "purpose",
            "permission": "permissions",
            "exception": "exception",
            "authority": "authority",
        },
        words=WORDS,
        drawn="""
        the case                                            | edition | subject   | to             | id | confirmed | items               | purpose  | permission                    | exception        | authority    || answer | rule    | paragraph | ground        | released          | withheld  | duties
        ----------------------------------------------------+---------+-----------+----------------+----+-----------+---------------------+----------+-------------------------------+------------------+--------------++--------+---------+-----------+---------------+-------------------+-----------+--------------------------------------------------------------------------
        the agency that referred them, without permission   |         |           |                |    |           |                     |          |                               |                  |              || refuse | details | 4         |               |                   | telephone |
        a permission for this recipient and purpose         |         |           |                |    |           |                     |          | given                         |                  |              || allow  | details | 4         |               | telephone         |           |
        a permission covers only what it names              |         |           |                |    |           | [telephone address] |          | given                         |                  |              || partly | details | 4         |               | telephone         | address   |
        two permissions add up                              |         |           |                |    |           | [name email]        |          | given twice                   |                  |              || allow  | details | 4         |               | email name        |           |
        nothing is asked for                                |         |           |                |    |           | []                  |          | given                         |                  |              || refuse | details | 4         |               |                   |           |
        a permission for somebody else                      |         |           |                |    |           |                     |          | to somebody else              |                  |              || refuse | details | 4         |               |                   | telephone |
        a permission for another purpose                    |         |           |                |    |           |                     |          | for something else            |                  |              || refuse | details | 4         |               |                   | telephone |
        an empty purpose matches nothing                    |         |           |                |    |           |                     | (empty)  | for nothing                   |                  |              || refuse | details | 4         |               |                   | telephone |
        a purpose of blanks matches nothing                 |         |           |                |    |           |                     | (blanks) | for blanks                    |                  |              || refuse | details | 4         |               |                   | telephone |
        a permission from today                             |         |           |                |    |           |                     |          | from today                    |                  |              || allow  | details | 4         |               | telephone         |           |
        a permission from tomorrow                          |         |           |                |    |           |                     |          | from tomorrow                 |                  |              || refuse | details | 4         |               |                   | telephone |
        a permission until today                            |         |           |                |    |           |                     |          | until today                   |                  |              || allow  | details | 4         |               | telephone         |           |
        a permission until yesterday                        |         |           |                |    |           |                     |          | until yesterday               |                  |              || refuse | details | 4         |               |                   | telephone |
        a permission without an end                         |         |           |                |    |           |                     |          | without an end                |                  |              || allow  | details | 4         |               | telephone         |           |
        a permission that ended before it began             |         |           |                |    |           |                     |          | ended before it began         |                  |              || refuse | details | 4         |               |                   | telephone |
        a permission withdrawn today                        |         |           |                |    |           |                     |          | withdrawn today               |                  |              || refuse | details | 4         |               |                   | telephone |
        a permission withdrawn from tomorrow                |         |           |                |    |           |                     |          | withdrawn from tomorrow       |                  |              || allow  | details | 4         |               | telephone         |           |
        a permission withdrawn before it was given          |         |           |                |    |           |                     |          | withdrawn before it was given |                  |              || refuse | details | 4         |               |                   | telephone |
        a former partner with permission                    |         |           | former_partner | f1 |           |                     |          | to f1                         |                  |              || allow  | details | 4         |               | telephone         |           |
        a former partner without                            |         |           | former_partner | f1 |           |                     |          |                               |                  |              || refuse | details | 4         |               |                   | telephone |
        a former partner with an order                      |         |           | former_partner | f1 |           | [address]           |          |                               |                  | order to f1  || refuse | details | 4         |               |                   | address   |
        a former partner while a child is at risk           |         |           | former_partner | f1 |           | [address]           |          |                               | a child          |              || refuse | details | 4         |               |                   | address   |
        the other parent with an order                      |         |           | party          | f1 |           | [address]           |          |                               |                  | order to f1  || refuse | details | 4         |               |                   | address   |
        the other parent asks for access to it              |         |           | party          | f1 |           | [address]           |          |                               |                  | access by f1 || refuse | details | 4         |               |                   | address   |
        a parent sees their own                             |         |           | party          | s1 |           | [address telephone] |          |                               |                  | access       || allow  | law     |           |               | address telephone |           | record_authority second_approval
        a parent with an order about themselves             |         |           | party          | s1 |           | [address]           |          |                               |                  | order to s1  || allow  | law     |           |               | address           |           | record_authority second_approval
        a former partner who says they are the subject      |         |           | former_partner | s1 |           | [address]           |          |                               |                  | access       || refuse | details | 4         |               |                   | address   |
        a private person who is the subject                 |         |           | private_person | s1 |           | [address]           |          |                               |                  | access       || refuse | details | 4         |               |                   | address   |
        a solicitor with an order                           |         |           | solicitor      | a1 |           | [address telephone] |          |                               |                  | order        || partly | law     |           |               | address           | telephone | record_authority second_approval
        an order to somebody else                           |         |           | solicitor      | a2 |           | [address]           |          |                               |                  | order        || refuse | details | 4         |               |                   | address   |
        the court with an order                             |         |           | court          | a1 |           | [address]           |          |                               |                  | order        || allow  | law     |           |               | address           |           | record_authority second_approval
        the police with a warrant                           |         |           | police         | a1 |           | [address]           |          |                               |                  | warrant      || allow  | law     |           |               | address           |           | record_authority second_approval
        an agency with a warrant                            |         |           |                |    |           | [address]           |          |                               |                  | warrant      || refuse | details | 4         |               |                   | address   |
        a child is at risk, and the agency may help         |         |           |                |    |           | [address telephone] |          |                               | a child          |              || partly | details | 4         | child_at_risk | address           | telephone | record_grounds tell_safeguarding_officer
        the police in an emergency                          |         |           | police         | p1 |           | [address]           |          |                               | child, emergency |              || allow  | details | 4         | child_at_risk | address           |           | record_grounds review_within_72_hours tell_safeguarding_officer
        nobody has made sure who it is, in an emergency     |         |           | police         | p1 | no        | [address]           |          |                               | child, emergency |              || refuse | floor   |           |               |                   | address   | call_back
        nobody has made sure who it is, with permission     |         |           |                |    | no        |                     |          | given                         |                  |              || refuse | floor   |           |               |                   | telephone | call_back
        a ground, an order and a permission together        |         |           |                |    |           | [address telephone] |          | given                         | a child          | order        || allow  | law     |           | child_at_risk | address telephone |           | record_authority record_grounds second_approval tell_safeguarding_officer
        a volunteer's address, for an agency                |         | volunteer |                |    |           | [address]           |          |                               |                  |              || refuse | details | 4         |               |                   | address   |
        a child's school, for an agency                     |         | child     |                |    |           | [school]            |          |                               |                  |              || refuse | details | 4         |               |                   | school    |
        a grandparent's telephone, with permission          |         | relative  |                |    |           |                     |          | given                         |                  |              || allow  | details | 4         |               | telephone         |           |
        a permission where the document states no such rule | knock   |           |                |    |           |                     |          | given                         |                  |              || allow  | details |           |               | telephone         |           |
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
    Table(
        ask="show_own",
        title="What somebody may be shown as their own",
        ordinary={
            "viewer": "m1",
            "concerns": ["m1"],
            "window": "future",
            "typed_by_viewer": False,
            "sent": False,
        },
        columns={
            "concerns": "concerns",
            "window": "window",
            "typed it": "typed_by_viewer",
            "sent": "sent",
        },
        drawn="""
        what is shown                              | concerns | window | typed it | sent || answer | rule    | paragraph
        -------------------------------------------+----------+--------+----------+------++--------+---------+----------
        it concerns nobody else                    |          |        |          |      || allow  | details | 4
        it concerns nobody else, and is past       |          | past   |          | yes  || allow  | details | 4
        they are named twice                       | [m1 m1]  |        |          |      || allow  | details | 4
        it concerns somebody else as well          | [m1 f1]  |        |          |      || refuse | details | 4
        it concerns only somebody else             | [f1]     |        |          |      || refuse | details | 4
        it concerns nobody                         | []       |        |          |      || refuse | details | 4
        they typed it and have not sent it         | [m1 f1]  |        | yes      |      || allow  | details | 4
        they typed it and have sent it             | [m1 f1]  |        | yes      | yes  || refuse | details | 4
        somebody else typed it and has not sent it | [m1 f1]  | past   | no       |      || refuse | details | 4
        """,
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_details_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
