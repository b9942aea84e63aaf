"""Forms of a family's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.people.models import Arrangement
from wicketgate.doors.web.shared.held_words import LABELS
from wicketgate.doors.web.shared.plain_text import (
    AddressBox,
    EmailBox,
    NameBox,
    NoteBox,
    PlaceBox,
    TelephoneBox,
    TypedBox,
)

BOXES: dict[str, type[TypedBox]] = {
    "name": NameBox,
    "known_as": NameBox,
    "telephone": TelephoneBox,
    "email": EmailBox,
    "address": AddressBox,
    "school": PlaceBox,
    "health": NoteBox,
    "needs": NoteBox,
}
OF_A_CHILD = ("name", "known_as", "school", "health", "needs")
OF_AN_ADULT = ("name", "known_as", "telephone", "email", "address", "needs")


class SearchForm(forms.Form):
    """Look for somebody by name. What is typed stands in no address and in no ledger."""

    term = NameBox(
        label=_("Name"),
        longest=60,
        help_text=_("At least two letters of a first name or a family name."),
    )


class StatusForm(forms.Form):
    """How an arrangement stands."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    status = forms.ChoiceField(
        label=_("How does this arrangement stand?"), choices=Arrangement.STATUSES, widget=forms.RadioSelect
    )


class ApartForm(forms.Form):
    """Another family that must not be here at the same time."""

    reference = forms.CharField(
        label=_("Reference of the other family"),
        help_text=_("It is at the top of the family’s page, such as 26-K7MQ-4RT. Nobody is told why."),
        max_length=20,
        widget=forms.TextInput({"class": "box-16", "autocomplete": "off"}),
    )


class RecordForm(forms.Form):
    """Write one value anew. What is held is not shown."""

    text = forms.CharField()
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    is_confidential = forms.BooleanField(
        label=_("This is a care-of address: they live in a refuge, or their address is confidential"),
        required=False,
    )

    def __init__(self, *args: Any, item: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = BOXES[item](
            label=LABELS[item],
            help_text=_(
                "It takes the place of what is held. An empty box takes out what is held, but never a name."
            ),
            required=item == "name",
        )
        if item != "address":
            del self.fields["is_confidential"]
