"""Agencies, their verified contacts, and referrals page by page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement
from wicketgate.vault.chance import new_id
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
    name = SealedText(label="referrals.contact.name", item="staff_name", longest=100)
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
    """
    One referral, from an agency's contact or from paper.

    `acts_for` is the side for which an agency acts, and whose details it gives; a paper one gives both.
    `other_half` is the referral by which the other side's agency gave theirs.
    `once` is the slip of the form that began it: the same form sent twice begins one referral.
    """

    reference = models.CharField(max_length=12)
    status = models.CharField(max_length=12, choices=ReferralStatus.choices, default=ReferralStatus.BEGUN)
    source = models.CharField(max_length=10, choices=[("agency", _("An agency")), ("paper", _("Paper"))])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="referrals")
    acts_for = models.CharField(max_length=10, choices=SideKind.choices, blank=True)
    other_half = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="first_half")
    typed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="referrals_typed")
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decline_reason = models.CharField(max_length=20, choices=DeclineReason.choices, blank=True)
    arrangement = models.ForeignKey(
        Arrangement, on_delete=models.PROTECT, null=True, related_name="referrals"
    )
    once = models.UUIDField(default=new_id)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("centre", "reference"), name="one_referral_a_reference"),
            models.UniqueConstraint(fields=("typed_by", "once"), name="one_referral_a_form"),
        )

    def __str__(self) -> str:
        return f"referral {self.reference}"


class ReferralPage(Row):
    """
    One page of a referral as it was typed: JSON texts, sealed under a key of its own page.

    The pages of one side are opened apart from the other's, and what tells where somebody is, how they are reached
    and what keeps them well apart from the rest. All are let go of when the referral is accepted.
    """

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="pages")
    section = models.CharField(max_length=30)
    typed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="pages_typed")
    answers = SealedText(label="referrals.page.answers", item="referral_page", longest=20_000)
    contact = SealedText(label="referrals.page.contact", item="referral_contact", null=True, longest=2000)
    location = SealedText(label="referrals.page.location", item="referral_location", null=True, longest=4000)
    health = SealedText(label="referrals.page.health", item="referral_health", null=True, longest=20_000)
    is_sent = models.BooleanField(default=False)
    # The person whom this page tells of, where the coordinator knows that the centre holds their record already.
    known = models.UUIDField(null=True)
    once = models.UUIDField(default=new_id)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("referral", "section"), name="one_page_a_section"),)

    def __str__(self) -> str:
        return f"page {self.section}"
