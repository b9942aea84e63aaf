"""The coded words of a family's record: what can be chosen instead of written."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SideKind(models.TextChoices):
    """The two sides of an arrangement, in families' own words."""

    LIVES_WITH = "lives_with", _("The parent the child lives with")
    VISITS = "visits", _("The parent visiting")

    @property
    def other(self) -> "SideKind":
        """The other side."""
        return SideKind.VISITS if self is SideKind.LIVES_WITH else SideKind.LIVES_WITH


class OrderKind(models.TextChoices):
    """What a court has ordered, or that it has not."""

    NONE = "none", _("There is no order")
    CHILD_ARRANGEMENTS = "child_arrangements", _("Child arrangements order")
    INTERIM = "interim", _("Interim order")
    CONSENT = "consent", _("Consent order")
    PROHIBITED_STEPS = "prohibited_steps", _("Prohibited steps order")
    SPECIFIC_ISSUE = "specific_issue", _("Specific issue order")
    CARE = "care", _("Care or supervision order")


class Risk(models.TextChoices):
    """What the referral form asks about, plainly, one by one."""

    DOMESTIC_ABUSE = "domestic_abuse", _("Domestic abuse, now or in the past")
    VIOLENCE = "violence", _("Violence towards anyone")
    HARM_TO_A_CHILD = "harm_to_a_child", _("Harm to a child, alleged or found")
    TAKING_THE_CHILD = "taking_the_child", _("A threat to take the child away")
    STALKING = "stalking", _("Following, watching or unwanted contact")
    ALCOHOL = "alcohol", _("Drinking that affects how they care for the child")
    DRUGS = "drugs", _("Drugs that affect how they care for the child")
    MENTAL_HEALTH = "mental_health", _("Mental ill health that affects how they care for the child")
    CONVICTION = "conviction", _("A conviction for an offence against a person")
    PROTECTIVE_ORDER = "protective_order", _("A non-molestation order or an undertaking to a court")
    SOCIAL_CARE = "social_care", _("A social worker is involved now")


class Frequency(models.TextChoices):
    """How often contact is asked for."""

    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every two weeks")
    MONTHLY = "monthly", _("Once a month")
    ONCE = "once", _("Once, to begin with")


class Purpose(models.TextChoices):
    """Why one sealed value is opened. Coded, so that nothing about anybody is written into the ledger."""

    TELL_TIMES = "tell_times", _("To tell them their dates and times")
    ARRANGE_FIRST_VISIT = "arrange_first_visit", _("To arrange the first visit")
    LATE_OR_MISSING = "late_or_missing", _("Someone due today is late or has not come")
    CONTACT_IS_OFF = "contact_is_off", _("To say that a day is cancelled")
    WRITE_TO_THEM = "write_to_them", _("To write to them")
    CHECK_DETAILS = "check_details", _("To check that what is held is right")
    KEEP_SAFE = "keep_safe", _("To keep somebody safe or well on the day")
    DECIDE_REFERRAL = "decide_referral", _("To decide on a referral")
