"""What waits is handed over once, to one recipient, by a protected line; and whatever fails is tried again."""

import email
import email.policy
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.post.server import SENDER, Behaviour, Listening, listening
from tests.mailing import address_of, let_be_told, send
from tests.people import CENTRE, NOW, Cast
from tests.vault.certificates import certificate
from wicketgate.domain.accounts.mailing.operations import tell, tell_the_coordinator
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.post import line, queries
from wicketgate.domain.post.models import Kind, Mail, Trouble
from wicketgate.domain.post.operations import PAUSES
from wicketgate.domain.post.server import Server, Tls

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


@operation
def something_happens(people: Cast, *names: str, by: object = None, at: datetime = NOW) -> None:
    """Do something of which the named members of the cast are told."""
    actor = people.viewer("volunteer").actor
    enter(Event.REFERRAL_SENT, by=actor, at=at, subject=CENTRE)
    tell([getattr(people, name).id for name in names], about=CENTRE, by=actor, at=at)


def events() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("event", flat=True))


def use(settings: Settings, server: Server) -> None:
    settings.WICKETGATE_MAIL = server


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_a_note_goes_to_its_one_recipient_by_a_protected_line(
    people: Cast, held: Path, settings: Settings, tls: Tls
) -> None:
    with listening(held, tls=tls, user="larkfield") as here:
        use(settings, here.server)
        let_be_told(people, "coordinator")
        something_happens(people, "coordinator")
        before = len(events())

        send()

    (taken,) = here.taken
    assert (taken.sender, taken.recipients) == (SENDER, [address_of("coordinator")])
    assert not Mail.objects.exists()
    assert events()[before:] == [Event.VALUE_REVEALED, Event.MAIL_SENT]
    assert [words for words in here.heard if words.upper().startswith("EHLO")][-1] == "ehlo larkfield.example"
