"""Agencies, their verified contacts, and referrals page by page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.models import Arrangement
from wicketgate.vault.fields import Row, SealedText


class AgencyKind(models.TextChoices):
    """Who refers families, in the words of the law's kinds of asker."""

    SOLICITOR = "solicitor", _("Solicitor")
    MEDIATOR = "mediator", _("Mediator")
    CAFCASS = "cafcass", _("Cafcass")
    LOCAL_AUTHORITY = "local_authority", _("Local authority")
    COURT = "court", _("Court")
    OTHER = "other", _("Another agency")


class Agency(Row):
    """
    An agency that may refer families. Its name and switchboard are those of an office, published by itself.

    The number is the one that is rung to confirm who asks: never the one that a caller offers.
    """

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    switchboard = models.CharField(max_length=30)
    is_verified = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"agency {self.id.hex[:8]}"


class Contact(Row):
    """A person at an agency who may refer and ask, with an account of their own once verified."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="contacts")
    account = models.OneToOneField(Account, on_delete=models.PROTECT, null=True, related_name="contact")
    name = SealedText(label="referrals.contact.name", item="agency_contact", longest=100)
    telephone = SealedText(label="referrals.contact.telephone", item="agency_contact", null=True, longest=40)
    verified_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"contact {self.id.hex[:8]}"


class ReferralStatus(models.TextChoices):
    """Where a referral is. No state is skipped."""

    BEGUN = "begun", _("Being filled in")
    SENT = "sent", _("Sent, to be looked at")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class DeclineReason(models.TextChoices):
    """Why a referral is declined: coded, so that no remark about anybody is kept."""

    FULL = "full", _("There is no place")
    NOT_SUITABLE = "not_suitable", _("This service is not the right one for this family")
    INCOMPLETE = "incomplete", _("The form was not complete")
    WITHDRAWN = "withdrawn", _("It was withdrawn")
    OUTSIDE_AREA = "outside_area", _("Another centre is nearer")
    NO_STAFF = "no_staff", _("There are not enough people to look after another family")


class Referral(Row):
    """One referral, from an agency's contact or from paper."""

    reference = models.CharField(max_length=12)
    status = models.CharField(max_length=12, choices=ReferralStatus.choices, default=ReferralStatus.BEGUN)
    source = models.CharField(max_length=10, choices=[("agency", _("An agency")), ("paper", _("Paper"))])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="referrals")
    typed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="referrals_typed")
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decline_reason = models.CharField(max_length=20, choices=DeclineReason.choices, blank=True)
    arrangement = models.ForeignKey(
        Arrangement, on_delete=models.PROTECT, null=True, related_name="referrals"
    )
    sent_once = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("centre", "reference"), name="one_referral_a_reference"),
        )

    def __str__(self) -> str:
        return f"referral {self.reference}"


class ReferralPage(Row):
    """
    One page of a referral as it was typed: a JSON text, sealed under a key of its own page.

    The pages of one side are opened apart from the other's. They are let go of when the referral is accepted.
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="pages")
    section = models.CharField(max_length=30)
    typed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="pages_typed")
    answers = SealedText(label="referrals.page.answers", item="referral_page", longest=60_000)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("referral", "section"), name="one_page_a_section"),)

    def __str__(self) -> str:
        return f"page {self.section}"
