"""Facts that are not as asked: `wicketgate decide` refuses the line at its place, and answers the others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.clauses.asked import (
    ATTENDANCE,
    AUTHORITY,
    DISPOSE,
    EXCEPTION,
    REVIEW,
    UNSEAL,
    decide,
    line,
    refused,
    without,
)


@pytest.mark.parametrize(
    ("question", "places", "where"),
    [
        (REVIEW, {"ask": "release_everything"}, "ask"),
        (REVIEW, {"ask": 5}, "ask"),
        (REVIEW, {"ask": ["review"]}, "ask"),
        (REVIEW, {"edition": "vine"}, "edition"),
        (REVIEW, {"edition": None}, "edition"),
        (REVIEW, {"edition": {}}, "edition"),
        (REVIEW, {"note": "hello"}, "note"),
        (REVIEW, {"at": None}, "at"),
        (REVIEW, {"at": 5}, "at"),
        (REVIEW, {"at": "2026-11-21"}, "at"),
        (REVIEW, {"at": "2026-11-21T10:30Z"}, "at"),
        (REVIEW, {"at": "2026-11-21T10:30+00:00"}, "at"),
        (REVIEW, {"at": "2026-11-21 10:30"}, "at"),
        (REVIEW, {"at": "2026-11-21T24:00"}, "at"),
        (REVIEW, {"at": "2026-11-21T10"}, "at"),
        (REVIEW, {"at": "2026-02-29T10:30"}, "at"),
        (REVIEW, {"at": "20261121T1030"}, "at"),
        (REVIEW, {"at": "2026-W47-6T10:30"}, "at"),
        (REVIEW, {"at": "٢٠٢٦-11-21T10:30"}, "at"),
        (REVIEW, {"facts": None}, "facts"),
        (REVIEW, {"facts": []}, "facts"),
        (REVIEW, {"facts": {}}, "facts.last_reviewed"),
        (REVIEW, {"facts__last_reviewed": "2024-13"}, "facts.last_reviewed"),
        (REVIEW, {"facts__last_reviewed": "2024-3"}, "facts.last_reviewed"),
        (REVIEW, {"facts__last_reviewed": "2024-02-30"}, "facts.last_reviewed"),
        (REVIEW, {"facts__last_reviewed": "0000-01"}, "facts.last_reviewed"),
        (REVIEW, {"facts__last_reviewed": 2024}, "facts.last_reviewed"),
        (REVIEW, {"facts__shoe_size": 44}, "facts.shoe_size"),
        (ATTENDANCE, {"facts__requester__kind": "agnecy"}, "facts.requester.kind"),
        (ATTENDANCE, {"facts__requester__kind": "Agency"}, "facts.requester.kind"),
        (ATTENDANCE, {"facts__requester__kind": None}, "facts.requester.kind"),
        (ATTENDANCE, {"facts__requester__kind": ["agency"]}, "facts.requester.kind"),
        (ATTENDANCE, {"facts__requester__id": 5}, "facts.requester.id"),
        (ATTENDANCE, {"facts__requester__id": None}, "facts.requester.id"),
        (ATTENDANCE, {"facts__requester__identity_confirmed": 1}, "facts.requester.identity_confirmed"),
        (ATTENDANCE, {"facts__requester__identity_confirmed": "yes"}, "facts.requester.identity_confirmed"),
        (ATTENDANCE, {"facts__requester__hat": "red"}, "facts.requester.hat"),
        (ATTENDANCE, {"facts__requester": None}, "facts.requester"),
        (ATTENDANCE, {"facts__subject_ids": "m1"}, "facts.subject_ids"),
        (ATTENDANCE, {"facts__subject_ids": {"m1": 1}}, "facts.subject_ids"),
        (ATTENDANCE, {"facts__subject_ids": ["m1", None]}, "facts.subject_ids[1]"),
        (ATTENDANCE, {"facts__requested_on": "2026-11-20T10:30"}, "facts.requested_on"),
        (ATTENDANCE, {"facts__requested_on": "20261120"}, "facts.requested_on"),
        (ATTENDANCE, {"facts__requested_on": ""}, "facts.requested_on"),
        (ATTENDANCE, {"facts__items": None}, "facts.items"),
        (ATTENDANCE, {"facts__items": ["date", "address"]}, "facts.items[1]"),
        (ATTENDANCE, {"facts__items": ["date", ["time"]]}, "facts.items[1]"),
        (ATTENDANCE, {"facts__exception": {}}, "facts.exception.ground"),
        (ATTENDANCE, {"facts__exception": False}, "facts.exception"),
        (ATTENDANCE, {"facts__exception": {**EXCEPTION, "ground": None}}, "facts.exception.ground"),
        (ATTENDANCE, {"facts__exception": {**EXCEPTION, "harm": None}}, "facts.exception.harm"),
        (ATTENDANCE, {"facts__exception": {**EXCEPTION, "harm": "shouting"}}, "facts.exception.harm"),
        (ATTENDANCE, {"facts__exception": {**EXCEPTION, "emergency": 0}}, "facts.exception.emergency"),
        (
            ATTENDANCE,
            {"facts__exception": {**EXCEPTION, "decided_by": "police"}},
            "facts.exception.decided_by",
        ),
        (
            ATTENDANCE,
            {"facts__exception": {**EXCEPTION, "necessary": ["facts"]}},
            "facts.exception.necessary[0]",
        ),
        (
            ATTENDANCE,
            {"facts__exception": {**EXCEPTION, "person_at_risk": "dog"}},
            "facts.exception.person_at_risk",
        ),
        (ATTENDANCE, {"facts__authority": {**AUTHORITY, "kind": "a wish"}}, "facts.authority.kind"),
        (ATTENDANCE, {"facts__authority": {**AUTHORITY, "items": ["telephone"]}}, "facts.authority.items[0]"),
        (ATTENDANCE, {"facts__authority": {**AUTHORITY, "recipient": None}}, "facts.authority.recipient"),
        (
            DISPOSE,
            {"facts__holds": [{"ground": "a wish", "from": None, "until": None}]},
            "facts.holds[0].ground",
        ),
        (
            DISPOSE,
            {"facts__holds": [{"ground": "request", "from": None, "until": None}]},
            "facts.holds[0].from",
        ),
        (DISPOSE, {"facts__events": [{"what": "a glance", "on": "2023-11-20"}]}, "facts.events[0].what"),
        (UNSEAL, {"facts__second_factor_minutes": -1}, "facts.second_factor_minutes"),
        (UNSEAL, {"facts__second_factor_minutes": True}, "facts.second_factor_minutes"),
        (UNSEAL, {"facts__second_factor_minutes": "3"}, "facts.second_factor_minutes"),
        (UNSEAL, {"facts__quota_left": -1}, "facts.quota_left"),
        (UNSEAL, {"facts__quota_left": 1.5}, "facts.quota_left"),
        (UNSEAL, {"facts__quota_left": False}, "facts.quota_left"),
        (UNSEAL, {"facts__quota_left": None}, "facts.quota_left"),
        (UNSEAL, {"facts__purpose": 3}, "facts.purpose"),
        (UNSEAL, {"facts__waived_by": "nobody"}, "facts.waived_by"),
        (UNSEAL, {"facts__role": "janitor"}, "facts.role"),
    ],
)
def test_a_value_that_is_not_as_asked_is_refused_at_its_place(
    question: dict[str, Any], places: dict[str, Any], where: str
) -> None:
    assert refused(line(question, **places))["where"] == where


@pytest.mark.parametrize("question", [ATTENDANCE, UNSEAL, REVIEW], ids=lambda question: str(question["ask"]))
def test_no_fact_may_be_left_out(question: dict[str, Any]) -> None:
    for fact in question["facts"]:
        error = refused(without(question, f"facts__{fact}"))
        assert (error["where"], error["got"]) == (f"facts.{fact}", "nothing")


@pytest.mark.parametrize("key", ["edition", "ask", "at", "facts"])
def test_no_part_of_a_question_may_be_left_out(key: str) -> None:
    assert refused(without(REVIEW, key))["where"] == key


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (line(REVIEW).replace(b'"at"', b'"ask": "review", "at"'), "ask"),
        (
            line(REVIEW).replace(b'"last_reviewed"', b'"last_reviewed": null, "last_reviewed"'),
            "facts.last_reviewed",
        ),
        (line(ATTENDANCE).replace(b'"id": "a1"', b'"id": "a1", "id": "a2"'), "facts.requester.id"),
        (line(REVIEW).replace(b'"id": 7', b'"id": 7, "id": 8'), "id"),
    ],
)
def test_a_key_that_comes_twice_is_refused(raw: bytes, where: str) -> None:
    error = refused(raw)

    assert (error["where"], error["got"]) == (where, "the same key twice")


def test_an_id_that_comes_twice_is_not_chosen_from() -> None:
    raw = line(REVIEW).replace(b'"id": 7', b'"id": 7, "id": 8')

    assert decide(raw)[1][0]["id"] is None
    assert decide(line(REVIEW).replace(b'"at"', b'"ask": "review", "at"'))[1][0]["id"] == 7


def test_an_error_repeats_no_text_that_could_be_about_a_person() -> None:
    named = refused(line(ATTENDANCE, facts__requester__kind="Ada Someone of 12 High Street"))
    keyed = refused(line(ATTENDANCE, **{"facts__requester__Ada Someone": 1}))

    assert named["got"] == "text of 29 characters"
    assert "Ada" not in json.dumps([named, keyed])
