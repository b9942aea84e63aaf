"""No note stands in another's way, and no clock that was wrong keeps one back or sends it for ever."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.post.happening import events, something_happens
from tests.domain.post.server import listening
from tests.mailing import NOWHERE, address_of, let_be_told, send
from tests.people import CENTRE, FOUNDER, NOW, Cast
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.checkpoints import make
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.post import queries
from wicketgate.domain.post.models import Kind, Mail, Trouble
from wicketgate.doors.jobs.registry import JOBS

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

A_YEAR = timedelta(days=365)


def _damage_address_of(people: Cast, name: str) -> None:
    account = Account.objects.filter(id=getattr(people, name).id)
    held = bytearray(account.get().email.blob)
    held[-1] ^= 1
    account.update(email=bytes(held))


def test_an_address_that_is_damaged_stops_none_of_the_others(
    people: Cast, with_mail: None, held: Path, settings: Settings
) -> None:
    let_be_told(people, "coordinator", "chair")
    something_happens(people, "coordinator", at=NOW - timedelta(minutes=1))
    something_happens(people, "chair")
    _damage_address_of(people, "coordinator")

    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        send()
        send()

    assert [taken.recipients for taken in here.taken] == [[address_of("chair")]]
    left = Mail.objects.get()
    assert (left.to, left.trouble, left.tries) == (people.coordinator.id, Trouble.NOT_WRITTEN, 1)


def test_a_clock_that_was_ahead_keeps_no_note_back(told: Cast, held: Path, settings: Settings) -> None:
    Mail.objects.update(put_at=NOW + A_YEAR, due_at=NOW + A_YEAR)

    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        send()

    assert [taken.recipients for taken in here.taken] == [[address_of("coordinator")]]


def test_nor_is_such_a_note_tried_without_a_pause(told: Cast, settings: Settings) -> None:
    Mail.objects.update(put_at=NOW + A_YEAR, due_at=NOW + A_YEAR)
    settings.WICKETGATE_MAIL = NOWHERE

    send()
    send(NOW + timedelta(minutes=2))

    assert Mail.objects.get().tries == 1


def test_a_clock_that_was_set_back_mails_one_checkpoint_once(people: Cast, with_mail: None) -> None:
    let_be_told(people, "chair")
    make(by=FOUNDER, at=NOW + timedelta(hours=1))

    for minutes in (0, 2, 4):
        send(NOW + timedelta(minutes=minutes))

    assert Mail.objects.filter(kind=Kind.CHECKPOINT).count() == 1
    assert events().count(Event.MAIL_QUEUED) == 2  # the trial of the address is one


def test_a_slow_server_is_left_before_another_may_take_the_job(
    people: Cast, with_mail: None, held: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or two processes would send the same: what was put off for some minutes would be due again meanwhile."""
    names = ("coordinator", "chair", "officer", "referrer", "other_referrer")
    let_be_told(people, *names)
    something_happens(people, *names)
    minutes = iter(range(0, 1000, 2))
    monkeypatch.setattr("wicketgate.doors.jobs.mail.monotonic", lambda: 60.0 * next(minutes))

    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        send()
        first = len(here.taken)
        send()

    (job,) = (job for job in JOBS if job.name == "mail")
    assert 0 < first < len(names)
    assert first * timedelta(minutes=2) < job.lease
    assert len(queries.due(CENTRE, at=NOW)) == len(names) - len(here.taken)
