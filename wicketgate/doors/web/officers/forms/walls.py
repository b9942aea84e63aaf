"""Which family is to be closed to whom."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WallForm(forms.Form):
    """A username and a family's reference: neither names anybody to whoever reads over a shoulder."""

    username = forms.CharField(
        label=_("Their username"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    reference = forms.CharField(
        label=_("The family’s reference"), max_length=40, widget=forms.TextInput({"autocomplete": "off"})
    )
