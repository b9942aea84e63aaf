"""No canary goes by mail: not in the outbox, not in a word that the mail server hears, not in a mail it takes."""

import email
import email.policy
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from tests.domain.post.server import Listening, listening
from tests.domain.referrals.filling import sent
from tests.doors.canaries import found_in
from tests.doors.invented_centre import NOW, Invented, filled_for_a_module, taken_back  # noqa: F401 - a fixture
from tests.mailing import NOWHERE
from tests.vault.certificates import certificate
from wicketgate.domain.accounts.mailing.operations import record_own_address
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns.operations import Account as Told
from wicketgate.domain.concerns.operations import raise_concern
from wicketgate.domain.disclosures.models import AttendanceRequest, RequestStatus
from wicketgate.domain.disclosures.operations import refuse_by_letter
from wicketgate.domain.gate import mail as gate_mail
from wicketgate.domain.ledger import checkpoints
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.post.models import Mail
from wicketgate.domain.referrals.operations import decline
from wicketgate.domain.volunteers.queries import standing
from wicketgate.doors.jobs import mail
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
WORDS = "Niamh O’Sullivan-Okafor of 14 Quince Row, LK4 1QR, telephone 07700 900411, was followed home."


@pytest.fixture(autouse=True)
def undone(invented: Invented) -> Iterator[None]:
    with taken_back():
        yield


def viewer(invented: Invented, username: str) -> Viewer:
    account = Account.objects.get(username=username)
    at_the_door = Viewer(Actor(account.centre, account.token), account.id, invented.role(username), NOW)
    return standing(at_the_door, on=NOW.date())


def everything_happens(invented: Invented) -> None:
    """Let everybody have notes sent, and do whatever anybody is told of, with what was planted in each free text."""
    for username in invented.usernames:
        if invented.role(username) != "trustee":
            record_own_address(f"{new_id().hex}@people.example", by=viewer(invented, username), at=NOW)
    raise_concern(Told("concern", WORDS, about="Marchbanks"), once="1", by=viewer(invented, "rosa"), at=NOW)
    coordinator = viewer(invented, "coordinator")
    referral = sent(viewer(invented, "hartley"))
    decline(referral.id, reason="full", expected_version=referral.version, by=coordinator, at=NOW)
    for request in AttendanceRequest.objects.filter(status=RequestStatus.RECEIVED, arrangement=None):
        refuse_by_letter(request.id, expected_version=request.version, by=coordinator, at=NOW)
    checkpoints.make(by=coordinator.actor, at=NOW)


def delivered(invented: Invented, settings: Settings, folder: Path) -> Listening:
    with listening(certificate(folder)) as here:
        settings.WICKETGATE_MAIL = here.server
        mail.send(invented.filled.centre, NOW)
    return here


def read_out(here: Listening) -> bytes:
    """Return all that the server heard and took, as it went and as a person reads it."""
    said = [email.message_from_bytes(one.content, policy=email.policy.SMTP) for one in here.taken]
    read = [str(one.get_content()) for one in said]
    raw = b"\n".join(one.content for one in here.taken)
    return raw + "\n".join([*here.heard, *read]).encode()


def outbox() -> bytes:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT * FROM post_mail")
        return "\n".join(str(cell) for row in cursor for cell in row).encode()


def test_no_canary_goes_by_mail(invented: Invented, settings: Settings, tmp_path: Path) -> None:
    settings.WICKETGATE_MAIL = NOWHERE
    everything_happens(invented)
    waiting, rows = Mail.objects.count(), outbox()

    here = delivered(invented, settings, tmp_path)

    # With the checkpoint for the chair, and without the note for Clara, who has left.
    assert len(here.taken) == waiting + 1 - 1 > 15
    assert len({tuple(one.recipients) for one in here.taken}) > 8
    forbidden = invented.forbidden("")
    assert found_in(rows, forbidden) == set()
    assert found_in(read_out(here), forbidden) == set()


def test_control_a_canary_in_a_mail_is_found(
    invented: Invented, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WICKETGATE_MAIL = NOWHERE
    monkeypatch.setattr(gate_mail, "_closing", lambda: "She lives at 14 Quince Row")
    everything_happens(invented)

    here = delivered(invented, settings, tmp_path)

    assert any("14 Quince Row" in value for value in found_in(read_out(here), invented.forbidden("")))
