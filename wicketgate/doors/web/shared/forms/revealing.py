"""Why one closed value is opened."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.people.coded import Purpose


class PurposeForm(forms.Form):
    """One question. The ledger keeps the answer."""

    purpose = forms.ChoiceField(
        label=_("Why do you open it?"),
        choices=[(code, label) for code, label in Purpose.choices if code != Purpose.DECIDE_REFERRAL],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you open it. The ledger keeps your answer.")},
    )
