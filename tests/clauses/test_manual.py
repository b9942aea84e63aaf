"""The manual says what the tests say."""

from __future__ import annotations

import pytest

from tests.clauses import manual
from wicketgate.clauses.codes import RULES
from wicketgate.clauses.questions import QUESTIONS


@pytest.mark.parametrize("name", sorted(manual.pages()))
def test_a_page_says_what_its_tables_say(name: str) -> None:
    page = manual.FOLDER / name

    assert page.read_text(encoding="utf-8") == manual.pages()[name], "run python -m tests.clauses.manual"


def test_the_folder_holds_no_other_page() -> None:
    assert {page.name for page in manual.FOLDER.iterdir()} == set(manual.pages())


def test_every_clause_has_a_page_and_every_question_a_table() -> None:
    text = "".join(manual.pages().values())

    assert {f"{rule}.md" for rule in RULES} < set(manual.pages())
    assert all(f"The question is `{ask}`" in text for ask in QUESTIONS)
