"""Concerns, incidents, accidents and complaints: always allowed to be written, never waiting for approval."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.vault.fields import Row, SealedText


class Kind(models.TextChoices):
    """The four kinds, which are never merged."""

    CONCERN = "concern", _("A worry about a child or an adult")
    INCIDENT = "incident", _("Something that happened")
    ACCIDENT = "accident", _("Somebody was hurt")
    COMPLAINT = "complaint", _("A complaint")


class Concern(Row):
    """One concern, in the words of whoever raised it, under a key of its own."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="concerns_raised"
    )
    arrangement = models.UUIDField(null=True)
    words = SealedText(label="concerns.concern.words", item="concern", longest=20_000)
    about = SealedText(label="concerns.concern.about", item="concern", null=True, longest=200)
    read_at = models.DateTimeField(null=True)
    # When the officer is whom the concern is about, it goes to the chair, and the officer can't see that it exists.
    is_about_officer = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"concern {self.id.hex[:8]}"
