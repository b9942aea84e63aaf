"""Those who serve: their record, undertakings, DBS checks and duties."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Account, Role
from wicketgate.vault.fields import Row, SealedText

# Whoever comes near families has a record as somebody who serves, and a check in it.
SERVING = frozenset(
    {
        Role.COORDINATOR,
        Role.TEAM_LEADER,
        Role.VOLUNTEER,
        Role.SAFEGUARDING_OFFICER,
        Role.CHAIR,
        Role.INTERPRETER,
    }
)


class Volunteer(Row):
    """
    Someone who serves, with an account or without. Their details are protected like a parent's (clause 7).

    Whoever has an account has their name there, and none here.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, null=True, related_name="volunteer")
    name = SealedText(label="volunteers.volunteer.name", item="staff_name", null=True, longest=100)
    telephone = SealedText(label="volunteers.volunteer.telephone", item="telephone", null=True, longest=40)
    address = SealedText(label="volunteers.volunteer.address", item="address", null=True, longest=400)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"volunteer {self.id.hex[:8]}"


class Undertaking(Row):
    """A signature under the undertaking of one edition (clause 1), given on screen or on paper."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="undertakings")
    edition_digest = models.CharField(max_length=64)
    edition_id = models.CharField(max_length=60)
    words_digest = models.CharField(max_length=64)
    signed_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"undertaking of {self.signed_on}"


class Check(Row):
    """The decision on one DBS check (clause 6). No certificate image is ever kept."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="checks")
    level = models.CharField(
        max_length=20,
        choices=[
            ("basic", _("Basic")),
            ("standard", _("Standard")),
            ("enhanced", _("Enhanced")),
            ("enhanced_barred", _("Enhanced, with the barred list")),
        ],
    )
    outcome = models.CharField(
        max_length=20,
        choices=[("suitable", _("Suitable")), ("not_suitable", _("Not suitable")), ("pending", _("Pending"))],
    )
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="checks_decided"
    )
    certificate = SealedText(label="volunteers.check.certificate", item="dbs_result", null=True, longest=40)

    def __str__(self) -> str:
        return f"check {self.id.hex[:8]}"


class Duty(Row):
    """Someone is on the rota of one day, in one role."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="duties")
    day = models.DateField(db_index=True)
    role = models.CharField(max_length=30, choices=Role.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "day"), name="one_duty_a_day"),)

    def __str__(self) -> str:
        return f"duty on {self.day}"
