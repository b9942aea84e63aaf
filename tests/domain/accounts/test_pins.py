"""On the hall's tablet a PIN resumes, until midnight, what a full sign-in began there."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.people import FOUNDER, NOW, TODAY, Cast, cast
from wicketgate.domain.accounts.models import Account, Pin, Tablet
from wicketgate.domain.accounts.operations import (
    close_account,
    end_sign_ins,
    reset_password,
    reset_second_factor,
)
from wicketgate.domain.accounts.signing_in import actor_of, record_own_password, record_sign_out
from wicketgate.domain.accounts.tablets import enrol_tablet, resume, retire_tablet, set_pin, tablet_of
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.refusals import Unable

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
PIN = "8306"
GIVEN = NOW - timedelta(minutes=20)
Act = Callable[[Cast, Tablet], object]


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def tablet(people: Cast) -> Tablet:
    tablet, _token = enrol_tablet(label="the hall’s tablet", on=TODAY, by=FOUNDER, at=NOW)
    _set(people.volunteer, tablet)
    return tablet


def _set(account: Account, tablet: Tablet, pin: str = PIN) -> Pin:
    return set_pin(
        account, pin, tablet=tablet.id, on=TODAY, second_factor_at=GIVEN, by=actor_of(account), at=NOW
    )


def _resume(tablet: Tablet, pin: str = PIN, username: str = "volunteer") -> Pin | None:
    return resume(username, pin, tablet=tablet, on=TODAY, at=NOW)


def test_a_right_pin_resumes_and_gives_back_the_second_factor_as_it_was(people: Cast, tablet: Tablet) -> None:
    found = _resume(tablet)

    assert found is not None
    assert (found.account_id, found.second_factor_at) == (people.volunteer.id, GIVEN)
    assert Entry.objects.filter(event=Event.PIN_RESUMED, subject=people.volunteer.id).count() == 1


def test_five_wrong_pins_leave_only_a_full_sign_in(tablet: Tablet) -> None:
    for _ in range(5):
        assert _resume(tablet, "1111") is None

    assert _resume(tablet) is None
    assert Entry.objects.filter(event=Event.SIGN_IN_FAILED).count() == 5


def test_the_tries_are_counted_in_the_database(people: Cast, tablet: Tablet) -> None:
    _resume(tablet, "1111")

    assert Pin.objects.get(account=people.volunteer).tries_left == 4


ENDS: dict[str, Act] = {
    "its owner signed out there": lambda p, t: record_sign_out(
        p.volunteer, tablet=t.id, by=actor_of(p.volunteer), at=NOW
    ),
    "its owner chose a new password": lambda p, t: record_own_password(
        p.volunteer, by=actor_of(p.volunteer), at=NOW
    ),
    "the coordinator gave a new first password": lambda p, t: reset_password(
        p.volunteer.id, password="x" * 20, by=FOUNDER, at=NOW
    ),
    "the second factor was reset": lambda p, t: reset_second_factor(p.volunteer.id, by=FOUNDER, at=NOW),
    "every sign-in was ended": lambda p, t: end_sign_ins(p.volunteer.id, by=FOUNDER, at=NOW),
    "the account was closed": lambda p, t: close_account(p.volunteer.id, by=FOUNDER, at=NOW),
    "the post has ended": lambda p, t: p.volunteer.posts.update(ends=TODAY - timedelta(days=1)),
    "the tablet was let go": lambda p, t: retire_tablet(t.id, on=TODAY, by=FOUNDER, at=NOW),
}


@pytest.mark.parametrize("act", [pytest.param(act, id=f"dies when {words}") for words, act in ENDS.items()])
def test_a_pin_dies(people: Cast, tablet: Tablet, act: Act) -> None:
    act(people, tablet)

    assert _resume(tablet) is None


def test_a_pin_dies_at_midnight(tablet: Tablet) -> None:
    tomorrow = TODAY + timedelta(days=1)

    assert resume("volunteer", PIN, tablet=tablet, on=tomorrow, at=NOW + timedelta(days=1)) is None


def test_a_pin_lives_on_when_its_owner_signs_out_elsewhere(people: Cast, tablet: Tablet) -> None:
    record_sign_out(people.volunteer, tablet=None, by=actor_of(people.volunteer), at=NOW)

    assert _resume(tablet) is not None


def test_a_pin_is_worth_nothing_on_another_tablet(tablet: Tablet) -> None:
    other, _token = enrol_tablet(label="the kitchen’s", on=TODAY, by=FOUNDER, at=NOW)

    assert _resume(other) is None


def test_somebody_elses_pin_opens_nothing(tablet: Tablet) -> None:
    assert _resume(tablet, username="coordinator") is None
    assert _resume(tablet, username="nobody-of-that-name") is None


@pytest.mark.parametrize("pin", ["123", "1234567", "12a4", "", "4444", "1234", "654321", "４５６１"])
def test_a_pin_that_is_too_easy_or_no_pin_is_refused(people: Cast, tablet: Tablet, pin: str) -> None:
    with pytest.raises(Unable):
        _set(people.coordinator, tablet, pin)

    assert not Pin.objects.filter(account=people.coordinator).exists()


def test_neither_the_pin_nor_the_cookie_is_kept(people: Cast) -> None:
    tablet, token = enrol_tablet(label="the hall’s tablet", on=TODAY, by=FOUNDER, at=NOW)
    pin = _set(people.volunteer, tablet)

    assert token not in tablet.digest
    assert pin.hash.startswith("argon2$argon2id$")
    assert tablet_of(token) == tablet
    assert tablet_of("guessed") is None
    assert tablet_of("") is None
