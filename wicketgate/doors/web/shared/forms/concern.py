"""The one page on which a concern is written."""

import hashlib
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.concerns.models import LONGEST_ABOUT, LONGEST_WORDS, AboutPost, Kind
from wicketgate.vault.chance import new_id


def new_mark() -> str:
    """Return a mark for one page that is about to be filled in."""
    return new_id().hex


class FreeWords(forms.CharField):
    """Words of any kind, in any script. What can't be kept is left out rather than sent back: nobody has to wait."""

    def to_python(self, value: Any) -> str:
        """Return the words with the characters that no database keeps left out."""
        text = super().to_python(value) or ""
        kept = "".join(character for character in text if character in "\n\t" or _is_kept(character))
        return unicodedata.normalize("NFC", kept).strip()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the browser no longest: it would cut off what is pasted beyond it, and say nothing."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name != "maxlength"}


class Preset(forms.ChoiceField):
    """A choice that is made already, and may be changed. A page that comes without one means what was preset."""

    widget = forms.RadioSelect

    def clean(self, value: Any) -> Any:
        """Return the choice."""
        return super().clean(value) if value else self.initial


class ConcernForm(forms.Form):
    """Four boxes, of which one must be filled."""

    kind = Preset(label=_("What is it?"), choices=Kind.choices, initial=Kind.CONCERN.value)
    words = FreeWords(
        label=_("Write what you saw, heard or worry about"),
        help_text=_("Use your own words. It need not be tidy, and you need not be sure."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 10, "dir": "auto", "autocomplete": "off"}),
        error_messages={
            "required": _("Write at least a few words. Nothing else on this page has to be filled in."),
            "max_length": _(
                "This is longer than one concern can be. Send the first part, then raise another for the rest. "
                "Nothing you wrote is lost: it is still in the box."
            ),
        },
    )
    about = FreeWords(
        label=_("Which family is it about, if it is about one?"),
        help_text=_("However you know them: as on today’s list, or by a reference such as 26-K7MQ-4RT."),
        required=False,
        max_length=LONGEST_ABOUT,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
        error_messages={"max_length": _("Write this in 200 characters or fewer, or leave it empty.")},
    )
    about_post = Preset(
        label=_("Is it about one of these people?"),
        help_text=_("They will not see it, and will not be told that there is one."),
        choices=AboutPost.choices,
        initial=AboutPost.NOBODY.value,
    )
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_once(self) -> str:
        """Return the page's mark; a page that lost its own gets a new one rather than being turned away."""
        return self.cleaned_data["once"] or new_mark()

    def clean(self) -> dict[str, Any]:
        """Mark what is sent by the page and all that is on it: whoever adds a word and sends it again loses none."""
        written = super().clean() or self.cleaned_data
        whole = repr(sorted(written.items()))
        # Nobody can guess words from it: the page's own mark is by chance, and is kept nowhere.
        return written | {"once": hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()}


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Cn")
