"""The coordinator's forms: a request that came by telephone or letter, and the family that it is about."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.disclosures.asked import Asker
from wicketgate.domain.disclosures.models import AskerKind, Channel
from wicketgate.domain.people.coded import SideKind
from wicketgate.doors.web.shared.forms.asked import AskedForm
from wicketgate.doors.web.shared.plain_text import NameBox

NONE_OF_THEM = "none"


class RecordForm(AskedForm):
    """A request as it came by telephone or letter, from whoever it came."""

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[(kind.value, kind.label) for kind in (Channel.TELEPHONE, Channel.LETTER)],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("Who asks?"), choices=AskerKind.choices, widget=forms.RadioSelect)
    agency = forms.ChoiceField(label=_("Which agency, if it is one that we hold?"), required=False)
    name = NameBox(
        label=_("The name that whoever asks has given"),
        help_text=_("Kept sealed, for the envelope. Leave it empty for an agency that we hold."),
        required=False,
        longest=100,
    )

    field_order = (
        "channel",
        "kind",
        "agency",
        "name",
        "family",
        "reference",
        "items",
        "since",
        "until",
        "once",
    )
    offered = (
        *AskedForm.offered[:4],
        "remark",
        *AskedForm.offered[4:],
        "name",
        "email",
        "school",
    )

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ChoiceField)
        agency.choices = [("", _("None of these")), *agencies]
        self.fields["since"].required = self.fields["until"].required = False
        self.fields["family"].label = _("The family’s name, as they gave it")
        self.fields["reference"].label = _("Their own reference, if they gave one")
        self.fields["items"].label = _("What do they ask for?")
        self.fields["items"].help_text = _("Write down all that they ask, also what can’t be given.")

    @property
    def asker(self) -> Asker:
        """Who asks, once the form is valid."""
        typed = self.cleaned_data
        agency = UUID(typed["agency"]) if typed["agency"] else None
        return Asker(typed["kind"], agency, typed["name"])


class FamilyForm(forms.Form):
    """Which family a request is about, by its reference; and which of its adults asks, where one of them does."""

    family = forms.ChoiceField(
        label=_("Which family is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a family, or that it is none of them.")},
    )
    asker_side = forms.ChoiceField(
        label=_("Which of them asks?"), choices=SideKind.choices, widget=forms.RadioSelect, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=1_000_000)

    def __init__(self, *args: Any, families: list[tuple[str, str]], is_party: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        family = self.fields["family"]
        assert isinstance(family, forms.ChoiceField)
        family.choices = [*families, (NONE_OF_THEM, _("None of these, or no family that we have"))]
        if not is_party:
            del self.fields["asker_side"]

    @property
    def chosen(self) -> UUID | None:
        """The arrangement that was chosen, or None."""
        held = self.cleaned_data["family"]
        return None if held == NONE_OF_THEM else UUID(held)


class SearchForm(forms.Form):
    """A name to look for among the centre's people. It is sent, never put into an address."""

    term = NameBox(label=_("Look for a name"), longest=100)
