"""DBS checks are decided by those whom the centre's document names, and never one's own."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.people import NOW, TODAY, Cast, cast
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Refused, Unable
from wicketgate.domain.volunteers.checks import checks_held
from wicketgate.domain.volunteers.models import Check
from wicketgate.domain.volunteers.operations import decide_check

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CERTIFICATE = "001234567890"


@pytest.fixture
def people() -> Cast:
    return cast()


def _decide(people: Cast, about: UUID, by: str, days: int = 0) -> Check:
    return decide_check(
        about,
        level="enhanced",
        outcome="suitable",
        decided_on=TODAY + timedelta(days=days),
        certificate=CERTIFICATE,
        by=people.viewer(by),
        at=NOW,
    )


@pytest.mark.parametrize("by", ["officer", "chair"])
def test_an_officer_decides_and_sees_the_certificate(people: Cast, by: str) -> None:
    _decide(people, people.volunteer.id, by)

    (held,) = [one for one in checks_held(people.viewer(by), at=NOW) if one.account == people.volunteer.id]

    assert held.certificate == CERTIFICATE
    assert Entry.objects.filter(event=Event.CHECK_DECIDED).count() == 7


@pytest.mark.parametrize("by", ["coordinator", "team_leader", "volunteer", "referrer"])
def test_anybody_else_is_refused(people: Cast, by: str) -> None:
    with pytest.raises(Refused) as refused:
        _decide(people, people.unsigned.id, by)

    assert refused.value.decision.rule == "dbs"
    with pytest.raises(Refused):
        checks_held(people.viewer(by), at=NOW)


@pytest.mark.parametrize("name", ["officer", "chair"])
def test_nobody_decides_their_own(people: Cast, name: str) -> None:
    with pytest.raises(Unable, match="own check"):
        _decide(people, getattr(people, name).id, name)


def test_a_decision_is_not_dated_ahead(people: Cast) -> None:
    with pytest.raises(Unable) as unable:
        _decide(people, people.volunteer.id, "officer", days=1)

    assert unable.value.field == "decided_on"


def test_somebody_who_is_not_there_has_no_check(people: Cast) -> None:
    with pytest.raises(NotFound):
        _decide(people, UUID(int=5), "officer")
