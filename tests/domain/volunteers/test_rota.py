"""Nobody is on the rota whom clause 6 does not clear, or who has not signed (clause 1)."""

from datetime import date, timedelta

import pytest

from tests.people import FOUNDER, NOW, TODAY, Cast, cast
from wicketgate.domain.accounts.models import Account, Role
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import NotFound, Refused, Unable
from wicketgate.domain.volunteers.models import Check, Duty
from wicketgate.domain.volunteers.operations import (
    decide_check,
    put_on_duty,
    take_off_duty,
    withdraw_undertaking,
)
from wicketgate.domain.volunteers.rota import on_duty, who_serves

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NEXT = TODAY + timedelta(days=7)


@pytest.fixture
def people() -> Cast:
    return cast()


def _put(account: Account, role: Role = Role.VOLUNTEER, day: date = NEXT) -> Duty:
    return put_on_duty(account, day=day, role=role, by=FOUNDER, at=NOW)


def test_somebody_cleared_who_has_signed_is_put_on(people: Cast) -> None:
    _put(people.volunteer)

    assert Duty.objects.filter(account=people.volunteer, day=NEXT).exists()


def test_somebody_who_has_not_signed_is_refused(people: Cast) -> None:
    with pytest.raises(Refused) as refused:
        _put(people.unsigned)

    assert refused.value.decision.rule == "undertaking"
    assert not Duty.objects.filter(account=people.unsigned, day=NEXT).exists()
    assert Entry.objects.filter(event=Event.REFUSED, subject=people.unsigned.id).count() == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"outcome": "not_suitable"}, "no_suitable_check", id="not suitable"),
        pytest.param({"level": "basic"}, "level_too_low", id="a level that is too low"),
        pytest.param({"decided_on": date(2023, 1, 2)}, "check_too_old", id="a check that is too old"),
        pytest.param({"outcome": "pending", "decided_on": None}, "no_suitable_check", id="pending"),
    ],
)
def test_somebody_not_cleared_is_refused(people: Cast, change: dict[str, object], reason: str) -> None:
    Check.objects.filter(volunteer__account=people.volunteer).update(**change)

    with pytest.raises(Refused) as refused:
        _put(people.volunteer)

    assert (refused.value.decision.rule, refused.value.decision.reason.code) == ("dbs", reason)


def test_a_later_decision_overrides_an_earlier_one(people: Cast) -> None:
    decide_check(
        people.volunteer.id,
        level="enhanced",
        outcome="not_suitable",
        decided_on=TODAY,
        by=people.viewer("officer"),
        at=NOW,
    )

    with pytest.raises(Refused):
        _put(people.volunteer)


def test_a_withdrawn_undertaking_is_none(people: Cast) -> None:
    withdraw_undertaking(people.volunteer.id, on=TODAY, by=FOUNDER, at=NOW)

    with pytest.raises(Refused):
        _put(people.volunteer)


def test_nobody_serves_in_a_post_they_do_not_hold(people: Cast) -> None:
    with pytest.raises(Unable, match="post"):
        _put(people.volunteer, Role.TEAM_LEADER)


def test_nobody_is_put_on_twice(people: Cast) -> None:
    _put(people.volunteer)

    with pytest.raises(Unable, match="already"):
        _put(people.volunteer)


def test_somebody_is_taken_off_again(people: Cast) -> None:
    duty = _put(people.volunteer)

    take_off_duty(duty.id, by=FOUNDER, at=NOW)

    assert not Duty.objects.filter(day=NEXT).exists()
    with pytest.raises(NotFound):
        take_off_duty(duty.id, by=FOUNDER, at=NOW)


def test_the_coordinator_sees_cleared_and_until_when(people: Cast) -> None:
    (volunteer,) = [
        one for one in who_serves(people.viewer("coordinator"), at=NOW) if one.username == "volunteer"
    ]

    assert volunteer.name == "Volunteer of Larkfield"
    assert (volunteer.is_cleared, volunteer.cleared_until) == (True, date(2029, 1, 2))


def test_the_rota_is_one_entry(people: Cast) -> None:
    before = Entry.objects.count()

    listed = on_duty(people.viewer("coordinator"), days=[TODAY, NEXT], at=NOW)

    assert {duty.role for duty in listed[TODAY]} == {"team_leader", "volunteer"}
    assert "Volunteer of Larkfield" in {duty.name for duty in listed[TODAY]}
    assert listed[NEXT] == []
    assert Entry.objects.count() == before + 1
