"""A mail says what its golden text says, begins as all others do, and tells nothing of anybody or of the computer."""

import email
import email.policy
import re
import socket
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from tests.people import CENTRE, NOW
from wicketgate.domain.gate.mail import MAILS, NotAMail, compose_mail
from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.domain.post.address import NotOneAddress
from wicketgate.domain.post.models import Kind, Mail
from wicketgate.domain.post.writing import envelope, words_of
from wicketgate.vault import rootkey

GOLDEN = Path(__file__).parent / "mails"
SENDER, RECIPIENT = "notes@larkfield.example", "bo@people.example"
SHOWN_WHEN_LOCKED = 120  # characters of a mail's beginning, more than any telephone shows
ID = UUID("0f1e2d3c4b5a69788796a5b4c3d2e1f0")
NOTE = (
    "wicketgate/11111111222233334444555555555555\n731\n"
    "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=\nmade 2026-11-21 10:30:00 UTC\n\n"
    "— wicketgate/11111111222233334444555555555555 " + "A" * 91 + "=\n"
)


def mail(kind: Kind) -> Mail:
    checkpoint = Checkpoint(centre=CENTRE, note=NOTE) if kind == Kind.CHECKPOINT else None
    return Mail(id=ID, centre=CENTRE, kind=kind, to=ID, about=ID, checkpoint=checkpoint, put_at=NOW)


def sent(kind: Kind) -> bytes:
    return envelope(mail(kind), words_of(mail(kind)), sender=SENDER, recipient=RECIPIENT).content


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.SMTP)
    assert isinstance(message, EmailMessage)
    return message


def test_every_kind_has_its_template_and_its_golden_text() -> None:
    assert set(Kind.values) == set(MAILS) == {path.stem for path in GOLDEN.glob("*.txt")}


@pytest.mark.parametrize("kind", Kind)
def test_a_mail_says_what_its_golden_text_says(kind: Kind) -> None:
    assert read(sent(kind)).get_content().replace("\r\n", "\n") == (GOLDEN / f"{kind}.txt").read_text()


@pytest.mark.parametrize("kind", Kind)
def test_a_mail_has_these_headers_and_no_others(kind: Kind) -> None:
    message = read(sent(kind))

    assert dict(message.items()) == {
        "From": SENDER,
        "To": RECIPIENT,
        "Subject": "A note for you",
        "Date": "Sat, 21 Nov 2026 10:30:00 +0000",
        "Message-ID": "<0f1e2d3c4b5a69788796a5b4c3d2e1f0@larkfield.example>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
    }
    assert not message.is_multipart()
    assert list(message.iter_attachments()) == []


@pytest.mark.parametrize("kind", Kind)
def test_the_same_mail_is_the_same_bytes(kind: Kind) -> None:
    assert sent(kind) == sent(kind)


def test_a_locked_telephone_shows_the_same_for_every_kind() -> None:
    shown = {
        (message["From"], message["Subject"], message.get_content()[:SHOWN_WHEN_LOCKED])
        for message in (read(sent(kind)) for kind in Kind)
    }

    ((_sender, subject, beginning),) = shown
    assert len(beginning) == SHOWN_WHEN_LOCKED
    for word in ("gate", "centre", "contact", "child", "family", "concern", "refer", "larkfield"):
        assert word not in f"{subject} {beginning}".lower(), word


@pytest.mark.parametrize("kind", Kind)
def test_a_mail_tells_nothing_of_the_computer_and_leads_nowhere(kind: Kind) -> None:
    content = sent(kind)

    for word in (socket.gethostname(), socket.getfqdn(), "http", "www.", "python", "django"):
        assert word.lower() not in content.decode("ascii").lower(), word
    lines = content.decode("ascii").split("\r\n")
    assert all(len(line) <= 78 for line in lines)


def test_a_checkpoint_arrives_as_it_was_signed() -> None:
    assert NOTE in read(sent(Kind.CHECKPOINT)).get_content().replace("\r\n", "\n")


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_checkpoint_that_was_just_signed_fits_and_so_does_one_with_two_keys(tmp_path: Path) -> None:
    rootkey.make(tmp_path / "old.key")
    old = rootkey.load(tmp_path / "old.key", data=tmp_path / "data", passphrase=None)
    for signed in (None, old):
        note = notes.write(CENTRE, size=7, root=bytes(32), at=NOW, old_root=signed)

        assert note.strip("\n") in compose_mail("checkpoint", {"note": note}).body


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param("waits", {"family": "Marsh"}, id="a word of a family"),
        pytest.param("waits", {"note": NOTE}, id="a field of another kind"),
        pytest.param("checkpoint", {}, id="without its checkpoint"),
        pytest.param("checkpoint", {"note": "Mrs Marsh comes at ten"}, id="another text for a checkpoint"),
        pytest.param("checkpoint", {"note": NOTE + "Mrs Marsh comes at ten\n"}, id="a line after it"),
        pytest.param("checkpoint", {"note": "Marsh\n" + NOTE}, id="a line before it"),
        pytest.param("checkpoint", {"note": NOTE.replace("made", "Marsh made")}, id="a word within it"),
        pytest.param("letter", {}, id="a kind that there isn’t"),
    ],
)
def test_a_mail_takes_nothing_but_what_its_kind_takes(kind: str, fields: dict[str, str]) -> None:
    with pytest.raises(NotAMail) as caught:
        compose_mail(kind, fields)

    assert "Marsh" not in str(caught.value)


@pytest.mark.parametrize("whose", ["sender", "recipient"])
@pytest.mark.parametrize(
    "typed",
    [
        "bo@people.example, al@people.example",
        "bo@people.example;al@people.example",
        "bo@people.example al@people.example",
        "bo@people.example\r\nBcc: al@people.example",
        "bo@people.example\nSubject: Marsh",
        "bo@people.example\r",
        "Bo <bo@people.example>",
        "<bo@people.example>",
        "bo@people.example>\r\nRCPT TO:<al@people.example",
        "bo@[127.0.0.1]",
        "bo@people",
        "@people.example",
        "bo@@people.example",
        ".bo@people.example",
        "bo@-people.example",
        "bö@people.example",
        "bo@people.example\u2028",
        "b" * 65 + "@people.example",
        "bo@" + "people." * 40 + "example",
        "",
        None,
        ["bo@people.example", "al@people.example"],
        ("bo@people.example",),
    ],
)
def test_exactly_one_address_or_no_mail(whose: str, typed: object) -> None:
    given = {"sender": SENDER, "recipient": RECIPIENT} | {whose: typed}

    with pytest.raises(NotOneAddress) as caught:
        envelope(mail(Kind.WAITS), words_of(mail(Kind.WAITS)), **given)  # type: ignore[arg-type]

    assert "people" not in str(caught.value)


@pytest.mark.parametrize("kind", Kind)
def test_no_word_of_any_kind_asks_for_haste_or_a_secret(kind: Kind) -> None:
    # So that a deceiver's message is unlike ours.
    said = read(sent(kind)).get_content().lower()

    assert not re.search(r"\b(urgent|password|code|click|immediately|verify)\b", said)
