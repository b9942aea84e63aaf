"""What makes a file an edition, and what is refused with its place, what was expected, what came and why."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from tests.clauses.editions import EDITIONS, WITHINGTON, changed
from wicketgate.clauses.codes import RULES
from wicketgate.clauses.edition import EditionError, load, load_shipped, shipped, write

TEXT = write(WITHINGTON)


def refusal(old: str, new: str) -> EditionError:
    """Load Withington's edition with one line changed, and return the letter that refuses it."""
    assert TEXT.count(old) >= 1, old
    with pytest.raises(EditionError) as caught:
        load(TEXT.replace(old, new, 1))
    assert caught.value.why, "every refusal says why"
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "where", "expected", "got"),
    [
        ("second_reader = false", "second_reader = false\nremarks = true", "reports.remarks", "only", "key"),
        ("[edition]", "[telephone]\nnumber = 1\n[edition]", "telephone", "only edition", "not known"),
        ("notice_days = 0\n", "", "attendance.notice_days", "a value", "nothing"),
        ('[complaints]\nto = "chair"', "", "complaints", "a value", "nothing"),
        ("notice_days = 0", "notice_days = true", "attendance.notice_days", "a whole number", "true"),
        ("notice_days = 0", "notice_days = 1.5", "attendance.notice_days", "a whole number", "1.5"),
        ("notice_days = 0", "notice_days = -1", "attendance.notice_days", "from 0", "-1"),
        ("recheck_months = 36", 'recheck_months = "36"', "dbs.recheck_months", "a whole number", '"36"'),
        ("review_every_months = 12", "review_every_months = 0", "edition.review_every_months", "from 1", "0"),
        ("second_reader = false", 'second_reader = "no"', "reports.second_reader", "true or false", '"no"'),
        ('supported = "none"', 'supported = "some"', "reports.supported", "one of none", '"some"'),
        ('supported = "none"', "supported = []", "reports.supported", "one of none", "a list"),
        ('to = "chair"', 'to = "Mr Chair of Somewhere"', "complaints.to", "one of", "text of 21 characters"),
        ('items = ["date", "time"]', 'items = "date"', "attendance.items", "a list", '"date"'),
        ('items = ["date", "time"]', 'items = ["date", "mood"]', "attendance.items[1]", "one of", '"mood"'),
        ('who = ["child"]', "who = []", "risk_ground", "somebody at risk", "child_at_risk"),
        ('id = "violence"', 'id = "child_at_risk"', "risk_ground", "each id once", "twice"),
        (
            'last_reviewed = "2024-03-31"',
            'last_reviewed = "2024-13"',
            "edition.last_reviewed",
            "month",
            "2024-13",
        ),
        (
            'last_reviewed = "2024-03-31"',
            'last_reviewed = "lately"',
            "edition.last_reviewed",
            "a date",
            "lately",
        ),
        ('paragraph = "1"', "paragraph = 1", "rules.undertaking.paragraph", "not stated", "1"),
        ('paragraph = "1"', 'paragraph = ""', "rules.undertaking.paragraph", "not stated", "empty text"),
        (
            'centre = "Withington Child Contact Centre"',
            'centre = " "',
            "edition.centre",
            "some text",
            "text of 1",
        ),
        ('centre = "Withington Child Contact Centre"', "centre = 5", "edition.centre", "some text", "5"),
        ('id = "withington"', 'id = "With Ington"', "edition.id", "a short code", "text of 11 characters"),
        ('id = "volunteer"', 'id = "family"', "retention.kinds", "other than family", "family"),
        ('id = "volunteer"', 'id = "incident"', "retention.kinds", "each id once", "twice"),
        (
            'hold_from_start = ["concern"]',
            'hold_from_start = ["x"]',
            "retention.hold_from_start",
            "kinds",
            "x",
        ),
        (
            'clock = "last_used"',
            'clock = "someday"',
            "retention.kinds[0].clock",
            "one of last_used",
            '"someday"',
        ),
        ("years_unused = 3", "years_unused = 3\nyears_unused = 9", "the file", "TOML", "something else"),
    ],
)
def test_an_edition_is_refused_with_its_place(
    old: str, new: str, where: str, expected: str, got: str
) -> None:
    letter = refusal(old, new)

    assert letter.where == where
    assert expected in letter.expected
    assert got in letter.got


