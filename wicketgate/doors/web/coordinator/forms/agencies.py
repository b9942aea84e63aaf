"""Forms for agencies and the people at them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.referrals.models import AgencyKind
from wicketgate.doors.web.shared.fields import ThreeBoxDate
from wicketgate.doors.web.shared.plain_text import NameBox, TelephoneBox


class AgencyForm(forms.Form):
    """An agency, as it publishes itself."""

    name = NameBox(label=_("Name of the agency"), longest=120)
    kind = forms.ChoiceField(
        label=_("What kind of agency is it?"),
        choices=AgencyKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of agency it is.")},
    )
    switchboard = TelephoneBox(
        label=_("Number of its switchboard"),
        help_text=_(
            "From its own website or letterhead, never from a caller. This number is rung to confirm who asks."
        ),
    )


class ContactForm(forms.Form):
    """A person at an agency, once the switchboard has put the coordinator through to them."""

    name = NameBox(label=_("Name"), longest=100)
    telephone = TelephoneBox(label=_("Their own number at work"), required=False)
    rung_on = ThreeBoxDate(
        label=_("On which day did you ring the switchboard, and were put through to them?"),
        help_text=_("Do this first: without it nobody can refer a family here or ask about one."),
    )
    username = forms.CharField(
        label=_("Username"),
        help_text=_("Small letters and digits, such as h.moss. They sign in with it."),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "class": "box-16"}),
    )
