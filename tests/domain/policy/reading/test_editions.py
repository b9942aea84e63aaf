"""From a document to an edition: recognised, or a shipped one's values beside the document's paragraphs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.domain.policy.reading.test_documents import document
from wicketgate.clauses.edition import Edition, EditionError, load, load_shipped, shipped
from wicketgate.clauses.review import ReviewFacts, review
from wicketgate.domain.policy.reading import (
    Document,
    Fingerprint,
    Month,
    draft_edition,
    fingerprint_of,
    paragraph_choices,
    read,
    recognise,
    suggest,
    values_of,
)
from wicketgate.domain.policy.reading.fingerprints import known, text_digest
from wicketgate.domain.policy.reading.labels import LABELS, VALUES, in_words, label_of
from wicketgate.domain.policy.reading.suggestion import rule_of

WITHINGTON = load_shipped("withington")
EDITIONS = {name: load_shipped(name) for name in shipped()}
LARKRISE = "11-page-furniture.txt"


def larkrise_known() -> Mapping[str, Fingerprint]:
    return {"withington": fingerprint_of(document(LARKRISE))}


def edited(old: str, new: str) -> Document:
    text = document_text().replace(old, new)
    assert text != document_text()
    return read("edited.txt", text.encode())


def document_text() -> str:
    rows = [f"{one.number}. {one.text}\n" for one in document(LARKRISE).paragraphs]
    return "\n".join([document(LARKRISE).opening[0].text, "", *rows])


def test_a_known_document_is_recognised_without_a_difference() -> None:
    recognised = recognise(document(LARKRISE), EDITIONS, among=larkrise_known())

    assert recognised
    assert (recognised.edition_id, recognised.is_the_same, recognised.other_review) == (
        "withington",
        True,
        None,
    )


def test_a_recognised_document_shows_only_its_differences() -> None:
    other = edited("three years", "six years")

    recognised = recognise(other, EDITIONS, among=larkrise_known())

    assert recognised
    assert [one.number for one in recognised.changed] == ["8"]
    assert recognised.missing == ()


def test_a_paragraph_that_is_gone_is_named() -> None:
    other = edited("7. Whatever we hold", "12. Whatever we hold")

    recognised = recognise(other, EDITIONS, among=larkrise_known())

    assert recognised
    assert (recognised.missing, [one.number for one in recognised.changed]) == (("7",), ["12"])


def test_a_new_review_alone_is_the_same_document_reviewed_since() -> None:
    other = edited("March 2024", "11 May 2026")

    recognised = recognise(other, EDITIONS, among=larkrise_known())

    assert recognised
    assert (recognised.is_the_same, recognised.other_review) == (True, date(2026, 5, 11))


def test_another_document_is_not_recognised() -> None:
    assert recognise(document("01-plain-numbers.txt"), EDITIONS, among=larkrise_known()) is None
    assert recognise(document(LARKRISE), EDITIONS) is None
    assert recognise(document(LARKRISE), {}, among=larkrise_known()) is None


def test_fingerprints_are_counted_as_they_were_when_the_shipped_ones_were_made() -> None:
    counted = text_digest("A family’s file – last touched in March 2024 – isn't kept.")

    assert counted == COUNTED
    assert [len(one.paragraphs) for one in known().values()] == [14]


COUNTED = "f0b8ac459d18bc302e19db47ac4fcd0207cb35fe1dfcb701c33a39566b93ec01"


def test_every_value_of_an_edition_stands_beside_the_paragraphs_that_seem_to_state_it() -> None:
    rows = suggest(document("01-plain-numbers.txt"), WITHINGTON)

    beside = {row.key: [one.number for one in row.paragraphs] for row in rows}
    assert beside["undertaking.scope"] == ["1"]
    assert beside["attendance.items"] == ["3", "3(a)", "3(b)"]
    assert beside["risk_ground.violence.attendance_paragraph"] == ["3(a)", "3(b)"]
    assert beside["risk_ground.violence.details_paragraph"] == ["4(a)", "4(b)"]
    assert beside["retention.years_unused"] == ["8"]
    assert beside["edition.last_reviewed"] == ["10"]


def test_the_rows_leave_out_no_value_but_the_edition_s_own_name() -> None:
    rows = {row.key: row.value for row in suggest(document(LARKRISE), WITHINGTON)}
    own = {"edition.id": "withington", "edition.centre": WITHINGTON.centre}

    assert rows | own == values_of(WITHINGTON)
    assert not rows.keys() & own.keys()


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_value_has_a_label_and_every_code_has_words(edition: Edition) -> None:
    for key, value in values_of(edition).items():
        assert label_of(key, str)
        codes = value if isinstance(value, list) else []
        assert set(codes) <= set(VALUES), key
        assert in_words(value, str) or value == ""


def test_labels_are_in_plain_words() -> None:
    assert label_of("risk_ground.child_at_risk.who", str) == "a child at risk of harm: Who is at risk"
    assert in_words(["coordinator", "team_leader"], str) == "coordinator, team leader"
    assert in_words(value=True, translate=str) == "yes"
    assert len(LABELS) == 36


def confirmed(name: str, **others: str | None) -> dict[str, str | int | bool | list[str] | None]:
    grounds = {
        key: "not stated"
        for key in values_of(WITHINGTON)
        if key.startswith("risk_ground") and "paragraph" in key
    }
    own = {"edition.id": "our-own", "edition.centre": "Our Own Contact Centre"}
    return {**own, **paragraph_choices(document(name), WITHINGTON), **grounds, **others}


def test_the_paragraphs_to_confirm_are_filled_in_from_the_document() -> None:
    filled = paragraph_choices(document("03-merged.txt"), WITHINGTON)

    assert {rule_of(key): value for key, value in filled.items() if key.startswith("rules.")} == {
        "undertaking": "1",
        "reports": "1",
        "attendance": "2",
        "details": "2",
        "assessments": "4",
        "dbs": "4",
        "keeping": "3",
        "disposal": "3",
        "awareness": "5",
        "review": "5",
    }


DRAFTED = [
    "01-plain-numbers.txt",
    "02-other-order.txt",
    "04-split.md",
    "06-roman-and-letters.txt",
    "07-bullets.md",
    "09-stanmere.docx",
]


@pytest.mark.parametrize("name", DRAFTED)
def test_a_confirmed_draft_is_an_edition_with_the_document_s_numbers(name: str) -> None:
    choices = confirmed(name)

    edition = load(draft_edition(WITHINGTON, document(name), choices))

    assert edition.id == "our-own"
    assert edition.paragraph("dbs") == choices["rules.dbs.paragraph"]
    assert edition.attendance == WITHINGTON.attendance


def test_an_unnumbered_document_s_paragraphs_are_counted_from_the_top() -> None:
    choices = confirmed("05-unnumbered.txt") | {"edition.last_reviewed": "2026-02"}

    edition = load(draft_edition(WITHINGTON, document("05-unnumbered.txt"), choices))

    assert (edition.paragraph("undertaking"), edition.paragraph("review")) == ("1", "10")
    assert edition.edition.last_reviewed == date(2026, 2, 28)


def test_changed_values_are_in_the_draft() -> None:
    changes: dict[str, str | int | bool | list[str] | None] = {
        "retention.years_unused": 6,
        "retention.kinds.volunteer.clock": "left",
        "risk_ground.violence.attendance_paragraph": "3(b)",
        "reports.supported": "not_in_proceedings",
        "attendance.items": ["date"],
        "rules.dbs.paragraph": None,
    }

    edition = load(
        draft_edition(
            WITHINGTON, document("01-plain-numbers.txt"), confirmed("01-plain-numbers.txt") | changes
        )
    )

    assert edition.retention.years_unused == 6
    assert edition.ground("violence") == replace(
        WITHINGTON.ground("violence") or edition.risk_ground[0],
        attendance_paragraph="3(b)",
        details_paragraph=None,
    )
    assert edition.reports.supported == "not_in_proceedings"
    assert edition.attendance.items == frozenset({"date"})
    assert edition.paragraph("dbs") is None


NOT_WHOLE = """
    choice                       | value              | refused at
    -----------------------------+--------------------+----------------------------
    rules.keeping.paragraph      | (left out)         | rules.keeping.paragraph
    rules.keeping.paragraph      | 77                 | rules.keeping.paragraph
    risk_ground.violence.details_paragraph | (left out) | risk_ground.violence.details_paragraph
    edition.id                   | (left out)         | edition.id
    edition.id                   | Our Own!           | edition.id
    attendance.items             | date               | attendance.items
    reports.supported            | sometimes          | reports.supported
    reports.weekly               | none               | reports.weekly
    weather                      | fine               | weather
    risk_ground.fire.who         | child              | risk_ground.fire.who
    edition.last_reviewed        | last spring        | edition.last_reviewed
    exceptions.decided_by        | (nobody)           | exceptions.decided_by
    """


@pytest.mark.parametrize("row", NOT_WHOLE.strip().splitlines()[2:])
def test_a_draft_that_is_not_whole_is_refused_with_its_place(row: str) -> None:
    key, value, where = (cell.strip() for cell in row.split("|"))
    choices = confirmed("01-plain-numbers.txt")
    choices[key] = [] if value == "(nobody)" else value
    if value == "(left out)":
        del choices[key]

    with pytest.raises(EditionError) as refused:
        draft_edition(WITHINGTON, document("01-plain-numbers.txt"), choices)

    assert refused.value.where == where


def test_a_last_review_that_the_document_does_not_state_is_asked_for() -> None:
    with pytest.raises(EditionError) as refused:
        draft_edition(WITHINGTON, document("03-merged.txt"), confirmed("03-merged.txt"))

    assert refused.value.where == "edition.last_reviewed"


def test_a_recognised_document_takes_one_confirmation_and_moves_only_its_review() -> None:
    reviewed_since = edited("March 2024", "May 2026")
    recognised = recognise(reviewed_since, EDITIONS, among=larkrise_known())

    edition = load(draft_edition(WITHINGTON, reviewed_since, {}, recognised=recognised))

    assert edition.digest == WITHINGTON.digest
    assert edition.edition.last_reviewed == date(2026, 5, 31)


def test_a_recognised_document_that_differs_is_confirmed_paragraph_by_paragraph() -> None:
    other = edited("three years", "six years")
    recognised = recognise(other, EDITIONS, among=larkrise_known())

    with pytest.raises(EditionError):
        draft_edition(WITHINGTON, other, {}, recognised=recognised)


def test_adopting_a_policy_past_its_review_shows_at_once_that_it_is_overdue() -> None:
    found = document(LARKRISE)
    recognised = recognise(found, EDITIONS, among=larkrise_known())

    edition = load(draft_edition(WITHINGTON, found, {}, recognised=recognised))
    decision = review(edition, ReviewFacts(None), datetime.fromisoformat("2026-11-22T10:00"))

    assert found.last_reviewed == Month(2024, 3)
    assert (decision.state, decision.due_on, decision.refused) == ("overdue", date(2025, 3, 31), True)
