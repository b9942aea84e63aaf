"""The outbox: mail that waits to be sent. It holds no address, no word that somebody typed, and nobody's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.vault.fields import Row


class Kind(models.TextChoices):
    """Every kind of mail there is. Each has its template in `gate/mail.py`, and no other words."""

    WAITS = "waits", _("Something waits")
    CHECKPOINT = "checkpoint", _("A checkpoint of the ledger")
    TRIAL = "trial", _("A trial of an address")


class Trouble(models.TextChoices):
    """Why mail was not handed over. What the server answered is never kept: it can repeat the address."""

    UNREACHABLE = "unreachable", _("the mail server could not be reached")
    CERTIFICATE = "certificate", _("the mail server’s certificate has lapsed or is not its own")
    NO_TLS = "no_tls", _("the mail server offers no protected line")
    SIGN_IN_REFUSED = "sign_in_refused", _("the mail server refused the centre’s name or password")
    LINE_DROPPED = "line_dropped", _("the line to the mail server broke, or it took too long")
    BUSY = "busy", _("the mail server asked to try again later")
    SENDER_REFUSED = "sender_refused", _("the mail server refused the centre’s own address")
    RECIPIENT_REFUSED = "recipient_refused", _("the mail server refused an address")
    MESSAGE_REFUSED = "message_refused", _("the mail server refused what was written")
    NOT_WRITTEN = (
        "not_written",
        _("a note could not be written as it must be: ask whoever looks after the computer"),
    )


class Mail(Row):
    """
    One mail to one account, waiting. Its row goes when it is sent; the ledger keeps that it was.

    `to` is the account, whose address is opened only when it is sent. `about` is the record that caused it, and its
    subject in the ledger. `is_discreet` keeps it from every page, where not everybody may know of that record.
    `due_at` is when it is tried next; one that was `given_up_at` is tried no more.
    """

    kind = models.CharField(max_length=12, choices=Kind.choices)
    to = models.UUIDField()
    about = models.UUIDField()
    is_discreet = models.BooleanField(default=False)
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, null=True, related_name="mails")
    put_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True, choices=Trouble.choices)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("centre", "due_at"), name="mail_due"),)

    def __str__(self) -> str:
        return f"mail {self.id.hex[:8]}"
