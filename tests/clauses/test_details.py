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
        the case                                            | edition | subject   | to             | id | confirmed | items               | purpose  | permission                    | exception        | authority    || answer | rule    | paragraph | ground        | released          | withheld  | duties                                                                    | reason
        ----------------------------------------------------+---------+-----------+----------------+----+-----------+---------------------+----------+-------------------------------+------------------+--------------++--------+---------+-----------+---------------+-------------------+-----------+---------------------------------------------------------------------------+-----------------------
        the agency that referred them, without permission   |         |           |                |    |           |                     |          |                               |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a permission for this recipient and purpose         |         |           |                |    |           |                     |          | given                         |                  |              || allow  | details | 4         |               | telephone         |           |                                                                           | permission
        a permission covers only what it names              |         |           |                |    |           | [telephone address] |          | given                         |                  |              || partly | details | 4         |               | telephone         | address   |                                                                           | permission
        two permissions add up                              |         |           |                |    |           | [name email]        |          | given twice                   |                  |              || allow  | details | 4         |               | email name        |           |                                                                           | permission
        nothing is asked for                                |         |           |                |    |           | []                  |          | given                         |                  |              || refuse | details | 4         |               |                   |           |                                                                           | nothing_asked_for
        a permission for somebody else                      |         |           |                |    |           |                     |          | to somebody else              |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a permission for another purpose                    |         |           |                |    |           |                     |          | for something else            |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        an empty purpose matches nothing                    |         |           |                |    |           |                     | (empty)  | for nothing                   |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a purpose of blanks matches nothing                 |         |           |                |    |           |                     | (blanks) | for blanks                    |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a permission from today                             |         |           |                |    |           |                     |          | from today                    |                  |              || allow  | details | 4         |               | telephone         |           |                                                                           | permission
        a permission from tomorrow                          |         |           |                |    |           |                     |          | from tomorrow                 |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a permission until today                            |         |           |                |    |           |                     |          | until today                   |                  |              || allow  | details | 4         |               | telephone         |           |                                                                           | permission
        a permission until yesterday                        |         |           |                |    |           |                     |          | until yesterday               |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a permission without an end                         |         |           |                |    |           |                     |          | without an end                |                  |              || allow  | details | 4         |               | telephone         |           |                                                                           | permission
        a permission that ended before it began             |         |           |                |    |           |                     |          | ended before it began         |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a permission withdrawn today                        |         |           |                |    |           |                     |          | withdrawn today               |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a permission withdrawn from tomorrow                |         |           |                |    |           |                     |          | withdrawn from tomorrow       |                  |              || allow  | details | 4         |               | telephone         |           |                                                                           | permission
        a permission withdrawn before it was given          |         |           |                |    |           |                     |          | withdrawn before it was given |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a former partner with permission                    |         |           | former_partner | f1 |           |                     |          | to f1                         |                  |              || allow  | details | 4         |               | telephone         |           |                                                                           | permission
        a former partner without                            |         |           | former_partner | f1 |           |                     |          |                               |                  |              || refuse | details | 4         |               |                   | telephone |                                                                           | no_permission
        a former partner with an order                      |         |           | former_partner | f1 |           | [address]           |          |                               |                  | order to f1  || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        a former partner while a child is at risk           |         |           | former_partner | f1 |           | [address]           |          |                               | a child          |              || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        the other parent with an order                      |         |           | party          | f1 |           | [address]           |          |                               |                  | order to f1  || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        the other parent asks for access to it              |         |           | party          | f1 |           | [address]           |          |                               |                  | access by f1 || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        a parent sees their own                             |         |           | party          | s1 |           | [address telephone] |          |                               |                  | access       || allow  | law     |           |               | address telephone |           | record_authority second_approval                                          | authority
        a parent with an order about themselves             |         |           | party          | s1 |           | [address]           |          |                               |                  | order to s1  || allow  | law     |           |               | address           |           | record_authority second_approval                                          | authority
        a former partner who says they are the subject      |         |           | former_partner | s1 |           | [address]           |          |                               |                  | access       || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        a private person who is the subject                 |         |           | private_person | s1 |           | [address]           |          |                               |                  | access       || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        a solicitor with an order                           |         |           | solicitor      | a1 |           | [address telephone] |          |                               |                  | order        || partly | law     |           |               | address           | telephone | record_authority second_approval                                          | authority
        an order to somebody else                           |         |           | solicitor      | a2 |           | [address]           |          |                               |                  | order        || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        the court with an order                             |         |           | court          | a1 |           | [address]           |          |                               |                  | order        || allow  | law     |           |               | address           |           | record_authority second_approval                                          | authority
        the police with a warrant                           |         |           | police         | a1 |           | [address]           |          |                               |                  | warrant      || allow  | law     |           |               | address           |           | record_authority second_approval                                          | authority
        an agency with a warrant                            |         |           |                |    |           | [address]           |          |                               |                  | warrant      || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        a child is at risk, and the agency may help         |         |           |                |    |           | [address telephone] |          |                               | a child          |              || partly | details | 4         | child_at_risk | address           | telephone | record_grounds tell_safeguarding_officer                                  | risk_ground
        the police in an emergency                          |         |           | police         | p1 |           | [address]           |          |                               | child, emergency |              || allow  | details | 4         | child_at_risk | address           |           | record_grounds review_within_72_hours tell_safeguarding_officer           | risk_ground
        nobody has made sure who it is, in an emergency     |         |           | police         | p1 | no        | [address]           |          |                               | child, emergency |              || refuse | floor   |           |               |                   | address   | call_back                                                                 | identity_not_confirmed
        nobody has made sure who it is, with permission     |         |           |                |    | no        |                     |          | given                         |                  |              || refuse | floor   |           |               |                   | telephone | call_back                                                                 | identity_not_confirmed
        a ground, an order and a permission together        |         |           |                |    |           | [address telephone] |          | given                         | a child          | order        || allow  | law     |           | child_at_risk | address telephone |           | record_authority record_grounds second_approval tell_safeguarding_officer | authority
        a volunteer's address, for an agency                |         | volunteer |                |    |           | [address]           |          |                               |                  |              || refuse | details | 4         |               |                   | address   |                                                                           | no_permission
        a child's school, for an agency                     |         | child     |                |    |           | [school]            |          |                               |                  |              || refuse | details | 4         |               |                   | school    |                                                                           | no_permission
        a grandparent's telephone, with permission          |         | relative  |                |    |           |                     |          | given                         |                  |              || allow  | details | 4         |               | telephone         |           |                                                                           | permission
        a permission where the document states no such rule | knock   |           |                |    |           |                     |          | given                         |                  |              || allow  | details |           |               | telephone         |           |                                                                           | permission
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
        what is shown                              | concerns | window | typed it | sent || answer | rule    | paragraph | reason
        -------------------------------------------+----------+--------+----------+------++--------+---------+-----------+-------------------
        it concerns nobody else                    |          |        |          |      || allow  | details | 4         | concerns_only_them
        it concerns nobody else, and is past       |          | past   |          | yes  || allow  | details | 4         | concerns_only_them
        they are named twice                       | [m1 m1]  |        |          |      || allow  | details | 4         | concerns_only_them
        it concerns somebody else as well          | [m1 f1]  |        |          |      || refuse | details | 4         | concerns_others
        it concerns only somebody else             | [f1]     |        |          |      || refuse | details | 4         | concerns_others
        it concerns nobody                         | []       |        |          |      || refuse | details | 4         | concerns_others
        they typed it and have not sent it         | [m1 f1]  |        | yes      |      || allow  | details | 4         | typed_and_not_sent
        they typed it and have sent it             | [m1 f1]  |        | yes      | yes  || refuse | details | 4         | concerns_others
        somebody else typed it and has not sent it | [m1 f1]  | past   | no       |      || refuse | details | 4         | concerns_others
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_details_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
