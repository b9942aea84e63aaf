"""The decision on one DBS check. No certificate is kept, and no field takes a remark."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.volunteers.models import Check
from wicketgate.doors.web.shared.fields import ThreeBoxDate


class CheckForm(forms.Form):
    """Level, outcome, day, and the certificate's number if the centre keeps it."""

    level = forms.ChoiceField(
        label=_("Which check was it?"),
        choices=Check._meta.get_field("level").choices or [],
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label=_("What did you decide?"),
        choices=Check._meta.get_field("outcome").choices or [],
        widget=forms.RadioSelect,
    )
    decided_on = ThreeBoxDate(label=_("On which day did you decide?"))
    certificate = forms.RegexField(
        label=_("The certificate’s number"),
        help_text=_("12 digits. It is sealed, and only those who decide checks can open it."),
        regex=r"^[0-9]{12}$",
        error_messages={"invalid": _("The number on the certificate has 12 digits and nothing else.")},
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "box-16"}),
    )
