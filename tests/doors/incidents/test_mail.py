"""What left elsewhere by e-mail: everybody in one To line, and a table attached. Both played to a real server."""

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.asking import Field, asked_by, made_ready
from tests.domain.post.server import Taken, listening
from tests.doors.incidents.playing import HERS, press
from tests.mailing import NOWHERE, address_of, let_be_told, send
from tests.people import CENTRE, FOUNDER, NOW, Cast
from tests.signing_in import signed_in
from tests.vault.certificates import certificate
from wicketgate.domain.accounts.mailing import operations as mailing
from wicketgate.domain.gate import mail as gate_mail
from wicketgate.domain.ledger import checkpoints
from wicketgate.domain.ledger.models import Checkpoint, Entry
from wicketgate.domain.post import line, writing
from wicketgate.domain.post.models import Kind, Mail, Trouble
from wicketgate.domain.post.operations import put
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
EVERYBODY = ("coordinator", "officer", "chair", "referrer", "other_referrer")
SEVERAL = ", ".join(address_of(name) for name in EVERYBODY)
CHILDREN = "name,born,lives with\nZoë Marsh,2019-03-12,Niamh at 14 Quince Row\n"


def deliver(settings: Settings, folder: Path) -> list[Taken]:
    with listening(certificate(folder)) as here:
        settings.WICKETGATE_MAIL = here.server
        send()
    return here.taken


def read(taken: Taken) -> EmailMessage:
    message = email.message_from_bytes(taken.content, policy=email.policy.SMTP)
    assert isinstance(message, EmailMessage)
    return message


def play(people: Cast, field: Field, coordinator: Client) -> None:
    """Let everything happen of which somebody is told, by the pages where they are the cause."""
    let_be_told(people, *EVERYBODY)
    for who, act in (("referrer", "release"), ("other_referrer", "refuse")):
        press(coordinator, act, made_ready(asked_by(field, who), field, family=field.family.id))
    words = {"kind": "concern", "words": "Zoë Marsh was afraid", "about": "Marsh", "once": new_id().hex}
    signed_in(people, "volunteer").post(reverse("shared:raise_concern"), words)
    checkpoints.make(by=FOUNDER, at=NOW)


@pytest.fixture
def with_mail(settings: Settings) -> None:
    """A centre that sends mail, to a server that is only there when `deliver` runs it."""
    settings.WICKETGATE_MAIL = NOWHERE


def test_incident_survivors_in_the_to_line(
    with_mail: None, people: Cast, field: Field, coordinator: Client, settings: Settings, tmp_path: Path
) -> None:
    play(people, field, coordinator)

    taken = deliver(settings, tmp_path)

    assert sorted(one.recipients for one in taken) == sorted([address_of(name)] for name in EVERYBODY)
    assert mail.outbox == []
    for one in taken:
        assert read(one)["To"] == one.recipients[0]
        assert [
            header for header in read(one) if header.lower() in ("cc", "bcc", "reply-to", "resent-to")
        ] == []
        assert one.content.count(b"@people.example") == 1


def test_two_addresses_in_the_box_come_back(with_mail: None, people: Cast) -> None:
    answer = signed_in(people, "officer").post(reverse("shared:own_notes"), {"email": SEVERAL})

    assert answer.status_code == 200
    assert not Mail.objects.exists()


def test_control_where_several_count_as_one_address_all_stand_in_the_to_line(
    with_mail: None, people: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (mailing, writing, line):
        monkeypatch.setattr(room, "one_address", lambda text: text)

    mailing.record_own_address(SEVERAL, by=people.viewer("officer"), at=NOW)

    (taken, *_more) = deliver(settings, tmp_path)
    assert taken.content.count(b"@people.example") == len(EVERYBODY)


def _table_for_a_checkpoint(people: Cast) -> None:
    """Put a table of children where only a checkpoint belongs: the one thing that a mail can carry."""
    let_be_told(people, "chair")
    size = Entry.objects.filter(centre=CENTRE).count()
    table = Checkpoint(centre=CENTRE, size=size, root="", at=NOW, note=CHILDREN)
    table.save(force_insert=True)
    put(Kind.CHECKPOINT, to=people.chair.id, about=CENTRE, checkpoint=table, by=FOUNDER, at=NOW)


def test_incident_spreadsheet_attached_to_an_invitation(
    with_mail: None, people: Cast, field: Field, coordinator: Client, settings: Settings, tmp_path: Path
) -> None:
    play(people, field, coordinator)
    _table_for_a_checkpoint(people)

    taken = deliver(settings, tmp_path)

    assert {one.recipients[0] for one in taken} == {address_of(name) for name in EVERYBODY if name != "chair"}
    for one in taken:
        message = read(one)
        assert (message.get_content_type(), message.is_multipart()) == ("text/plain", False)
        said = f"{one.content.decode('ascii')}{message.get_content()}"
        for word in ("Marsh", "Zoë", "2019", "Larkfield", "Supported", "afraid", *HERS):
            assert word not in said
    # What was put in a checkpoint's place was not even begun: no address was opened for it.
    assert Mail.objects.get().trouble == Trouble.NOT_WRITTEN


def test_control_where_a_mail_takes_any_text_the_children_go(
    with_mail: None, people: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loose = gate_mail._Template(gate_mail._checkpoint, {"note": re.compile(r".*", re.DOTALL)})
    monkeypatch.setitem(gate_mail.MAILS, "checkpoint", loose)
    _table_for_a_checkpoint(people)

    (taken,) = deliver(settings, tmp_path)

    assert "Zoë Marsh,2019-03-12,Niamh at 14 Quince Row" in read(taken).get_content()
