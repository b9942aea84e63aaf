"""A form's mark: taken once, given again where its page stays and a while has passed, never where it led elsewhere."""

from datetime import datetime, timedelta

import pytest

from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger import sending
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry, Sent
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import AlreadySent

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

MARK, SOON, LATER = "0f" * 32, NOW + timedelta(seconds=9), NOW + timedelta(seconds=11)


@operation
def _acts(*, by: Actor, at: datetime) -> None:
    enter(Event.REFERRAL_SENT, by=by, at=at, subject=CENTRE)


def _sent(at: datetime, *, led_to: str = "") -> None:
    with sending.sending(MARK) as form:
        _acts(by=FOUNDER, at=at)
        form.led_to(led_to)


def test_soon_after_it_is_the_same_form_wherever_it_led() -> None:
    _sent(NOW)

    with pytest.raises(AlreadySent):
        _sent(SOON)
    with pytest.raises(AlreadySent):
        _sent(NOW - timedelta(seconds=9))
    assert Entry.objects.count() == 1


def test_a_page_that_stays_gives_another_paper_later() -> None:
    _sent(NOW)
    _sent(LATER)

    assert Entry.objects.count() == 2
    with pytest.raises(AlreadySent):
        _sent(LATER + timedelta(seconds=5))


def test_a_form_that_led_elsewhere_is_never_done_again() -> None:
    _sent(NOW, led_to="/home/")

    with pytest.raises(AlreadySent):
        _sent(LATER)
    assert sending.where_it_led(MARK) == "/home/"
    assert Entry.objects.count() == 1


def test_of_two_at_once_the_second_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither sees the other's mark before both write it; the database takes one."""
    _sent(NOW)
    monkeypatch.setattr(sending, "_another", lambda _mark, _at: None)

    with pytest.raises(AlreadySent):
        _sent(NOW)
    assert Entry.objects.count() == 1


def test_a_mark_is_kept_for_a_day_and_no_longer() -> None:
    _sent(NOW)

    sending.forget(centre=CENTRE, at=NOW + sending.REMEMBERED)
    assert Sent.objects.exists()
    sending.forget(centre=CENTRE, at=NOW + sending.REMEMBERED + timedelta(seconds=1))
    assert not Sent.objects.exists()
