"""Requests for information, how the asker was confirmed, and what was given or refused."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.referrals.models import Agency
from wicketgate.vault.fields import Row, SealedText


class Channel(models.TextChoices):
    """How a request came. None of them is answered on the spot."""

    SCREEN = "screen", _("By an agency's own sign-in")
    TELEPHONE = "telephone", _("By telephone")
    LETTER = "letter", _("By letter or e-mail")


class RequestStatus(models.TextChoices):
    """Where a request is."""

    RECEIVED = "received", _("To be looked at")
    RELEASED = "released", _("Answered with a statement")
    REFUSED = "refused", _("Refused by letter")


class AttendanceRequest(Row):
    """
    Somebody asks about a family. What they wrote is sealed; whether such a family exists is not said to them.

    `arrangement` is what the coordinator matched it to, or nothing.
    """

    reference = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    asker_kind = models.CharField(max_length=20)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="requests")
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="requests_made")
    family_as_asked = SealedText(label="disclosures.request.family", item="request", longest=200)
    asker_reference = SealedText(label="disclosures.request.reference", item="request", null=True, longest=60)
    items = models.JSONField()
    period_from = models.DateField(null=True)
    period_until = models.DateField(null=True)
    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, null=True, related_name="requests")
    status = models.CharField(max_length=10, choices=RequestStatus.choices, default=RequestStatus.RECEIVED)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="identities_confirmed"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("centre", "reference"), name="one_request_a_reference"),
        )

    def __str__(self) -> str:
        return f"request {self.reference}"


class Answer(Row):
    """A statement or a letter that answered a request: what it held is composed again from the same facts."""

    request = models.ForeignKey(AttendanceRequest, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=10, choices=[("statement", _("Statement")), ("letter", _("Letter"))])
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="answers_given")
    rule = models.CharField(max_length=20)
    reason = models.CharField(max_length=60)
    released = models.JSONField()
    document_digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"answer {self.id.hex[:8]}"
