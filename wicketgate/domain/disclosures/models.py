"""Requests for information, how the asker was confirmed, and what was given or refused."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement, Member, Person
from wicketgate.domain.referrals.models import Agency
from wicketgate.vault.chance import new_id
from wicketgate.vault.fields import Row, SealedText


class Channel(models.TextChoices):
    """How a request came. None of them is answered on the spot."""

    SCREEN = "screen", _("By an agency's own sign-in")
    TELEPHONE = "telephone", _("By telephone")
    LETTER = "letter", _("By letter or e-mail")


class AskerKind(models.TextChoices):
    """Who asks, in the law's kinds of asker and the words of the hall."""

    AGENCY = "agency", _("An agency that we hold")
    SOLICITOR = "solicitor", _("A solicitor")
    PARTY = "party", _("A parent or carer who uses the centre")
    FORMER_PARTNER = "former_partner", _("A former partner")
    COURT = "court", _("A court")
    COURT_OFFICER = "court_officer", _("Cafcass or another officer of the court")
    POLICE = "police", _("The police")
    LOCAL_AUTHORITY = "local_authority", _("A local authority")
    VOLUNTEER = "volunteer", _("A volunteer")
    PRIVATE_PERSON = "private_person", _("Somebody else")


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
    asker_kind = models.CharField(max_length=20, choices=AskerKind.choices)
    # On which side of the arrangement an adult is who asks for themselves; empty for everybody else.
    asker_side = models.CharField(max_length=10, blank=True, choices=SideKind.choices)
    asker_name = SealedText(label="disclosures.request.asker", item="request", null=True, longest=100)
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
    # What the form was given when it was shown, so that sending it twice makes one request.
    sent_once = models.UUIDField(default=new_id)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("centre", "reference"), name="one_request_a_reference"),
            models.UniqueConstraint(fields=("asked_by", "sent_once"), name="one_request_a_sending"),
        )
        indexes = (models.Index(fields=("centre", "-received_at"), name="requests_by_arrival"),)

    def __str__(self) -> str:
        return f"request {self.reference}"

    @property
    def asker_words(self) -> str:
        """Who asks, in words: an agency by its published name, anybody else by their kind."""
        return self.agency.name if self.agency else str(AskerKind(self.asker_kind).label)


class AnswerKind(models.TextChoices):
    """What answered a request: each is one paper, to be printed and posted."""

    STATEMENT = "statement", _("Statement")
    LETTER = "letter", _("Letter")


class Answer(Row):
    """
    A statement or a letter that answered a request.

    The paper itself is not kept: `composed_from` holds exactly what it was composed from, sealed under the
    arrangement that a statement is about, or under the answer itself for a letter, which is about nobody.
    `document_digest` is the SHA-256 of the bytes.
    """

    request = models.OneToOneField(AttendanceRequest, on_delete=models.PROTECT, related_name="answer")
    kind = models.CharField(max_length=10, choices=AnswerKind.choices)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="answers_given")
    rule = models.CharField(max_length=20)
    reason = models.CharField(max_length=60)
    released = models.JSONField()
    withheld = models.JSONField()
    about = models.UUIDField()
    composed_from = SealedText(
        label="disclosures.answer.composed_from", item="attendance", subject="about", longest=100_000
    )
    document_digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"answer {self.id.hex[:8]}"


class HowConfirmed(models.TextChoices):
    """How it was made sure that whoever asks for their own list is the person themself."""

    RANG = "rang", _("We rang the number that we hold, and spoke to them")
    CAME = "came", _("They came to the hall, and somebody here knows them")


class OwnListStatus(models.TextChoices):
    """Where a list stands. Each state follows from the one before it, and none can be passed over."""

    ASKED = "asked", _("Asked for")
    GATHERED = "gathered", _("Waits for a second person")
    AGREED = "agreed", _("A second person agreed")
    STOPPED = "stopped", _("A second person did not agree")


class OwnList(Row):
    """
    What was given out about one adult, as it is told to that adult: the lines, and what they can be proved by.

    `lines` are gathered once and then stay: a second person agrees to exactly these, by their `digest`. `size` is how
    many entries of the ledger the checkpoint covers that was made for it.
    """

    reference = models.CharField(max_length=12)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="own_lists")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="own_lists")
    status = models.CharField(max_length=10, choices=OwnListStatus.choices, default=OwnListStatus.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="own_lists_asked")
    how = models.CharField(max_length=10, choices=HowConfirmed.choices, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="own_lists_confirmed"
    )
    size = models.PositiveBigIntegerField(null=True)
    lines = SealedText(
        label="disclosures.own_list.lines",
        item="given_out",
        subject="person_id",
        null=True,
        longest=1_000_000,
    )
    digest = models.CharField(max_length=64, blank=True)
    second_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="own_lists_decided"
    )
    sent_once = models.UUIDField(default=new_id)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("centre", "reference"), name="one_own_list_a_reference"),
            models.UniqueConstraint(fields=("asked_by", "sent_once"), name="one_own_list_a_sending"),
        )
        indexes = (models.Index(fields=("centre", "-asked_at"), name="own_lists_by_asking"),)

    def __str__(self) -> str:
        return f"own list {self.reference}"
