"""A centre's edition is prepared from a shipped one, adopted, and reviewed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.people import CENTRE, NOW, TODAY, Cast, cast
from wicketgate.clauses.edition import EditionError, load, load_shipped, write
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.policy.kept import document_of
from wicketgate.domain.policy.models import AdoptedEdition, EditionDraft, PolicyDocument
from wicketgate.domain.policy.operations import (
    adopt_draft,
    adopt_edition,
    begin_draft,
    bring_in,
    choose,
    record_review,
)
from wicketgate.domain.policy.queries import (
    adopted,
    edition_in_force,
    last_reviewed_on,
    own_words,
    review_overdue_days,
)
from wicketgate.domain.policy.reading import paragraph_choices, read

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DOCUMENTS = Path(__file__).parent / "documents"
NAME = "Larkfield Child Contact Centre"


@dataclass
class Evening:
    coordinator: Viewer
    people: Cast

    def document(self, name: str = "01-plain-numbers.txt") -> PolicyDocument:
        content = (DOCUMENTS / name).read_bytes()
        return bring_in(read(name, content), content=content, by=self.coordinator, at=NOW)

    def draft(self, base: str = "withington") -> EditionDraft:
        return begin_draft(self.document().id, base_id=base, by=self.coordinator, at=NOW)

    def adopt(self, draft: EditionDraft, minute: str = "") -> AdoptedEdition:
        version = EditionDraft.objects.get(id=draft.id).version
        return adopt_draft(
            draft.id, expected_version=version, centre_name=NAME, minute=minute, by=self.coordinator, at=NOW
        )

    def choose(self, draft: EditionDraft, **choices: object) -> EditionDraft:
        keyed = {key.replace("__", "."): value for key, value in choices.items()}
        return choose(draft.id, keyed, expected_version=draft.version, by=self.coordinator, at=NOW)  # type: ignore[arg-type]


@pytest.fixture
def evening() -> Evening:
    people = cast()
    return Evening(people.viewer("coordinator"), people)


def test_what_is_kept_is_what_was_read(evening: Evening) -> None:
    content = (DOCUMENTS / "01-plain-numbers.txt").read_bytes()
    document = read("01-plain-numbers.txt", content)

    kept = document_of(evening.document())

    assert (kept.opening, kept.paragraphs, kept.last_reviewed) == (
        document.opening,
        document.paragraphs,
        document.last_reviewed,
    )
    base = load_shipped("withington")
    assert paragraph_choices(kept, base) == paragraph_choices(document, base)


def test_the_same_file_twice_is_one_document(evening: Evening) -> None:
    first, second = evening.document(), evening.document()

    assert first.id == second.id
    assert PolicyDocument.objects.count() == 1


def test_an_adopted_edition_says_the_rule_in_the_documents_own_words(evening: Evening) -> None:
    evening.adopt(evening.draft())

    words = own_words(CENTRE, "reports", on=TODAY)

    assert words.text.startswith("We write no reports on what took place")
    assert words.document == NAME


def test_a_paragraph_is_quoted_with_all_that_stands_below_it(evening: Evening) -> None:
    evening.adopt(evening.draft())

    words = own_words(CENTRE, "attendance", on=TODAY).text

    assert words.startswith("If the agency that referred a family asks")
    assert "a child may come to harm, here or elsewhere" in words
    assert "may be attacked" in words


def test_of_two_editions_of_one_day_the_later_is_in_force(evening: Evening) -> None:
    earlier = evening.adopt(evening.draft())
    later = evening.adopt(evening.choose(evening.draft(), dbs__recheck_months=24))

    assert adopted(CENTRE, on=TODAY) == later
    assert later.number == earlier.number + 1


def test_an_edition_of_other_values_has_an_id_of_its_own(evening: Evening) -> None:
    evening.adopt(evening.choose(evening.draft(), dbs__recheck_months=24))

    edition = edition_in_force(CENTRE, on=TODAY)

    assert edition.id == "larkfield-child-contact-centre-2"
    assert (edition.centre, edition.dbs.recheck_months) == (NAME, 24)


def test_adopting_the_same_values_again_keeps_the_editions_id_and_its_signatures(evening: Evening) -> None:
    first = evening.adopt(evening.draft())
    second = evening.adopt(evening.draft())

    assert (first.edition_id, first.digest) == (second.edition_id, second.digest)


def test_a_value_looser_than_the_floor_is_refused_and_nothing_is_kept(evening: Evening) -> None:
    draft = evening.draft()

    with pytest.raises(EditionError) as refused:
        evening.choose(draft, attendance__items=["date", "remark"])

    assert refused.value.where == "attendance.items"
    held = EditionDraft.objects.get(id=draft.id)
    assert (held.version, held.choices) == (draft.version, draft.choices)


def test_a_value_looser_than_withingtons_needs_the_committees_minute(evening: Evening) -> None:
    draft = evening.choose(evening.draft(), dbs__recheck_months=60)
    before = AdoptedEdition.objects.count()

    with pytest.raises(Unable) as unable:
        evening.adopt(draft)

    assert unable.value.field == "minute"
    assert AdoptedEdition.objects.count() == before
    assert evening.adopt(draft, minute="2026/11 item 4").minute == "2026/11 item 4"


def test_a_draft_that_somebody_else_changed_is_not_written_over(evening: Evening) -> None:
    draft = evening.draft()
    evening.choose(draft, dbs__recheck_months=24)

    with pytest.raises(Overtaken):
        evening.choose(draft, dbs__recheck_months=12)

    assert EditionDraft.objects.get(id=draft.id).choices["dbs.recheck_months"] == 24


def test_an_edition_is_adopted_once_however_often_the_button_is_pressed(evening: Evening) -> None:
    draft = evening.draft()
    evening.adopt(draft)
    before = AdoptedEdition.objects.count()

    with pytest.raises(Overtaken):
        evening.adopt(draft)

    assert AdoptedEdition.objects.count() == before


def test_another_centres_draft_is_not_there(evening: Evening) -> None:
    draft = evening.draft()
    EditionDraft.objects.filter(id=draft.id).update(centre=draft.id)

    with pytest.raises(NotFound):
        evening.choose(draft, dbs__recheck_months=24)


def test_a_review_that_changes_nothing_moves_only_the_day_of_the_last_review(evening: Evening) -> None:
    digest = edition_in_force(CENTRE, on=TODAY).digest
    overdue = review_overdue_days(CENTRE, on=TODAY)

    record_review(reviewed_on=date(2026, 11, 2), minute="2026/11 item 3", by=evening.coordinator, at=NOW)

    assert overdue == (TODAY - date(2025, 3, 31)).days
    assert review_overdue_days(CENTRE, on=TODAY) == 0
    assert edition_in_force(CENTRE, on=TODAY).digest == digest
    assert Entry.objects.filter(event=Event.REVIEW_RECORDED).count() == 1


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 11, 22), id="tomorrow: it has not been held"),
        pytest.param(date(2024, 3, 31), id="the day of the last review: it is recorded already"),
        pytest.param(date(2020, 1, 1), id="long before the last review"),
    ],
)
def test_a_review_is_of_a_day_after_the_last_and_not_to_come(evening: Evening, day: date) -> None:
    with pytest.raises(Unable):
        record_review(reviewed_on=day, minute="1", by=evening.coordinator, at=NOW)

    assert last_reviewed_on(CENTRE, on=TODAY) == date(2024, 3, 31)


def test_a_later_edition_counts_its_own_review_not_an_earlier_ones(evening: Evening) -> None:
    evening.adopt(evening.draft())

    assert last_reviewed_on(CENTRE, on=TODAY) == date(2025, 5, 31)


def test_an_edition_of_an_earlier_day_holds_until_the_next(evening: Evening) -> None:
    toml = write(load_shipped("withington"))
    adopt_edition(toml, document=None, on=date(2026, 12, 1), by=evening.coordinator.actor, at=NOW)

    assert adopted(CENTRE, on=TODAY).adopted_on == date(2026, 1, 3)
    assert load(adopted(CENTRE, on=date(2026, 12, 1)).toml).id == "withington"
