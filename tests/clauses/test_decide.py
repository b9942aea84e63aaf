"""`wicketgate decide`: a line in, a line out, whatever the line holds."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clauses.asked import ATTENDANCE, EXCEPTION, REVIEW, decide, line, refused, without
from tests.clauses.editions import EDITIONS, WITHINGTON, changed
from wicketgate.clauses.edition import write
from wicketgate.doors.cli.decide import main


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
        assert program.wait(timeout=600) == 0


def test_it_ends_quietly_when_its_reader_has_had_enough(tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_bytes(line(REVIEW) * 1000)
    command = [sys.executable, "-m", "wicketgate", "decide"]
    with (
        questions.open("rb") as asked,
        subprocess.Popen(command, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program,
    ):
        assert program.stdout is not None
        assert program.stderr is not None
        assert json.loads(program.stdout.readline())["state"] == "overdue"
        program.stdout.close()

        assert program.stderr.read() == b""
        assert program.wait(timeout=600) == 1
