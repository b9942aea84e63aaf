"""Form fields that people find easier than the usual ones. A field checks that a date is a date, and no more."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class ThreeBoxes(forms.MultiWidget):
    """A box each for day, month and year, which nobody needs a calendar for."""

    template_name = "shared/forms/three_boxes.html"
    labels = (_("Day"), _("Month"), _("Year"))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput({"inputmode": "numeric", "maxlength": 2, "class": "box-2"}),
            "month": forms.TextInput({"inputmode": "numeric", "maxlength": 2, "class": "box-2"}),
            "year": forms.TextInput({"inputmode": "numeric", "maxlength": 4, "class": "box-4"}),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        """Return day, month and year."""
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template needs: each box with its label."""
        context = super().get_context(name, value, attrs)
        context["boxes"] = list(zip(self.labels, context["widget"]["subwidgets"], strict=True))
        return context


class ThreeBoxDate(forms.MultiValueField):
    """A date asked for in three boxes. Gives a `date`, or None where it is optional and left empty."""

    widget = ThreeBoxes
    default_error_messages = {
        "required": _("Write the date: day, month and year."),
        "no_such_day": _("There is no such date. Look at the day and the month again."),
    }

    def __init__(self, **kwargs: Any) -> None:
        parts = (
            _box(_("Write the day as a number from 1 to 31."), lowest=1, highest=31),
            _box(_("Write the month as a number from 1 to 12."), lowest=1, highest=12),
            _box(_("Write the year in full, such as 2019."), lowest=1900, highest=2200),
        )
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: Sequence[int | None]) -> date | None:
        """Return the date that the three numbers make."""
        if not data_list:
            return None
        day, month, year = (int(part or 0) for part in data_list)
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day") from None


def _box(message: Any, *, lowest: int, highest: int) -> forms.IntegerField:
    codes = ("required", "incomplete", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        min_value=lowest,
        max_value=highest,
        error_messages=dict.fromkeys(codes, message),
    )
