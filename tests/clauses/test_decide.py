"""`wicketgate decide`: a line in, a line out, whatever the line holds."""

from __future__ import annotations

import copy
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.clauses.editions import EDITIONS, WITHINGTON, changed
from wicketgate.clauses.edition import write
from wicketgate.doors.cli.decide import main

ATTENDANCE: dict[str, Any] = {
    "id": "q1",
    "edition": "withington",
    "ask": "release_attendance",
    "at": "2026-11-21T10:30",
    "facts": {
        "requester": {"kind": "agency", "id": "a1", "identity_confirmed": True},
        "subject_ids": ["m1", "f1"],
        "requested_on": "2026-11-20",
        "arrangement": {"referring_agencies": ["a1"]},
        "items": ["date", "absence_reason"],
        "exception": None,
        "authority": None,
    },
}
REVIEW = {
    "id": 7,
    "edition": "withington",
    "ask": "review",
    "at": "2026-11-21T10:30",
    "facts": {"last_reviewed": None},
}
UNSEAL = {
    "id": "u",
    "edition": "withington",
    "ask": "unseal",
    "at": "2026-11-21T10:30:15",
    "facts": {
        "role": "coordinator",
        "item_class": "contact",
        "knows_subject": False,
        "waived_by": None,
        "on_duty": False,
        "due_today": False,
        "second_factor_minutes": 4.5,
        "purpose": "ring",
        "quota_left": 1,
        "emergency": False,
    },
}
EXCEPTION = {
    "ground": "child_at_risk",
    "person_at_risk": "child",
    "harm": "neglect",
    "decided_by": "coordinator",
    "emergency": False,
    "necessary": ["date"],
}
AUTHORITY = {"kind": "court_order", "recipient": "a1", "items": ["date"]}


def decide(*lines: bytes, options: list[str] | None = None) -> tuple[int, list[dict[str, Any]]]:
    """Run the command on these lines, and return its code and its answers."""
    stdout = io.StringIO()
    code = main(options or [], io.BytesIO(b"".join(lines)), stdout, io.StringIO())
    return code, [json.loads(line) for line in stdout.getvalue().splitlines()]


def line(question: dict[str, Any], **places: Any) -> bytes:
    """Write a question as a line, with some values (`facts__items=...`) put in place of its own."""
    changed_question = copy.deepcopy(question)
    for place, value in places.items():
        *path, last = place.split("__")
        table = changed_question
        for key in path:
            table = table[key]
        table[last] = value
    return json.dumps(changed_question).encode() + b"\n"


def without(question: dict[str, Any], place: str) -> bytes:
    """Write a question as a line, with one key left out."""
    less = copy.deepcopy(question)
    *path, last = place.split("__")
    table = less
    for key in path:
        table = table[key]
    del table[last]
    return json.dumps(less).encode() + b"\n"


def refused(raw: bytes) -> dict[str, str]:
    """Ask one line that can't be answered, between two that can, and return its error."""
    code, answers = decide(line(REVIEW), raw, line(REVIEW))
    assert code == 2
    assert [answer.get("answer") for answer in answers] == ["refuse", None, "refuse"]
    assert set(answers[1]) == {"id", "error"}
    error: dict[str, str] = answers[1]["error"]
    assert set(error) == {"where", "expected", "got"}
    assert all(error.values())
    return error


def test_a_question_is_answered_in_the_order_and_the_words_of_the_page() -> None:
    code, answers = decide(line(ATTENDANCE), line(REVIEW))
    first = answers[0]

    assert code == 0
    assert list(first) == [
        "id",
        "answer",
        "rule",
        "paragraph",
        "ground",
        "released",
        "withheld",
        "duties",
        "state",
        "due_on",
        "reason",
        "next_step",
    ]
    assert (first["id"], first["answer"], first["rule"], first["paragraph"]) == (
        "q1",
        "partly",
        "attendance",
        "3",
    )
    assert (first["released"], first["withheld"]) == (["date"], ["absence_reason"])
    assert (first["duties"], first["state"], first["due_on"], first["ground"]) == ([], None, None, None)
    assert set(first["reason"]) == set(first["next_step"]) == {"code", "text"}
    assert (answers[1]["id"], answers[1]["state"], answers[1]["due_on"]) == (7, "overdue", "2025-03-31")


def test_sets_are_written_sorted_and_the_grounds_paragraph_is_in_the_reason() -> None:
    urgent = {**EXCEPTION, "emergency": True, "necessary": ["who_attended", "absence_reason", "date"]}
    raw = line(
        ATTENDANCE,
        facts__items=["who_attended", "date", "absence_reason", "who_attended"],
        facts__exception=urgent,
    )
    answer = decide(raw)[1][0]

    assert answer["released"] == ["absence_reason", "date", "who_attended"]
    assert answer["duties"] == ["record_grounds", "review_within_72_hours", "tell_safeguarding_officer"]
    assert answer["ground"] == "child_at_risk"
    assert "3.1" in answer["reason"]["text"]


