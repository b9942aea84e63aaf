"""
Boxes for names, notes, addresses and numbers. Each gives a tidy text, or says what to do about it.

The rules are those of `people/typed_text.py`, which the operations ask too: a box only asks them sooner.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people import typed_text

Tidy = Callable[..., str]


class TypedBox(forms.CharField):
    """A box whose text is tidied by one rule; the base of those below."""

    tidy: Tidy = staticmethod(typed_text.name)
    longest_usually = 120
    default_error_messages = {"required": _("Fill in this box.")}

    def __init__(self, *, longest: int | None = None, **kwargs: Any) -> None:
        self.longest = longest or self.longest_usually
        # Django would cut the text off or refuse it in its own words; the rule measures it and says how long it is.
        super().__init__(max_length=None, strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text, tidy. Raises ValidationError in the rule's own words."""
        text = super().to_python(value) or ""
        try:
            return type(self).tidy(text, longest=self.longest)
        except Unable as unable:
            raise ValidationError(unable.sentence) from None


class NameBox(TypedBox):
    """A name of one part or more, in any script."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"autocomplete": "off", "dir": "auto"}))
        super().__init__(**kwargs)


class NoteBox(TypedBox):
    """A note of a few lines."""

    tidy = staticmethod(typed_text.note)
    longest_usually = 1000

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea({"rows": 4, "autocomplete": "off", "dir": "auto"}))
        super().__init__(**kwargs)


class ShortNoteBox(NoteBox):
    """A note of one line."""

    longest_usually = 200

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"autocomplete": "off", "dir": "auto"}))
        super().__init__(**kwargs)


class AddressBox(TypedBox):
    """An address with its postcode."""

    tidy = staticmethod(typed_text.address)
    longest_usually = 400

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea({"rows": 4, "autocomplete": "off", "dir": "auto"}))
        super().__init__(**kwargs)


class PlaceBox(TypedBox):
    """The name of a school or another place."""

    tidy = staticmethod(typed_text.place)
    longest_usually = 200

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"autocomplete": "off", "dir": "auto"}))
        super().__init__(**kwargs)


class ReferenceBox(PlaceBox):
    """Another office's own reference."""

    tidy = staticmethod(typed_text.reference)
    longest_usually = 60


class EmailBox(TypedBox):
    """An e-mail address."""

    tidy = staticmethod(typed_text.email)
    longest_usually = 200

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput({"autocomplete": "off", "inputmode": "email"}))
        super().__init__(**kwargs)


class TelephoneBox(TypedBox):
    """A telephone number, kept as +44… and read out as people of this country read it."""

    tidy = staticmethod(typed_text.telephone)
    longest_usually = 40

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput({"autocomplete": "off", "inputmode": "tel", "class": "box-16"})
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Return a kept number as it is read out; what was typed, as it was typed."""
        if isinstance(value, str) and value.startswith("+") and value[1:].isdigit():
            return typed_text.spoken_telephone(value)
        return value
