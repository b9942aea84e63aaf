"""The coded words of the register: what can be chosen, where nothing may be written."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AbsenceReason(models.TextChoices):
    """Why a booked day did not happen. Kept sealed, for the centre alone: it is never released."""

    UNWELL = "unwell", _("Somebody was unwell")
    TRAVEL = "travel", _("They could not travel")
    AWAY = "away", _("They were away")
    CALLED_OFF = "called_off", _("It was called off beforehand")
    NO_WORD = "no_word", _("They did not come, and nobody heard from them")
    TOO_LATE = "too_late", _("They came too late")
    CENTRE = "centre", _("The centre could not take them")


class HowTold(models.TextChoices):
    """How an adult was told their own times."""

    PAPER = "paper", _("On paper")
    TELEPHONE = "telephone", _("By telephone")
