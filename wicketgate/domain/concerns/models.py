"""Concerns, incidents, accidents and complaints: always allowed to be written, never waiting for approval."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.vault.fields import Row, SealedText

LONGEST_WORDS = 20_000  # characters: about eight pages
LONGEST_ABOUT = 200


class Kind(models.TextChoices):
    """The four kinds, which are never merged."""

    CONCERN = "concern", _("A worry about a child or an adult")
    INCIDENT = "incident", _("Something that happened")
    ACCIDENT = "accident", _("Somebody was hurt")
    COMPLAINT = "complaint", _("A complaint")


class AboutPost(models.TextChoices):
    """Whether it is about one of the people who would otherwise hear of it."""

    NOBODY = "", _("No, none of them")
    COORDINATOR = "coordinator", _("Yes, the coordinator")
    SAFEGUARDING_OFFICER = "safeguarding_officer", _("Yes, the safeguarding officer")
    CHAIR = "chair", _("Yes, the chair")


class Purpose(models.TextChoices):
    """Why a concern is opened. Coded, for the ledger keeps it."""

    FIRST_READING = "first_reading", _("To read it for the first time")
    FOLLOW_UP = "follow_up", _("To follow it up")
    PASS_ON = "pass_on", _("To tell the police or the council’s duty team")
    ANSWER = "answer", _("To answer whoever wrote it")


class Concern(Row):
    """
    One concern, in the words of whoever raised it, under a key of its own.

    `about` is what they said of which family; `arrangement` is set where that was a reference that we know.
    `sent_once` is the mark of one filled-in page: the same page sent twice is one concern.
    """

    reference = models.CharField(max_length=12)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="concerns_raised")
    arrangement = models.UUIDField(null=True, db_index=True)
    about_post = models.CharField(max_length=30, blank=True, choices=AboutPost.choices)
    words = SealedText(label="concerns.concern.words", item="concern", longest=LONGEST_WORDS)
    about = SealedText(label="concerns.concern.about", item="concern", null=True, longest=LONGEST_ABOUT)
    read_at = models.DateTimeField(null=True)
    sent_once = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("raised_by", "sent_once"), name="one_concern_a_page_sent"),
        )

    def __str__(self) -> str:
        return f"concern {self.reference}"
