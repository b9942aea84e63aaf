"""What waits is handed over to one recipient, by a protected line; whatever fails is tried again, and then given up."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from tests.domain.post.happening import events, something_happens
from tests.domain.post.server import SENDER, Behaviour, listening
from tests.mailing import NOWHERE, address_of, let_be_told, send
from tests.people import CENTRE, FOUNDER, NOW, TODAY, Cast
from wicketgate.domain.accounts.mailing.operations import (
    record_own_address,
    take_own_address_away,
)
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.operations import close_account, end_post
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.post import line, operations, queries
from wicketgate.domain.post.models import Mail
from wicketgate.domain.post.operations import CLEARED_AFTER, PAUSES, NotDue
from wicketgate.domain.post.server import Tls
from wicketgate.domain.post.writing import Envelope

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_a_note_goes_to_its_one_recipient_by_a_protected_line(
    told: Cast, held: Path, settings: Settings, tls: Tls
) -> None:
    before = len(events())
    with listening(held, tls=tls, user="larkfield") as here:
        settings.WICKETGATE_MAIL = here.server

        send()

    (taken,) = here.taken
    assert (taken.sender, taken.recipients) == (SENDER, [address_of("coordinator")])
    assert not Mail.objects.exists()
    assert events()[before:] == [Event.VALUE_REVEALED, Event.MAIL_SENT]
    # The server hears the centre's own host, never this computer's name.
    assert {words for words in here.heard if words.upper().startswith("EHLO")} == {"ehlo larkfield.example"}


def test_several_are_several_mails_of_one_recipient_each(
    people: Cast, with_mail: None, held: Path, settings: Settings
) -> None:
    names = ("coordinator", "chair", "officer", "referrer", "other_referrer")
    let_be_told(people, *names)
    something_happens(people, *names)

    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        send()

    assert sorted(taken.recipients for taken in here.taken) == sorted([address_of(name)] for name in names)
    for taken in here.taken:
        (own,) = taken.recipients
        assert f"To: {own}\r\n".encode() in taken.content
        assert taken.content.count(b"@people.example") == 1


def test_it_is_undone_with_what_caused_it(people: Cast, with_mail: None) -> None:
    let_be_told(people, "coordinator")
    before = events()

    @operation
    def breaks(*, by: object, at: datetime) -> None:
        something_happens(people, "coordinator")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks(by=FOUNDER, at=NOW)

    assert not Mail.objects.exists()
    assert events() == before


def test_nothing_is_written_where_there_is_no_server(people: Cast) -> None:
    let_be_told(people, "coordinator")

    something_happens(people, "coordinator")

    assert not Mail.objects.exists()
    assert Event.MAIL_QUEUED not in events()


def test_one_that_is_refused_stops_none_of_the_others(
    people: Cast, with_mail: None, held: Path, settings: Settings
) -> None:
    let_be_told(people, "coordinator", "chair")
    something_happens(people, "coordinator", at=NOW - timedelta(minutes=1))
    something_happens(people, "chair")
    refusing = {f"rcpt TO:<{address_of('coordinator')}>": "550 no"}

    with listening(held, behaviour=Behaviour(refusing)) as here:
        settings.WICKETGATE_MAIL = here.server
        send()

    assert [taken.recipients for taken in here.taken] == [[address_of("chair")]]
    assert Mail.objects.get().to == people.coordinator.id


def test_a_line_that_breaks_at_the_end_sends_the_very_same_again(
    told: Cast, held: Path, settings: Settings
) -> None:
    """At least once: the server may have it. Whoever gets it twice sees by its name that it is one."""
    with listening(held, behaviour=Behaviour({"END": "drop"})) as here:
        settings.WICKETGATE_MAIL = here.server
        send()
        here.behaviour.answers.clear()
        send(NOW + PAUSES[0])

    first, second = here.taken
    assert first == second
    assert not Mail.objects.exists()


def test_after_a_fall_just_before_it_is_noted_it_goes_again(
    told: Cast, held: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falls(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        with monkeypatch.context() as patch:
            patch.setattr(operations, "note_sent", falls)
            with pytest.raises(KeyboardInterrupt):
                send()
        # Whoever fell may still be at it: nobody begins it again before its pause is over.
        send()
        assert len(here.taken) == 1
        send(NOW + PAUSES[0])

    first, second = here.taken
    assert first == second


def test_the_pauses_grow_and_after_some_days_it_is_given_up(told: Cast, settings: Settings) -> None:
    settings.WICKETGATE_MAIL = NOWHERE
    tries, at = 0, NOW
    while Mail.objects.filter(given_up_at=None).exists():
        send(at)
        tries += 1
        at = Mail.objects.get().due_at
        assert tries < 20

    given_up = Mail.objects.get()
    assert tries == len(PAUSES) + 1
    assert list(PAUSES) == sorted(PAUSES)
    assert given_up.given_up_at is not None
    assert timedelta(days=3) < given_up.given_up_at - NOW < timedelta(days=5)
    failing = queries.not_through(CENTRE, at=at)
    assert failing is not None
    assert failing.is_given_up
    send(at + timedelta(days=1))
    assert Mail.objects.get().tries == given_up.tries
    send(given_up.given_up_at + CLEARED_AFTER)
    assert not Mail.objects.exists()
    assert events()[-1] == Event.MAIL_CLEARED


def test_two_at_once_never_send_one_mail_twice(told: Cast, held: Path) -> None:
    mail = Mail.objects.get()

    def find(account: object) -> None:
        return None

    operations._put_off(mail, at=NOW)

    with pytest.raises(NotDue):
        operations.begin_try(mail.id, find=find, sender=SENDER, by=FOUNDER, at=NOW)
    assert Mail.objects.filter(id=mail.id).exists()


def _closed(people: Cast) -> None:
    close_account(people.coordinator.id, by=FOUNDER, at=NOW)


def _ended(people: Cast) -> None:
    end_post(people.chair.posts.get().id, on=TODAY - timedelta(days=1), by=FOUNDER, at=NOW)


def _taken_away(people: Cast) -> None:
    take_own_address_away(by=people.viewer("coordinator"), at=NOW)


@pytest.mark.parametrize(
    ("name", "leaves"),
    [
        pytest.param("coordinator", _closed, id="whose account was closed"),
        pytest.param("chair", _ended, id="whose post has ended"),
        pytest.param("coordinator", _taken_away, id="who wants no more notes"),
    ],
)
def test_nothing_goes_to_somebody(
    people: Cast, with_mail: None, held: Path, settings: Settings, name: str, leaves: Callable[[Cast], None]
) -> None:
    let_be_told(people, name)
    something_happens(people, name)
    assert Mail.objects.exists()
    leaves(people)

    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        send()

    assert here.taken == []
    assert not Mail.objects.exists()
    assert events()[-1] == Event.MAIL_CLEARED


def test_what_came_round_the_page_and_is_no_single_address_is_never_spoken_of(
    told: Cast, held: Path, settings: Settings
) -> None:
    account = Account.objects.get(id=told.coordinator.id)
    account.email = "al@people.example, bo@people.example"
    account.save(update_fields=["email"])

    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        send()

    assert here.taken == []
    assert events()[-2:] == [Event.VALUE_REVEALED, Event.MAIL_CLEARED]
    assert not any("people" in words for words in here.heard)


def test_it_goes_to_the_address_as_it_stands_when_it_is_sent(
    told: Cast, held: Path, settings: Settings
) -> None:
    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        record_own_address("new@people.example", by=told.viewer("coordinator"), at=NOW)
        send()

    assert {taken.recipients[0] for taken in here.taken} == {"new@people.example"}


def test_no_transaction_is_open_while_the_server_is_spoken_to(
    told: Cast, held: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # How many transactions are open, one inside the other: the test's own is one of them.
    deep, carried = [len(connection.savepoint_ids)], line.Line.carry

    def watched(self: line.Line, envelope: Envelope) -> None:
        deep.append(len(connection.savepoint_ids))
        carried(self, envelope)

    monkeypatch.setattr(line.Line, "carry", watched)
    with listening(held) as here:
        settings.WICKETGATE_MAIL = here.server
        send()

    assert here.taken
    assert len(set(deep)) == 1


def test_many_things_are_one_note_while_it_waits(told: Cast) -> None:
    something_happens(told, "coordinator")
    assert Mail.objects.count() == 1

    # Apart from those of which not everybody may know: a note that is missing would tell of one.
    something_happens(told, "coordinator", is_discreet=True)
    something_happens(told, "coordinator", is_discreet=True)
    assert Mail.objects.count() == 2
