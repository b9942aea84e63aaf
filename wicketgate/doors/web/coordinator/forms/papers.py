"""The words of one recovery paper, typed to show that it was printed and can be read. They are never shown back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LINES = range(1, 7)
LAST = "last_line"
_PRIVATE = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "class": "box-16"}


class Unshown(forms.TextInput):
    """A box that comes back empty: what was typed into it stays on the paper."""

    def format_value(self, value: Any) -> None:
        """Return nothing, whatever was typed."""
        return


class UnshownText(forms.Textarea):
    """A large box that comes back empty."""

    def format_value(self, value: Any) -> None:
        """Return nothing, whatever was typed."""
        return


class PaperForm(forms.Form):
    """The word at the end of each of six lines and the four words of the last; or all of it from the square."""

    line_1 = forms.CharField(
        label=_("The word at the end of line 1"), max_length=20, widget=Unshown(_PRIVATE)
    )
    line_2 = forms.CharField(
        label=_("The word at the end of line 2"), max_length=20, widget=Unshown(_PRIVATE)
    )
    line_3 = forms.CharField(
        label=_("The word at the end of line 3"), max_length=20, widget=Unshown(_PRIVATE)
    )
    line_4 = forms.CharField(
        label=_("The word at the end of line 4"), max_length=20, widget=Unshown(_PRIVATE)
    )
    line_5 = forms.CharField(
        label=_("The word at the end of line 5"), max_length=20, widget=Unshown(_PRIVATE)
    )
    line_6 = forms.CharField(
        label=_("The word at the end of line 6"), max_length=20, widget=Unshown(_PRIVATE)
    )
    last_line = forms.CharField(
        label=_("The four words of the last line"),
        help_text=_("With a space between them."),
        max_length=60,
        widget=Unshown(_PRIVATE | {"class": "box-wide"}),
    )

    def typed(self) -> list[str]:
        """Return the ten words in their order, as they were typed."""
        ones = [self.cleaned_data[f"line_{number}"] for number in LINES]
        return [*ones, *self.cleaned_data[LAST].split()]


class ScanForm(forms.Form):
    """What a scanner reads from the square of a paper."""

    scanned = forms.CharField(
        label=_("What the scanner read from the square"),
        max_length=600,
        widget=UnshownText(_PRIVATE | {"rows": 4, "class": ""}),
    )
