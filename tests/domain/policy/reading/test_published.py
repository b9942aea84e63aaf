"""
The published documents that stand beside the repository, and one of our own laid out like them.

The published ones are their centres' own and are not kept here: this reads whichever are there.
"""

from datetime import date, datetime
from pathlib import Path

import pytest

from wicketgate.clauses.edition import load, load_shipped, shipped
from wicketgate.clauses.review import ReviewFacts, review
from wicketgate.domain.policy.reading import Document, Month, draft_edition, read, recognise, review_day

ROOT = Path(__file__).parents[4]
OURS = ROOT / "tests/domain/policy/documents/11-page-furniture.txt"
NOVEMBER = datetime.fromisoformat("2026-11-22T10:00")
PUBLISHED = sorted((ROOT.parent / "shared" / "policy").glob("withington-*.txt"))

NUMBERED = """
    number | seems to state
    -------+---------------
    1      | undertaking
    2      | reports
    3      | attendance
    3.1    | attendance
    3.2    | attendance
    4      | details
    4.1    | details
    4.2    | details
    5      | assessments
    6      | dbs
    7      | keeping
    8      | disposal
    9      | awareness
    10     | review
    """
EACH = pytest.mark.parametrize("path", [OURS, *PUBLISHED], ids=lambda path: path.stem)


def _read(path: Path) -> Document:
    return read(path.name, path.read_bytes())


@EACH
def test_every_paragraph_has_its_number_and_its_rule(path: Path) -> None:
    expected = [[cell.strip() for cell in row.split("|")] for row in NUMBERED.strip().splitlines()[2:]]

    found = _read(path)

    assert [[one.number, " ".join(one.seems_to_state)] for one in found.paragraphs] == expected


@EACH
def test_the_title_is_kept_and_the_page_around_it_is_not(path: Path) -> None:
    found = _read(path)

    assert (found.title, found.headings) == ("Confidentiality policy", ())
    assert [one.seems_to_state for one in found.opening] == [()]
    assert not [one for one in found.everything if "of page" in one.text]


@EACH
def test_its_review_is_overdue_on_22_november_2026(path: Path) -> None:
    found = _read(path)
    decision = review(load_shipped("withington"), ReviewFacts(_last_day(found)), NOVEMBER)

    assert found.last_reviewed == Month(2024, 3)
    assert (decision.state, decision.due_on) == ("overdue", date(2025, 3, 31))


def test_a_published_document_is_recognised_and_adopted_with_one_confirmation() -> None:
    editions = {name: load_shipped(name) for name in shipped()}

    for path in PUBLISHED:
        found = _read(path)
        recognised = recognise(found, editions)

        assert recognised
        assert recognised.is_the_same
        assert (
            load(draft_edition(editions["withington"], found, {}, recognised=recognised))
            == editions["withington"]
        )


def _last_day(found: Document) -> date:
    assert found.last_reviewed
    return review_day(found.last_reviewed)
