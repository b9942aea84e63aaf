"""Begin a referral: the notice and the policy first, then for whom one acts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.people.coded import SideKind


class StartForm(forms.Form):
    """What an agency's contact says before anything is written about anybody."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    read_notice = forms.BooleanField(
        label=_("I have read what happens to what I write, and I have told the person I act for"),
        error_messages={"required": _("Read the notice, tell the person you act for, and tick this box.")},
    )
    read_policy = forms.BooleanField(
        label=_("I have read the policy"),
        error_messages={"required": _("Read the policy, and tick this box.")},
    )
    acts_for = forms.ChoiceField(
        label=_("For whom do you act?"),
        help_text=_("You give this side’s details only. The other side’s come from that side."),
        choices=SideKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose for whom you act.")},
    )
