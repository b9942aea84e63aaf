"""The one box of the undertaking."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UndertakingForm(forms.Form):
    """A tick is the signature: the ledger holds who gave it and when."""

    promise = forms.BooleanField(
        label=_("I have read this, and I promise it."),
        error_messages={
            "required": _("Tick the box to promise it. If you can’t, speak to the coordinator first.")
        },
    )
