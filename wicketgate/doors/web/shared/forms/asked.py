"""What somebody asks for about a family: the boxes that an agency fills in, and the coordinator for whoever rings."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.disclosures.asked import Asked
from wicketgate.domain.people import typed_text
from wicketgate.doors.web.shared.fields import ThreeBoxDate
from wicketgate.doors.web.shared.plain_text import NameBox, TypedBox
from wicketgate.doors.words import WORDS
from wicketgate.vault.chance import new_id


class ReferenceBox(TypedBox):
    """Somebody's own reference, which may look like any number."""

    tidy = staticmethod(typed_text.reference)
    longest_usually = 60

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput({"autocomplete": "off", "dir": "auto", "class": "box-16"})
        )
        super().__init__(**kwargs)


class AskedForm(forms.Form):
    """How the asker knows the family, what they want, and of when. Which days make sense is asked of the records."""

    family = NameBox(
        label=_("The family’s name, as you know it"),
        help_text=_("It is kept sealed, and only whoever answers can read it."),
        required=False,
        longest=200,
    )
    reference = ReferenceBox(
        label=_("Your own reference for this family"),
        help_text=_("The answer carries it instead of a name. Leave the family’s name out of it."),
        required=False,
    )
    items = forms.MultipleChoiceField(
        label=_("What do you ask for?"),
        help_text=_("The policy lets dates and times go to the agency that referred a family."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one thing that is asked for."),
            "invalid_choice": _("Choose only from the list what is asked for."),
        },
    )
    since = ThreeBoxDate(label=_("First day of the period"), help_text=_("For example 1 9 2026"))
    until = ThreeBoxDate(
        label=_("Last day of the period"), help_text=_("No later than today. A year at most in one request.")
    )
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    offered: tuple[str, ...] = (
        "date",
        "time",
        "who_attended",
        "absence_reason",
        "future_date",
        "future_time",
        "address",
        "telephone",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = self.fields["items"]
        assert isinstance(items, forms.MultipleChoiceField)
        items.choices = list(item_choices(self.offered))

    def clean_once(self) -> UUID:
        """Return the mark of this page; one that lost its own is given a new one rather than turned away."""
        try:
            return UUID(self.cleaned_data["once"])
        except ValueError:
            return new_id()

    @property
    def asked(self) -> Asked:
        """What was asked, once the form is valid."""
        typed = self.cleaned_data
        return Asked(
            typed["family"], typed["reference"], frozenset(typed["items"]), typed["since"], typed["until"]
        )


def item_choices(items: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield each item with its words."""
    for item in items:
        yield item, str(capfirst(gettext(WORDS[item])))
