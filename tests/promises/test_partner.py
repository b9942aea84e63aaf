"""A former partner: outside, at the telephone, or on the other side of an arrangement."""

import pytest

from tests.asking import Field, a_field, asked_by, made_ready
from tests.people import CENTRE, NOW, TODAY, Cast
from wicketgate.clauses import attendance
from wicketgate.clauses.attendance import AttendanceException, Referred, ReleaseAttendanceFacts
from wicketgate.clauses.codes import Asker
from wicketgate.clauses.exceptions import Requester
from wicketgate.domain.disclosures import asking
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.policy.queries import edition_in_force

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def days_to_come(asker: Asker) -> frozenset[str]:
    """Ask for when a family will be here next, saying that a child is in danger; return what is released."""
    danger = AttendanceException(
        ground="child_at_risk",
        person_at_risk="child",
        harm="physical_violence",
        decided_by="coordinator",
        emergency=True,
        necessary=frozenset({"future_date", "future_time"}),
    )
    facts = ReleaseAttendanceFacts(
        requester=Requester(kind=asker, id="a", identity_confirmed=True),
        subject_ids=frozenset({"b"}),
        requested_on=TODAY,
        arrangement=Referred(frozenset({"a"})),
        items=frozenset({"future_date", "future_time"}),
        exception=danger,
        authority=None,
    )
    return attendance.release_attendance(
        edition_in_force(CENTRE, on=TODAY), facts, NOW.replace(tzinfo=None)
    ).released


@pytest.mark.parametrize(
    "asker", ["agency", "solicitor", "party", "former_partner", "private_person", "volunteer"]
)
def test_nobody_but_a_public_body_is_told_of_days_to_come(people: Cast, asker: Asker) -> None:
    assert days_to_come(asker) == frozenset()


def test_control_without_the_floor_a_solicitor_is_told(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attendance, "_never_to", lambda kind: frozenset())

    assert days_to_come("solicitor") == {"future_date", "future_time"}


def answer_to(field: Field, family: Arrangement | None) -> str:
    """Return the reason that whoever answers a stranger's question has, about a family of ours or about nobody's."""
    request = made_ready(asked_by(field, "other_referrer"), field, family=family.id if family else None)
    return asking.consider(request, by=field.coordinator, at=NOW).leading.reason.code


def test_an_answer_does_not_tell_whether_there_is_such_a_family(people: Cast) -> None:
    field = a_field(people)

    assert answer_to(field, field.family) == answer_to(field, None) == "not_a_named_recipient"


def test_control_where_everybody_is_a_named_recipient_the_answers_differ(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = a_field(people)
    monkeypatch.setattr(attendance, "_may_have_it_ordinarily", lambda edition, facts: bool(facts.subject_ids))

    assert answer_to(field, field.family) != answer_to(field, None)
