"""The days on which the hall is open: by the centre's pattern, or one by hand."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.doors.web.shared.fields import ThreeBoxDate

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TIMES = ["%H:%M", "%H.%M", "%H:%M:%S"]


def time_field(label: "str | _StrPromise", *, required: bool = True) -> forms.TimeField:
    """Return a box for a clock time, such as 10:00 or 10.00."""
    said = _("Write a time such as 10:00.")
    return forms.TimeField(
        label=label,
        required=required,
        input_formats=TIMES,
        widget=forms.TimeInput({"type": "time", "class": "box-8"}, format="%H:%M"),
        error_messages={"invalid": said, "required": said},
    )


class HoursForm(forms.Form):
    """From when until when the hall is open."""

    opens_at = time_field(_("The hall opens at"))
    closes_at = time_field(_("It closes at"))


class PatternForm(HoursForm):
    """Every day of the centre's pattern between two dates."""

    day = ThreeBoxDate(
        label=_("From which date?"), help_text=_("The first opening day is on or after this date.")
    )
    until = ThreeBoxDate(label=_("Until which date?"), help_text=_("At most a year later."))
    field_order = ["day", "until", "opens_at", "closes_at"]


class OneDayForm(HoursForm):
    """One day, whatever the pattern."""

    day = ThreeBoxDate(label=_("Which date?"))
    field_order = ["day", "opens_at", "closes_at"]
