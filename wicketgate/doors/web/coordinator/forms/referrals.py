"""Forms by which the coordinator begins a referral from paper, and decides on one."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.people.coded import Purpose, SideKind
from wicketgate.domain.referrals.models import DeclineReason
from wicketgate.doors.web.shared.plain_text import NameBox

BOTH = "both"
NO_AGENCY = "none"


class PaperForm(forms.Form):
    """Begin a referral from paper."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    agency = forms.ChoiceField(
        label=_("Who refers the family?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who refers the family.")},
    )
    acts_for = forms.ChoiceField(
        label=_("Whose details does the paper hold?"),
        choices=((BOTH, _("Both sides, each on a form of their own")), *SideKind.choices),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whose details the paper holds.")},
    )
    given_notice = forms.BooleanField(
        label=_("They were given the privacy notice and the policy, on paper or in the hall"),
        error_messages={"required": _("Give them the notice and the policy first, then tick this box.")},
    )

    def offer(self, agencies: list[tuple[UUID, str]]) -> None:
        """Offer these agencies, and none at all."""
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (NO_AGENCY, _("The family refers itself")),
            *((str(agency), name) for agency, name in agencies),
        ]


class OpenForm(forms.Form):
    """Open a referral for a purpose."""

    purpose = forms.ChoiceField(
        label=_("Why do you open it?"),
        choices=[
            (Purpose.DECIDE_REFERRAL.value, Purpose.DECIDE_REFERRAL.label),
            (Purpose.CHECK_DETAILS.value, Purpose.CHECK_DETAILS.label),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say why you open it.")},
    )


class VersionForm(forms.Form):
    """What a decision stands on: the referral as it was when it was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class DeclineForm(VersionForm):
    """Decline, with a coded reason."""

    reason = forms.ChoiceField(
        label=_("Why is it declined?"),
        help_text=_("There is no place for remarks about anybody. Ring the agency to explain."),
        choices=DeclineReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why the referral is declined.")},
    )


class MatchForm(VersionForm):
    """Name the referral by which the other side's agency gave theirs."""

    other_reference = forms.CharField(
        label=_("Reference of the other side’s referral"),
        help_text=_(
            "It is in the list of referrals, such as R26-K7MQ-4RT. Neither side is told of the other’s."
        ),
        max_length=20,
        widget=forms.TextInput({"class": "box-16", "autocomplete": "off"}),
    )


class KnownForm(forms.Form):
    """Look for somebody whose record the centre may hold already."""

    term = NameBox(
        label=_("Name"), longest=60, help_text=_("At least two letters of a first name or a family name.")
    )
