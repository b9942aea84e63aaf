"""A PIN for today: set it after a full sign-in on the hall's tablet, and go on with it."""

from django import forms
from django.utils.translation import gettext_lazy as _


def _pin_field(label: object, hint: object = "") -> forms.CharField:
    attributes = {"inputmode": "numeric", "autocomplete": "off", "class": "box-8"}
    return forms.CharField(label=label, help_text=hint, max_length=6, widget=forms.PasswordInput(attributes))  # type: ignore[arg-type]  # lazy


class ResumeForm(forms.Form):
    """Username and PIN."""

    username = forms.CharField(
        label=_("Username"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    pin = _pin_field(_("PIN for today"))


class SetPinForm(forms.Form):
    """A PIN."""

    pin = _pin_field(_("A PIN for today"), _("4 to 6 digits. Not one that is easily guessed."))
