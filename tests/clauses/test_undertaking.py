"""Who may see a family: those who have promised not to speak of it, whose work it is, and who don't know it."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

SIGNED = {"edition": "withington", "signed_on": "2026-01-10", "withdrawn_on": None}

SPECIFICATION = [
    Table(
        ask="see_family",
        title="Who may see a family",
        ordinary={
            "role": "volunteer",
            "undertaking": SIGNED,
            "knows_family": False,
            "waived_by": None,
            "on_duty": True,
        },
        columns={
            "role": "role",
            "undertaking": "undertaking",
            "knows": "knows_family",
            "waived by": "waived_by",
            "on duty": "on_duty",
        },
        words={
            "an older one": {**SIGNED, "edition": "withington-2019"},
            "signed today": {**SIGNED, "signed_on": "2026-11-21"},
            "from tomorrow": {**SIGNED, "signed_on": "2026-11-22"},
            "taken back today": {**SIGNED, "withdrawn_on": "2026-11-21"},
            "back tomorrow": {**SIGNED, "withdrawn_on": "2026-11-22"},
            "never dated": {**SIGNED, "signed_on": None},
            "of no edition": {**SIGNED, "edition": None},
        },
        drawn="""
        the case                                         | edition            | role                 | undertaking      | knows | waived by            | on duty || answer | rule        | paragraph | reason
        -------------------------------------------------+--------------------+----------------------+------------------+-------+----------------------+---------++--------+-------------+-----------+-----------------------
        a volunteer on duty who has signed               |                    |                      |                  |       |                      |         || allow  | undertaking | 1         | may_see_family
        a volunteer who signed this morning              |                    |                      | signed today     |       |                      |         || allow  | undertaking | 1         | may_see_family
        a volunteer who has not signed                   |                    |                      | none             |       |                      |         || refuse | undertaking | 1         | undertaking_not_signed
        a volunteer who signed an earlier edition        |                    |                      | an older one     |       |                      |         || refuse | undertaking | 1         | undertaking_not_signed
        a volunteer whose signature counts from tomorrow |                    |                      | from tomorrow    |       |                      |         || refuse | undertaking | 1         | undertaking_not_signed
        a signature without a day                        |                    |                      | never dated      |       |                      |         || refuse | undertaking | 1         | undertaking_not_signed
        a signature without an edition                   |                    |                      | of no edition    |       |                      |         || refuse | undertaking | 1         | undertaking_not_signed
        a volunteer who took it back today               |                    |                      | taken back today |       |                      |         || refuse | undertaking | 1         | undertaking_withdrawn
        a volunteer who takes it back tomorrow           |                    |                      | back tomorrow    |       |                      |         || allow  | undertaking | 1         | may_see_family
        a volunteer who is not on duty                   |                    |                      |                  |       |                      | no      || refuse | undertaking | 1         | not_on_duty
        a team leader who is not on duty                 |                    | team_leader          |                  |       |                      | no      || refuse | undertaking | 1         | not_on_duty
        a team leader on duty                            |                    | team_leader          |                  |       |                      |         || allow  | undertaking | 1         | may_see_family
        an interpreter on duty who has signed            |                    | interpreter          |                  |       |                      |         || allow  | undertaking | 1         | may_see_family
        an interpreter on duty who has not signed        |                    | interpreter          | none             |       |                      |         || refuse | undertaking | 1         | undertaking_not_signed
        an interpreter who is not on duty                |                    | interpreter          |                  |       |                      | no      || refuse | undertaking | 1         | not_on_duty
        the coordinator, at home in the evening          |                    | coordinator          |                  |       |                      | no      || allow  | undertaking | 1         | may_see_family
        a coordinator who has not signed                 |                    | coordinator          | none             |       |                      |         || refuse | undertaking | 1         | undertaking_not_signed
        the safeguarding officer, at home in the evening |                    | safeguarding_officer |                  |       |                      | no      || allow  | undertaking | 1         | may_see_family
        the chair, who has signed                        |                    | chair                |                  |       |                      |         || refuse | undertaking | 1         | role_sees_no_family
        the minister, of whom no signature is asked      |                    | minister             | none             |       |                      |         || refuse | undertaking | 1         | role_sees_no_family
        a trustee                                        |                    | trustee              | none             |       |                      |         || refuse | undertaking | 1         | role_sees_no_family
        a referrer                                       |                    | referrer             | none             |       |                      |         || refuse | undertaking | 1         | role_sees_no_family
        a volunteer who knows the family                 |                    |                      |                  | yes   |                      |         || refuse | floor       |           | knows_them
        a coordinator who knows the family               |                    | coordinator          |                  | yes   |                      |         || refuse | floor       |           | knows_them
        somebody who knows them and has not signed       |                    |                      | none             | yes   |                      |         || refuse | floor       |           | knows_them
        waived by the safeguarding officer               |                    |                      |                  | yes   | safeguarding_officer |         || allow  | undertaking | 1         | may_see_family
        waived by the chair                              |                    |                      |                  | yes   | chair                |         || allow  | undertaking | 1         | may_see_family
        waived by the minister                           |                    |                      |                  | yes   | minister             |         || allow  | undertaking | 1         | may_see_family
        waived by the coordinator, which is not enough   |                    |                      |                  | yes   | coordinator          |         || refuse | floor       |           | knows_them
        waived, but not signed                           |                    |                      | none             | yes   | chair                |         || refuse | undertaking | 1         | undertaking_not_signed
        a document that asks nobody to sign              | no signature asked |                      | none             |       |                      |         || allow  | undertaking | 1         | may_see_family
        a document that doesn't state the rule           | knock              |                      |                  |       |                      |         || refuse | undertaking |           | undertaking_not_signed
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_undertaking_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
