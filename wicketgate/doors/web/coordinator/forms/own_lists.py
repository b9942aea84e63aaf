"""How it was made sure that somebody who asks for their own list is that person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.disclosures.models import HowConfirmed


class ConfirmForm(forms.Form):
    """Ask how they were recognised."""

    how = forms.ChoiceField(
        label=_("How do you know that it is they who ask?"),
        choices=HowConfirmed.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Never on the word of somebody who rings or writes. Ring back on the number that we hold."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AskForm(forms.Form):
    """Nothing but the mark by which the same form sent twice is one asking."""

    once = forms.UUIDField(widget=forms.HiddenInput)
