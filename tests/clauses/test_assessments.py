"""Which professional from outside may come in for what."""

from __future__ import annotations

import pytest

from tests.clauses.drawn import Case, Table, cases

AGREED = {
    "visitor": "v1",
    "arrangement": "r1",
    "activity": "assessment",
    "from": "2026-11-21T10:00",
    "until": "2026-11-21T12:00",
    "made_at": "2026-11-20T18:00",
    "agreed_by": ["coordinator"],
}
ALL_NULL: dict[str, object] = dict.fromkeys(AGREED)
WORDS: dict[str, object] = {
    "for a colleague": {**AGREED, "visitor": "v2"},
    "for another family": {**AGREED, "arrangement": "r2"},
    "for a meeting": {**AGREED, "activity": "meeting_client"},
    "to observe": {**AGREED, "activity": "observation"},
    "for a visit": {**AGREED, "activity": "visit"},
    "to the second": {**AGREED, "until": "2026-11-21T10:30:00"},
    "over a minute ago": {**AGREED, "until": "2026-11-21T10:29"},
    "from now": {**AGREED, "from": "2026-11-21T10:30"},
    "in a minute": {**AGREED, "from": "2026-11-21T10:31"},
    "made as it began": {**AGREED, "made_at": "2026-11-21T10:00"},
    "made afterwards": {**AGREED, "made_at": "2026-11-21T10:20"},
    "over before it began": {**AGREED, "from": "2026-11-21T10:30", "until": "2026-11-21T10:29"},
    "without an end": {**AGREED, "until": None},
    "without a beginning": {**AGREED, "from": None},
    "made at no time": {**AGREED, "made_at": None},
    "by the family": {**AGREED, "agreed_by": ["family"]},
    "by both": {**AGREED, "agreed_by": ["family", "coordinator"]},
    "by all three": {**AGREED, "agreed_by": ["family", "coordinator", "chair"]},
    "by nobody": {**AGREED, "agreed_by": []},
    "by null": {**AGREED, "agreed_by": None},
    "all null": ALL_NULL,
}

SPECIFICATION = [
    Table(
        ask="admit",
        title="Who is admitted for what",
        ordinary={
            "visitor": {"id": "v1", "kind": "social_worker"},
            "activity": "assessment",
            "arrangement": "r1",
            "agreement": AGREED,
        },
        columns={"visitor": "visitor.kind", "activity": "activity", "agreement": "agreement"},
        words=WORDS,
        drawn="""
        the case                                                  | edition       | visitor       | activity       | agreement            || answer | rule        | paragraph | duties               | reason
        ----------------------------------------------------------+---------------+---------------+----------------+----------------------++--------+-------------+-----------+----------------------+----------------------
        a social worker comes as agreed                           |               |               |                |                      || allow  | assessments | 5         |                      | agreed_beforehand
        a solicitor comes as agreed                               |               | solicitor     |                |                      || allow  | assessments | 5         |                      | agreed_beforehand
        nothing was agreed                                        |               |               |                | none                 || refuse | assessments | 5         |                      | no_agreement_for_this
        a colleague comes instead                                 |               |               |                | for a colleague      || refuse | assessments | 5         |                      | no_agreement_for_this
        it was agreed for another family                          |               |               |                | for another family   || refuse | assessments | 5         |                      | no_agreement_for_this
        it was agreed for something else                          |               |               |                | for a meeting        || refuse | assessments | 5         |                      | no_agreement_for_this
        it ends this minute                                       |               |               |                | to the second        || allow  | assessments | 5         |                      | agreed_beforehand
        it ended a minute ago                                     |               |               |                | over a minute ago    || refuse | assessments | 5         |                      | agreement_not_in_time
        it begins this minute                                     |               |               |                | from now             || allow  | assessments | 5         |                      | agreed_beforehand
        it begins in a minute                                     |               |               |                | in a minute          || refuse | assessments | 5         |                      | agreement_not_in_time
        it was made as it began                                   |               |               |                | made as it began     || refuse | assessments | 5         |                      | agreement_not_in_time
        it was made afterwards                                    |               |               |                | made afterwards      || refuse | assessments | 5         |                      | agreement_not_in_time
        it was over before it began                               |               |               |                | over before it began || refuse | assessments | 5         |                      | agreement_not_in_time
        it has no end                                             |               |               |                | without an end       || allow  | assessments | 5         |                      | agreed_beforehand
        it has no beginning                                       |               |               |                | without a beginning  || refuse | assessments | 5         |                      | agreement_not_in_time
        nobody knows when it was made                             |               |               |                | made at no time      || refuse | assessments | 5         |                      | agreement_not_in_time
        only the family agreed                                    |               |               |                | by the family        || refuse | assessments | 5         |                      | not_agreed_by_all
        more agreed than had to                                   |               |               |                | by both              || allow  | assessments | 5         |                      | agreed_beforehand
        nobody agreed                                             |               |               |                | by nobody            || refuse | assessments | 5         |                      | not_agreed_by_all
        nobody wrote down who agreed                              |               |               |                | by null              || refuse | assessments | 5         |                      | not_agreed_by_all
        an agreement in which nothing stands                      |               |               |                | all null             || refuse | assessments | 5         |                      | no_agreement_for_this
        a solicitor meets a client as agreed                      |               | solicitor     | meeting_client | for a meeting        || allow  | assessments | 5         |                      | agreed_beforehand
        a visit, of which the policy says nothing                 |               |               | visit          | for a visit          || refuse | floor       |           | ask_person_in_charge | activity_not_covered
        a visit, where the policy covers visits                   | covers visits |               | visit          | for a visit          || allow  | assessments | 5         |                      | agreed_beforehand
        an observation, where it isn't covered                    | covers visits |               | observation    | to observe           || refuse | floor       |           | ask_person_in_charge | activity_not_covered
        a centre that admits nobody                               | never admits  |               |                |                      || refuse | assessments | 5         |                      | nobody_admitted
        a visit to a centre that admits nobody                    | never admits  |               | visit          | for a visit          || refuse | floor       |           | ask_person_in_charge | activity_not_covered
        a court's officer observes                                | only observes | court_officer | observation    | to observe           || allow  | assessments | 5         |                      | agreed_beforehand
        a court's officer assesses, where they may only observe   | only observes | court_officer | assessment     |                      || refuse | assessments | 5         |                      | only_observation
        a social worker observes, where only court's officers may | only observes | social_worker | observation    | to observe           || refuse | assessments | 5         |                      | kind_not_admitted
        a court's officer observes without agreement              | only observes | court_officer | observation    | none                 || refuse | assessments | 5         |                      | no_agreement_for_this
        Cafcass in Wigan, agreed by both                          | wigan         | cafcass       |                | by both              || allow  | assessments | 7         |                      | agreed_beforehand
        Cafcass in Wigan, agreed by the coordinator alone         | wigan         | cafcass       |                |                      || refuse | assessments | 7         |                      | not_agreed_by_all
        a solicitor in Wigan, agreed by all                       | wigan         | solicitor     |                | by all three         || refuse | assessments | 7         |                      | kind_not_admitted
        a document that doesn't state the rule                    | bath          |               |                | none                 || refuse | assessments |           |                      | no_agreement_for_this
        """,  # noqa: E501 - a drawn table is as wide as its columns
    ),
]


@pytest.mark.parametrize("case", cases(SPECIFICATION), ids=lambda case: case.name)
def test_assessments_is_as_drawn(case: Case) -> None:
    assert case.answer() == case.expected
