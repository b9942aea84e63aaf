"""Write a mail as it goes over the line: one sender, one recipient, plain words, and nothing about this computer."""

from dataclasses import dataclass
from datetime import UTC
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from wicketgate.domain.gate.mail import Words, compose_mail
from wicketgate.domain.post.address import host_of, one_address
from wicketgate.domain.post.models import Mail


@dataclass(frozen=True, slots=True, repr=False)
class Envelope:
    """A mail ready to go: the one address it goes to, and its bytes."""

    recipient: str
    content: bytes


def words_of(mail: Mail) -> Words:
    """Return what a mail says. Raises NotAMail where it would carry what its kind doesn't take."""
    return compose_mail(mail.kind, {"note": mail.checkpoint.note} if mail.checkpoint else {})


def envelope(mail: Mail, words: Words, *, sender: str, recipient: str) -> Envelope:
    """
    Return `mail` for `recipient`: the same bytes at each try, so that whoever gets it twice can tell.

    Raises NotOneAddress where either address is not exactly one.
    """
    to = one_address(recipient)
    message = EmailMessage(policy=SMTP)
    message["From"] = one_address(sender)
    message["To"] = to
    message["Subject"] = words.subject
    message["Date"] = format_datetime(mail.put_at.astimezone(UTC).replace(microsecond=0))
    # The row's own 128 random bits: they count nothing, and name no computer.
    message["Message-ID"] = f"<{mail.id.hex}@{host_of(sender)}>"
    # So that no program answers it with a note that somebody is on holiday.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words.body, subtype="plain", charset="utf-8", cte="quoted-printable")
    return Envelope(to, bytes(message))
