"""Accounts, the posts they hold, the hall's tablets, and the PINs that resume a sign-in there."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.finding import Accounts
from wicketgate.vault.chance import new_id
from wicketgate.vault.fields import Row, SealedText


class Account(AbstractBaseUser, Row):
    """
    A way to sign in: a username that the coordinator gives, and a password.

    There is no e-mail address to sign in with and no reset by e-mail: a lost password is reset at the hall.
    `email` is where its owner has notes sent: only they record it, and it opens only to send one.
    `token` stands for the account in the ledger. A new `stamp` ends every sign-in and PIN that there is.
    """

    username = models.CharField(max_length=60, unique=True)
    token = models.UUIDField(unique=True, default=new_id, editable=False)
    stamp = models.UUIDField(default=new_id, editable=False)
    name = SealedText(label="accounts.account.name", item="staff_name", longest=100)
    email = SealedText(label="accounts.account.email", item="own_email", null=True, longest=200)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)

    objects = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return f"account {self.id.hex[:8]}"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # What a session must match to go on: a new password or a new stamp ends it.
        held = f"{self.password}{self.stamp.hex}"
        return salted_hmac("wicketgate.accounts.session", held, secret=secret, algorithm="sha256").hexdigest()


class Role(models.TextChoices):
    """The posts of a centre, in the words of `decisions.md`."""

    COORDINATOR = "coordinator", _("Coordinator")
    TEAM_LEADER = "team_leader", _("Team leader")
    VOLUNTEER = "volunteer", _("Volunteer")
    SAFEGUARDING_OFFICER = "safeguarding_officer", _("Safeguarding officer")
    CHAIR = "chair", _("Chair")
    MINISTER = "minister", _("Minister")
    TRUSTEE = "trustee", _("Trustee")
    REFERRER = "referrer", _("Referring agency")
    INTERPRETER = "interpreter", _("Interpreter")


class Post(Row):
    """A post held from one day to another, both included. Access ends with it."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)
    begins = models.DateField()
    ends = models.DateField(null=True)
    is_acting = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.role} from {self.begins}"


class Tablet(Row):
    """A tablet or laptop that stays in the hall. Its cookie is kept as a digest only."""

    label = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    enrolled_on = models.DateField()
    retired_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"tablet {self.label}"


class Pin(Row):
    """
    A short number that resumes, on one tablet and within one day, what a full sign-in began there.

    It gives back the second factor's instant as it was, and dies with the sign-in that `began` names.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="pins")
    tablet = models.ForeignKey(Tablet, on_delete=models.CASCADE, related_name="pins")
    day = models.DateField()
    hash = models.CharField(max_length=200)
    began = models.CharField(max_length=64)
    second_factor_at = models.DateTimeField(null=True)
    tries_left = models.PositiveSmallIntegerField(default=5)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("account", "tablet", "day"), name="one_pin_a_day"),)

    def __str__(self) -> str:
        return f"pin for {self.day}"