@pytest.mark.parametrize(
    ("old", "new", "where", "why"),
    [
        ('items = ["date", "time"]', 'items = ["date", "remark"]', "attendance.items", "no remarks"),
        ('items = ["date", "time"]', 'items = ["future_date"]', "attendance.items", "public body"),
        ('items = ["date", "time"]', 'items = ["future_time"]', "attendance.items", "public body"),
        (
            'decided_by = ["coordinator", "safeguarding_officer"]',
            "decided_by = []",
            "exceptions.decided_by",
            "never",
        ),
        ('agreed_by = ["coordinator"]', "agreed_by = []", "assessments.agreed_by", "no agreement"),
    ],
)
def test_a_value_looser_than_the_floor_is_refused_with_the_floor(
    old: str, new: str, where: str, why: str
) -> None:
    letter = refusal(old, new)

    assert letter.where == where
    assert why in letter.why


@pytest.mark.parametrize(
    ("table", "values", "where"),
    [
        ("disposal", {"approvers": frozenset()}, "disposal.approvers"),
        ("dbs", {"result_viewers": frozenset()}, "dbs.result_viewers"),
        ("awareness", {"audiences": frozenset()}, "awareness.audiences"),
    ],
)
def test_a_rule_that_nobody_could_keep_is_refused(table: str, values: dict[str, object], where: str) -> None:
    with pytest.raises(EditionError) as caught:
        changed(table, **values)

    assert caught.value.where == where


def test_an_edition_without_any_risk_ground_is_refused() -> None:
    with pytest.raises(EditionError) as caught:
        load(write(replace(WITHINGTON, risk_ground=())))

    assert caught.value.where == "risk_ground"


@pytest.mark.parametrize("text", ["", "not toml at all", "[edition", "x = " + "[" * 5000])
def test_what_is_no_edition_at_all_is_refused(text: str) -> None:
    with pytest.raises(EditionError):
        load(text)


@pytest.mark.parametrize("name", sorted(EDITIONS))
def test_an_edition_written_down_and_loaded_again_is_the_same(name: str) -> None:
    again = load(write(EDITIONS[name]))

    assert again == EDITIONS[name]
    assert again.digest == EDITIONS[name].digest


def test_a_centre_may_be_called_anything() -> None:
    named = changed("edition", centre='Llŷn "y plant" 🕊 \\ \x7f')

    assert load(write(named)).centre == named.centre


def test_every_edition_has_a_digest_of_its_own() -> None:
    digests = {edition.digest for edition in EDITIONS.values()}

    assert len(digests) == len(EDITIONS)
    assert all(len(digest) == 64 for digest in digests)


def test_a_review_that_changes_nothing_makes_no_new_edition() -> None:
    reviewed = changed("edition", last_reviewed=date(2026, 11, 1))

    assert reviewed.edition.last_reviewed == date(2026, 11, 1)
    assert reviewed.digest == WITHINGTON.digest


def test_a_month_stands_for_its_last_day_and_a_bare_date_is_read() -> None:
    of_a_month = load(TEXT.replace('"2024-03-31"', '"2024-02"'))
    bare = load(TEXT.replace('"2024-03-31"', "2024-05-06"))

    assert of_a_month.edition.last_reviewed == date(2024, 2, 29)
    assert bare.edition.last_reviewed == date(2024, 5, 6)


def test_an_edition_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        WITHINGTON.attendance.notice_days = 3  # type: ignore[misc]


def test_withington_says_what_its_document_says() -> None:
    numbers = [WITHINGTON.paragraph(rule) for rule in RULES]
    grounds = [(ground.attendance_paragraph, ground.details_paragraph) for ground in WITHINGTON.risk_ground]

    assert numbers == [str(number) for number in range(1, 11)]
    assert grounds == [("3.1", "4.1"), ("3.2", "4.2")]
    assert WITHINGTON.edition.last_reviewed == date(2024, 3, 31)


def test_the_law_and_the_floor_have_no_paragraph() -> None:
    assert WITHINGTON.paragraph("law") is None
    assert WITHINGTON.paragraph("floor") is None


def test_the_variants_differ_as_their_documents_do() -> None:
    wigan, bath, knock = (load_shipped(name) for name in ("wigan", "bath", "knock"))

    assert wigan.reports.supported == "not_in_proceedings"
    assert wigan.assessments.kinds_allowed == {"cafcass", "social_worker"}
    assert wigan.assessments.agreed_by == {"family", "coordinator"}
    assert bath.dbs.result_viewers == {"coordinator", "chair"}
    assert (bath.paragraph("reports"), bath.paragraph("assessments")) == (None, None)
    assert knock.attendance.items == {"date", "time", "who_attended"}
    assert knock.attendance.notice_days == 14
    assert knock.paragraph("details") is None


def test_every_rule_of_every_shipped_edition_has_a_summary() -> None:
    for name in shipped():
        rules = load_shipped(name).rules
        assert all(len(getattr(rules, rule).summary) > 20 for rule in RULES)


def test_another_id_is_no_shipped_edition() -> None:
    with pytest.raises(KeyError):
        load_shipped("../withington")
