"""
Families, as arrangements: the children, the adults on each side, and the terms.

There is no family file. Each adult is on a side, and each person, side and arrangement has a key of its own.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.people.coded import SideKind
from wicketgate.vault.fields import Row, SealedText


class Person(Row):
    """A child, or an adult who uses the centre. All that tells who or where they are is sealed."""

    is_child = models.BooleanField()
    name = SealedText(label="people.person.name", item="name", longest=120)
    known_as = SealedText(label="people.person.known_as", item="name", null=True, longest=60)
    born_on = SealedText(label="people.person.born_on", item="birthday", null=True, longest=10)
    telephone = SealedText(label="people.person.telephone", item="telephone", null=True, longest=40)
    email = SealedText(label="people.person.email", item="email", null=True, longest=200)
    address = SealedText(label="people.person.address", item="address", null=True, longest=400)
    school = SealedText(label="people.person.school", item="school", null=True, longest=200)
    health = SealedText(label="people.person.health", item="health", null=True, longest=1000)
    needs = SealedText(label="people.person.needs", item="health", null=True, longest=1000)
    # A confidential address, as on a court's form C8, or a refuge: written to only at its care-of address.
    is_address_confidential = models.BooleanField(default=False)
    address_confirmed_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"person {self.id.hex[:8]}"


class Service(models.TextChoices):
    """The service that an arrangement uses. It is said on every page: many parents mistake one for another."""

    SUPPORTED = "supported", _("Supported contact")
    SUPERVISED = "supervised", _("Supervised contact")
    OBSERVED = "observed", _("Observed contact")
    HANDOVER = "handover", _("Handover")


class Arrangement(Row):
    """Children, a visiting adult, the adult they live with, who referred them, and the terms."""

    STATUSES = (("current", _("Current")), ("paused", _("Paused")), ("ended", _("Ended")))

    reference = models.CharField(max_length=12)
    service = models.CharField(max_length=20, choices=Service.choices)
    status = models.CharField(max_length=20, choices=STATUSES, default="current")
    accepted_on = models.DateField()
    ended_on = models.DateField(null=True)
    may_leave_building = models.BooleanField(default=False)
    may_parents_meet = models.BooleanField(default=False)
    order = SealedText(label="people.arrangement.order", item="order", null=True, longest=2000)
    terms = SealedText(label="people.arrangement.terms", item="terms", null=True, longest=2000)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("centre", "reference"), name="one_arrangement_a_reference"),
        )
        # The list of families goes through this index from one reference to the next, however many there are.
        indexes = (models.Index(fields=("centre", "status", "reference"), name="families_in_order"),)

    def __str__(self) -> str:
        return f"arrangement {self.reference}"


class Side(Row):
    """
    One side of an arrangement. What one side says is sealed under that side's own key.

    `agency` is the agency that acts for this side, by its id: agencies are kept by referrals, above this room.
    """

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="sides")
    kind = models.CharField(max_length=10, choices=SideKind.choices)
    agency = models.UUIDField(null=True, db_index=True)
    risks = SealedText(label="people.side.risks", item="risk", null=True, longest=4000)
    has_no_contact_order = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("arrangement", "kind"), name="one_side_of_a_kind"),)

    def __str__(self) -> str:
        return f"side {self.id.hex[:8]}"


class Part(models.TextChoices):
    """What somebody is in an arrangement."""

    CHILD = "child", _("Child")
    ADULT = "adult", _("Parent or carer")
    MAY_COME = "may_come", _("May come")
    MAY_COLLECT = "may_collect", _("May bring and collect")


class Member(Row):
    """A person's part in an arrangement. A child is on neither side; every adult is on one."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="members")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, null=True, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    part = models.CharField(max_length=20, choices=Part.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("arrangement", "person", "part"), name="one_part_once"),
            models.CheckConstraint(
                condition=models.Q(part="child", side__isnull=True)
                | (~models.Q(part="child") & models.Q(side__isnull=False)),
                name="adults_are_on_a_side",
            ),
        )

    def __str__(self) -> str:
        return f"{self.part} {self.id.hex[:8]}"


class ReferringAgency(Row):
    """An agency that referred an arrangement, by its id. A self-referred family has none."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="referring_agencies")
    agency = models.UUIDField(db_index=True)
    agency_reference = SealedText(
        label="people.referring_agency.reference",
        item="terms",
        subject="arrangement_id",
        null=True,
        longest=60,
    )

    def __str__(self) -> str:
        return f"referring agency {self.id.hex[:8]}"


class Wall(Row):
    """Someone who serves knows a family: they can't see it unless an officer who doesn't has agreed."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="walls")
    arrangement = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="walls")
    declared_on = models.DateField()
    waived_by_role = models.CharField(max_length=30, blank=True)
    waived_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="walls_waived")
    waived_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "arrangement"), name="one_wall"),)

    def __str__(self) -> str:
        return f"wall {self.id.hex[:8]}"


class KeepApart(Row):
    """Two arrangements that must not be here at the same time. Why is nobody's business on the day."""

    one = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="kept_from")
    other = models.ForeignKey(Arrangement, on_delete=models.CASCADE, related_name="kept_apart")

    def __str__(self) -> str:
        return f"kept apart {self.id.hex[:8]}"
