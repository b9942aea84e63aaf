"""Every code that a clause answers with has a sentence, and no sentence waits for a code that is gone."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

import wicketgate.clauses
from wicketgate.clauses import attendance, codes, dbs, details
from wicketgate.clauses.decision import Message
from wicketgate.clauses.edition_tables import AttendanceItem, Level, Mode
from wicketgate.doors.sentences import catalogue, sentence, word
from wicketgate.doors.sentences_said import SENTENCES
from wicketgate.doors.words import STATES, WORDS

SOURCES = [path.read_text(encoding="utf-8") for path in Path(wicketgate.clauses.__file__).parent.glob("*.py")]
# Codes that a clause works out in a helper of its own, or takes from its state.
WORKED_OUT = {
    "nobody_admitted",
    "only_observation",
    "kind_not_admitted",
    "no_agreement_for_this",
    "agreement_not_in_time",
    "not_agreed_by_all",
    "told_of_an_earlier_edition",
    "not_told",
}


def said() -> set[str]:
    """Return every code that stands in a Message in the clauses."""
    calls = [node for text in SOURCES for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    messages = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Message"]
    firsts = [call.args[0] for call in messages]
    return {
        first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str)
    }


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert len(said()) > 60
    assert said() | WORKED_OUT == set(SENTENCES)


def test_every_item_duty_and_rule_has_words() -> None:
    items = [AttendanceItem, details.DetailItem, attendance.ConcernItem, dbs.DbsItem]
    expected = {
        code for kind in (*items, Level, Mode, codes.AuthorityKind, codes.Rule) for code in get_args(kind)
    }

    assert expected <= set(WORDS)
    assert not {"", None} & set(STATES.values())


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_a_sentence(code: str) -> None:
    text = SENTENCES[code]

    assert re.fullmatch(r"[A-Z].*\.", text, re.DOTALL)
    assert re.findall(r"%\(\w+\)(.)", text) == ["s"] * text.count("%(")


def test_a_coded_parameter_is_said_in_words_and_another_as_it_is() -> None:
    ground = Message("risk_ground", (("ground", "child_at_risk"), ("paragraph", "3.1")))
    unstated = Message("risk_ground", (("ground", "their_own"), ("paragraph", "not_stated")))

    assert "a child is at risk of harm" in sentence(ground)
    assert "3.1" in sentence(ground)
    assert "their_own" in sentence(unstated)
    assert "not stated" in sentence(unstated)


def test_a_code_without_a_sentence_is_an_error_and_a_language_without_a_catalogue_is_english() -> None:
    with pytest.raises(KeyError):
        sentence(Message("nobody_says_this"))
    assert catalogue("xx")("Nothing needs to be done.") == "Nothing needs to be done."


def test_another_language_is_said_throughout() -> None:
    ground = Message("risk_ground", (("ground", "violence"), ("paragraph", "3.2")))

    assert sentence(
        ground,
        lambda text: (
            text.upper().replace("%(GROUND)S", "%(ground)s").replace("%(PARAGRAPH)S", "%(paragraph)s")
        ),
    ).startswith("SOMEBODY IS AT RISK: SOMEBODY HERE IS AT RISK OF PHYSICAL VIOLENCE")
    assert word("date", str.upper) == "DATES ATTENDED"
