"""When the drill was held."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.doors.web.shared.fields import ThreeBoxDate


class DrillForm(forms.Form):
    """The day of the drill."""

    held_on = ThreeBoxDate(label=_("On which day did you practise it?"))
