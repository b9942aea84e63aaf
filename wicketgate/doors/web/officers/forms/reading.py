"""Why a concern is opened."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.concerns.models import Purpose


class ReadingForm(forms.Form):
    """One question. The answer is kept in the ledger."""

    purpose = forms.ChoiceField(
        label=_("Why do you open it?"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you open it. The ledger keeps your answer.")},
    )
