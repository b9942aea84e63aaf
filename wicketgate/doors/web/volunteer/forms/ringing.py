"""Why somebody who is due today is rung."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.people.coded import Purpose

ON_THE_DAY = (Purpose.LATE_OR_MISSING, Purpose.CONTACT_IS_OFF, Purpose.KEEP_SAFE)


class RingingForm(forms.Form):
    """The purpose, chosen and never written."""

    purpose = forms.ChoiceField(
        label=_("Why do you need this number?"),
        choices=[(purpose.value, purpose.label) for purpose in ON_THE_DAY],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you need the number.")},
    )
