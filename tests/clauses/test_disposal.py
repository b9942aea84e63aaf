"""When a record may be destroyed, and by whose word."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

LAST_USE = {"what": "attendance", "on": "2023-11-20"}
OLD = {"what": "referral", "on": "2020-02-03"}
CHAIR = {"by": "p1", "role": "chair", "on": "2026-11-21", "related_to": []}
OTHER = {"by": "p2", "role": "minister", "on": "2026-11-21", "related_to": []}
THIRD = {"by": "p3", "role": "coordinator", "on": "2026-11-21", "related_to": []}
HOLD = {"ground": "safeguarding", "from": "2026-01-01", "until": "2026-12-31"}


def used(on: str, what: str = "booking") -> list[dict[str, str]]:
    """Tell the story of a record that was used long ago and then once more."""
    return [OLD, {"what": what, "on": on}]


WORDS: dict[str, object] = {
    "used in 2023-11-21": used("2023-11-21"),
    "used in 2024": used("2024-05-01"),
    "opened in 2026": used("2026-01-01", "view"),
    "printed in 2026": used("2026-01-01", "print"),
    "used tomorrow": used("2026-11-22"),
    "used on a leap day": used("2020-02-29"),
    "used on 31 March": used("2023-03-31"),
    "attested": [{"what": "attested", "on": "2023-11-20"}],
    "created": [{"what": "created", "on": "2025-11-20"}, {"what": "created", "on": "2026-02-01"}],
    "only created": [{"what": "created", "on": "2020-01-01"}],
    "nothing": [],
    "used in 9999": [{"what": "attendance", "on": "9999-01-01"}],
    "held": [HOLD],
    "held until today": [{**HOLD, "until": "2026-11-21"}],
    "held until yesterday": [{**HOLD, "until": "2026-11-20"}],
    "held from tomorrow": [{**HOLD, "from": "2026-11-22"}],
    "held without end": [{**HOLD, "until": None}],
    "hold of no days": [{**HOLD, "from": "2026-11-21", "until": "2026-11-20"}],
    "one of two held": [{**HOLD, "until": "2026-11-20"}, {**HOLD, "ground": "request"}],
    "nobody": [],
    "one": [CHAIR],
    "one, twice": [CHAIR, {**CHAIR, "role": "minister"}],
    "a volunteer": [CHAIR, {**OTHER, "role": "volunteer"}],
    "a trustee": [CHAIR, {**OTHER, "role": "trustee"}],
    "his wife": [CHAIR, {**OTHER, "related_to": ["p1"]}],
    "her husband": [{**CHAIR, "related_to": ["p2"]}, OTHER],
    "two of three": [CHAIR, {**OTHER, "related_to": ["p1"]}, THIRD],
    "two coordinators": [THIRD, {**THIRD, "by": "p4"}],
    "one too early": [CHAIR, {**OTHER, "on": "2026-11-20"}],
    "one tomorrow": [CHAIR, {**OTHER, "on": "2026-11-22"}],
}

SPECIFICATION = [
    Table(
        ask="dispose",
        title="Whether a record may be destroyed",
        ordinary={
            "kind": "family",
            "left_on": None,
            "events": [OLD, LAST_USE],
            "holds": [],
            "approvals": [CHAIR, OTHER],
            "objection": False,
        },
        columns={
            "kind": "kind",
            "left": "left_on",
            "story": "events",
            "holds": "holds",
            "approved by": "approvals",
            "objection": "objection",
        },
        words=WORDS,
        drawn="""
        the case                                           | edition       | now              | kind        | left       | story              | holds                | approved by      | objection || answer | rule     | paragraph | state  | due on     | error         | reason
        ---------------------------------------------------+---------------+------------------+-------------+------------+--------------------+----------------------+------------------+-----------++--------+----------+-----------+--------+------------+---------------+--------------------
        unused for three years and a day, approved by two  |               |                  |             |            |                    |                      |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        unused for three years to the day                  |               |                  |             |            | used in 2023-11-21 |                      |                  |           || refuse | disposal | 8         | in_use | 2026-11-22 |               | still_in_use
        used since                                         |               |                  |             |            | used in 2024       |                      |                  |           || refuse | disposal | 8         | in_use | 2027-05-02 |               | still_in_use
        looking at it is not use                           |               |                  |             |            | opened in 2026     |                      |                  |           || allow  | disposal | 8         | due    | 2023-02-04 |               | unused_and_approved
        printing it is not use                             |               |                  |             |            | printed in 2026    |                      |                  |           || allow  | disposal | 8         | due    | 2023-02-04 |               | unused_and_approved
        a use tomorrow is none yet                         |               |                  |             |            | used tomorrow      |                      |                  |           || allow  | disposal | 8         | due    | 2023-02-04 |               | unused_and_approved
        somebody attests that it is needed                 |               |                  |             |            | attested           |                      |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        last used on a leap day                            |               |                  |             |            | used on a leap day |                      |                  |           || allow  | disposal | 8         | due    | 2023-03-01 |               | unused_and_approved
        last used on 31 March                              |               |                  |             |            | used on 31 March   |                      |                  |           || allow  | disposal | 8         | due    | 2026-04-01 |               | unused_and_approved
        a record that was never used                       |               |                  |             |            | only created       |                      |                  |           ||        |          |           |        |            | facts.events  |
        a record without a story                           |               |                  |             |            | nothing            |                      |                  |           ||        |          |           |        |            | facts.events  |
        a record whose time no calendar holds              |               | 9999-06-01T10:00 |             |            | used in 9999       |                      |                  |           ||        |          |           |        |            | facts.events  |
        a kind that the schedule doesn't have              |               |                  | dog_licence |            |                    |                      |                  |           ||        |          |           |        |            | facts.kind    |
        held for safeguarding                              |               |                  |             |            |                    | held                 |                  |           || refuse | disposal | 8         | held   | 2026-11-21 |               | held
        held, and also used since                          |               |                  |             |            | used in 2024       | held                 |                  |           || refuse | disposal | 8         | in_use | 2027-05-02 |               | still_in_use
        held until today                                   |               |                  |             |            |                    | held until today     |                  |           || refuse | disposal | 8         | held   | 2026-11-21 |               | held
        held until yesterday                               |               |                  |             |            |                    | held until yesterday |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        held from tomorrow                                 |               |                  |             |            |                    | held from tomorrow   |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        held without an end                                |               |                  |             |            |                    | held without end     |                  |           || refuse | disposal | 8         | held   | 2026-11-21 |               | held
        a hold that ended before it began                  |               |                  |             |            |                    | hold of no days      |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        one of two holds is over                           |               |                  |             |            |                    | one of two held      |                  |           || refuse | disposal | 8         | held   | 2026-11-21 |               | held
        somebody objects                                   |               |                  |             |            |                    |                      |                  | yes       || refuse | disposal | 8         | due    | 2026-11-21 |               | objection
        nobody has approved                                |               |                  |             |            |                    |                      | nobody           |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        one person has approved                            |               |                  |             |            |                    |                      | one              |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        one person has approved in two roles               |               |                  |             |            |                    |                      | one, twice       |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        a volunteer's approval doesn't count               |               |                  |             |            |                    |                      | a volunteer      |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        a trustee's counts where the document says so      | two approvers |                  |             |            |                    |                      | a trustee        |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        the second is related to the first                 |               |                  |             |            |                    |                      | his wife         |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        the first is related to the second                 |               |                  |             |            |                    |                      | her husband      |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        a third person makes up for the related one        |               |                  |             |            |                    |                      | two of three     |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        two people in one role                             |               |                  |             |            |                    |                      | two coordinators |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        one approved before it was due                     |               |                  |             |            |                    |                      | one too early    |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        one approves tomorrow                              |               |                  |             |            |                    |                      | one tomorrow     |           || refuse | disposal | 8         | due    | 2026-11-21 |               | not_approved_by_two
        a concern is kept like the rest, until a hold ends |               |                  | concern     |            |                    |                      |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        a volunteer's file, six years after leaving        | own periods   |                  | volunteer   | 2020-11-20 |                    |                      |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        a volunteer's file, within six years               | own periods   |                  | volunteer   | 2020-11-21 |                    |                      |                  |           || refuse | disposal | 8         | in_use | 2026-11-22 |               | still_in_use
        a volunteer's file, of one who has not left        | own periods   |                  | volunteer   |            |                    |                      |                  |           ||        |          |           |        |            | facts.left_on |
        a kind that counts from its making                 | own periods   |                  | incident    |            | created            |                      |                  |           || allow  | disposal | 8         | due    | 2026-11-21 |               | unused_and_approved
        a kind that counts from its making, never made     | own periods   |                  | incident    |            | attested           |                      |                  |           ||        |          |           |        |            | facts.events  |
        a document that doesn't state the rule             | knock         |                  |             |            |                    |                      |                  |           || allow  | disposal |           | due    | 2026-11-21 |               | unused_and_approved
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_disposal_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
