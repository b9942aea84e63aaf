"""What a centre says of itself."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.policy.models import OpeningWeeks

WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)
_NUMBER = re.compile(r"\+?[0-9 ()-]{5,30}")
_TIME = {"type": "time", "class": "box-8"}


class CentreForm(forms.Form):
    """The centre's name, who answers for its records, its hall, and when it opens."""

    name = forms.CharField(label=_("What is your centre called?"), max_length=120)
    data_controller = forms.CharField(
        label=_("Who answers for the records?"),
        help_text=_(
            "The law calls them the data controller. It is usually the committee or the trustees, not one person: "
            "a person can leave, the committee stays. For example: The trustees of Ashby Child Contact Centre."
        ),
        max_length=200,
    )
    hall = forms.CharField(
        label=_("Where is the hall?"),
        help_text=_("As you tell families. For example: St Anne’s Hall, Church Lane, Ashby."),
        max_length=200,
    )
    telephone = forms.CharField(
        label=_("The centre’s telephone number"),
        help_text=_("The one that families and agencies ring. Leave it empty if there is none."),
        max_length=30,
        required=False,
        widget=forms.TextInput({"class": "box-16", "inputmode": "tel", "autocomplete": "off"}),
    )
    opening_weekday = forms.TypedChoiceField(
        label=_("On which day do you open?"), choices=WEEKDAYS, coerce=int, widget=forms.Select
    )
    opening_weeks = forms.ChoiceField(
        label=_("In which weeks?"), choices=OpeningWeeks.choices, widget=forms.RadioSelect
    )
    opens_at = forms.TimeField(
        label=_("When does the hall open?"), widget=forms.TimeInput(_TIME, format="%H:%M")
    )
    closes_at = forms.TimeField(label=_("When does it close?"), widget=forms.TimeInput(_TIME, format="%H:%M"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_telephone(self) -> str:
        number: str = self.cleaned_data["telephone"]
        if number and not _NUMBER.fullmatch(number):
            raise ValidationError(_("Write a telephone number in figures, such as 01632 960100."))
        return number

    def clean(self) -> dict[str, Any]:
        """Bring every text to one form of its letters."""
        held: dict[str, Any] = super().clean() or {}
        return {
            name: unicodedata.normalize("NFC", value) if isinstance(value, str) else value
            for name, value in held.items()
        }
