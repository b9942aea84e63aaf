"""Questions as lines of JSON, and the command that answers them."""

from __future__ import annotations

import copy
import io
import json
from typing import Any

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
DISPOSE = {
    "id": "d",
    "edition": "withington",
    "ask": "dispose",
    "at": "2026-11-21T10:30",
    "facts": {
        "kind": "family",
        "left_on": None,
        "events": [{"what": "attendance", "on": "2023-11-20"}],
        "holds": [{"ground": "request", "from": "2026-11-01", "until": None}],
        "approvals": [],
        "objection": False,
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
