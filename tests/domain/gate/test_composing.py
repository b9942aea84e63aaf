"""A document carries what its question releases at that moment, is entered with its digest, and has one recipient."""

import hashlib
import inspect
from datetime import date
from uuid import UUID

import pytest

from tests.domain.gate.papers import EXAMPLES
from tests.people import CENTRE, NOW, Cast, cast
from wicketgate.clauses.attendance import Referred, ReleaseAttendanceFacts, release_attendance
from wicketgate.clauses.exceptions import Requester
from wicketgate.domain.gate import composing
from wicketgate.domain.gate.composing import NotReleased, compose_document
from wicketgate.domain.gate.question import Question
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.fixture
def people() -> Cast:
    return cast()


def a_question(*items: str, is_referrer: bool = True) -> Question:
    facts = ReleaseAttendanceFacts(
        requester=Requester(kind="agency", id="a", identity_confirmed=True),
        subject_ids=frozenset(),
        requested_on=date(2026, 11, 1),
        arrangement=Referred(frozenset({"a"} if is_referrer else ())),
        items=frozenset(items),  # type: ignore[arg-type]  # the items of the law, as a test writes them
        exception=None,
        authority=None,
    )
    return Question(release_attendance, facts, edition_in_force(CENTRE, on=date(2026, 11, 21)), new_id())


def composed(people: Cast, question: Question | None, template: str = "statement") -> bytes:
    return compose_document(
        template,
        EXAMPLES[template],
        recipient=new_id(),
        question=question,
        subject=new_id(),
        event=Event.ATTENDANCE_RELEASED,
        by=people.viewer("coordinator").actor,
        at=NOW,
    ).pdf


def test_what_was_released_is_composed_and_entered(people: Cast) -> None:
    before = Entry.objects.count()

    pdf = composed(people, a_question("date", "time"))

    assert pdf.startswith(b"%PDF-")
    assert Entry.objects.count() == before + 1
    assert Entry.objects.order_by("sequence").last().rule == "attendance"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(lambda: a_question("date"), id="times, when only dates were released"),
        pytest.param(lambda: None, id="dates and times, when nothing was asked"),
    ],
)
def test_what_was_not_released_is_never_composed(people: Cast, question: object) -> None:
    before = Entry.objects.count()

    with pytest.raises(NotReleased):
        composed(people, question())  # type: ignore[operator]  # each makes its own, once there is a centre

    assert Entry.objects.count() == before


def test_a_refusal_is_entered_and_nothing_is_composed(people: Cast) -> None:
    with pytest.raises(Refused):
        composed(people, a_question("date", "time", is_referrer=False))

    assert Entry.objects.order_by("sequence").last().event == Event.REFUSED  # type: ignore[union-attr]


def test_a_paper_that_carries_nothing_about_anybody_needs_no_question(people: Cast) -> None:
    assert composed(people, None, "neutral-letter").startswith(b"%PDF-")


def test_the_row_that_remembers_a_document_gets_the_digest_of_its_bytes(people: Cast) -> None:
    remembered: list[str] = []

    def keep(digest: str) -> list[Entry]:
        remembered.append(digest)
        return []

    made = compose_document(
        "neutral-letter",
        EXAMPLES["neutral-letter"],
        recipient=new_id(),
        subject=new_id(),
        event=Event.LETTER_COMPOSED,
        keep=keep,
        by=people.viewer("coordinator").actor,
        at=NOW,
    )

    assert remembered == [made.digest] == [hashlib.sha256(made.pdf).hexdigest()]


def test_incident_copy_letters_with_every_address() -> None:
    """University Hospitals Dorset 2023: a document has exactly one recipient, and there is nowhere to put a second."""
    taken = inspect.signature(composing.compose_document).parameters

    assert taken["recipient"].annotation is UUID
    assert taken["recipient"].default is inspect.Parameter.empty
    assert not [name for name in taken if name in ("recipients", "copies", "copy_to", "cc")]