@pytest.mark.parametrize("given", ["q", "", 7, 1.5, True, None, ["a"], {"b": {"c": []}}, "ü\u2028", "\ud800"])
def test_an_id_of_any_kind_comes_back(given: object) -> None:
    code, answers = decide(line(REVIEW, id=given), line(REVIEW, id=given, at="never"))

    assert code == 2
    assert [answer["id"] for answer in answers] == [given, given]


def test_a_question_without_an_id_is_answered_with_null() -> None:
    code, answers = decide(without(REVIEW, "id"))

    assert code == 0
    assert answers[0]["id"] is None


def test_explained_an_answer_also_reads_as_a_person_would_read_it() -> None:
    code, answers = decide(line(ATTENDANCE), b"nonsense\n", options=["--explain"])
    plain = decide(line(ATTENDANCE))[1][0]

    assert code == 2
    assert "May go: dates attended." in answers[0]["explanation"]
    assert "Stays here: reasons for absence." in answers[0]["explanation"]
    assert {key: value for key, value in answers[0].items() if key != "explanation"} == plain
    assert "explanation" not in answers[1]


@pytest.mark.parametrize(
    ("raw", "where", "got"),
    [
        (b"\n", "line", "an empty line"),
        (b"   \r\n", "line", "an empty line"),
        (b"nonsense\n", "line", "8 bytes"),
        (b"{\n", "line", "bytes"),
        (b'"text"\n', "line", "text"),
        (b"[]\n", "line", "a list"),
        (b"null\n", "line", "null"),
        (b"12\n", "line", "12"),
        (b"{}\n", "edition", "nothing"),
        (b'{"id": "\xff"}\n', "line", "bytes"),
        (b"\xef\xbb\xbf{}\n", "line", "bytes"),
        (b'{"id": NaN}\n', "line", "bytes"),
        (b'{"id": -Infinity}\n', "line", "bytes"),
        (b'{"id": 1e999}\n', "line", "bytes"),
        (b"[" * 100_000 + b"\n", "line", "bytes"),
        (b'{"id": ' + b"9" * 5000 + b"}\n", "line", "bytes"),
        (b'{"id": 1} {"id": 2}\n', "line", "bytes"),
    ],
)
def test_what_is_no_question_is_refused(raw: bytes, where: str, got: str) -> None:
    error = refused(raw)

    assert error["where"] == where
    assert got in error["got"]


def test_a_last_line_without_an_end_is_answered_too() -> None:
    code, answers = decide(line(REVIEW), line(REVIEW).rstrip())

    assert (code, len(answers)) == (0, 2)


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


def test_seconds_may_be_given_and_are_compared() -> None:
    answers = decide(line(REVIEW, at="2026-11-21T10:30:59"), line(REVIEW, at="2026-11-21T10:30:59.5"))[1]

    assert [answer["state"] for answer in answers] == ["overdue", "overdue"]


def test_an_edition_of_ones_own_is_asked_beside_the_shipped_ones(tmp_path: Path) -> None:
    mine = changed("edition", id="vine")
    file = tmp_path / "vine.toml"
    file.write_text(write(mine), encoding="utf-8")

    code, answers = decide(line(REVIEW, edition="vine"), line(REVIEW), options=["--edition", str(file)])

    assert code == 0
    assert [answer["paragraph"] for answer in answers] == ["10", "10"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (write(EDITIONS["14 days"]), "edition.id"),
        (write(WITHINGTON).replace("notice_days = 0", 'notice_days = "soon"'), "attendance.notice_days"),
        ("nothing at all", "the file"),
        (None, "can't be read"),
        (b"\xff\xfe", "can't be read"),
    ],
)
def test_an_edition_file_that_is_none_stops_before_the_first_line(
    tmp_path: Path, text: str | bytes | None, said: str
) -> None:
    file = tmp_path / "mine.toml"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    stdout, stderr = io.StringIO(), io.StringIO()

    code = main(["--edition", str(file)], io.BytesIO(line(REVIEW)), stdout, stderr)

    assert code == 1
    assert stdout.getvalue() == ""
    assert said in stderr.getvalue()


PROGRAM = """
import sys
from wicketgate.doors.cli.decide import main
code = main([], sys.stdin.buffer, sys.stdout, sys.stderr)
strangers = {"django", "sqlcipher3", "cryptography", "hypothesis"} & set(sys.modules)
sys.exit(99 if strangers else code)
"""


def test_it_answers_each_line_at_once_and_needs_no_settings() -> None:
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO", "WICKETGATE"))}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=bare) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for number in range(3):
            program.stdin.write(line(REVIEW, id=number))
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == number
        program.stdin.close()
        assert program.wait(timeout=20) == 0
