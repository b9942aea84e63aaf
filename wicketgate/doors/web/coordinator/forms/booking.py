"""A family's place: which days, at what times, who comes, and by which doors."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.sessions.coded import AbsenceReason
from wicketgate.domain.sessions.models import Door
from wicketgate.domain.sessions.wanted import Wanted
from wicketgate.doors.web.coordinator.forms.opening_days import time_field

Choices = Sequence[tuple[str, str]]


class BookingForm(forms.Form):
    """One place, the same on every day that is ticked. Each adult's own times are worked out from it."""

    days = forms.MultipleChoiceField(
        label=_("On which days?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )
    begins_at = time_field(_("When does the child come?"))
    ends_at = time_field(_("When does the child leave?"))
    members = forms.MultipleChoiceField(
        label=_("Who is to come?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one child, and at least one adult of each side.")},
    )
    brings = forms.ChoiceField(
        label=_("Which side brings the child this time?"), choices=SideKind.choices, widget=forms.RadioSelect
    )
    door_lives_with = forms.ChoiceField(
        label=_("Door for the parent the child lives with, and the child"),
        choices=Door.choices,
        widget=forms.RadioSelect,
    )
    door_visits = forms.ChoiceField(
        label=_("Door for the parent visiting"), choices=Door.choices, widget=forms.RadioSelect
    )
    accepts_clash = forms.BooleanField(
        label=_("Book these times as they are"),
        help_text=_("I have looked at the plan of the day."),
        required=False,
    )
    is_clash_shown = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, days: Choices, people: Choices, is_handover: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = days  # type: ignore[attr-defined]  # it is a choice
        self.fields["members"].choices = people  # type: ignore[attr-defined]  # it is a choice
        if not is_handover:
            del self.fields["brings"]
        if not self.data.get("is_clash_shown"):
            self._clash = self.fields.pop("accepts_clash")

    def show_clash(self) -> None:
        """Put the box on the page that books times although they don't go well with the rest of the day."""
        if "accepts_clash" not in self.fields:
            data = cast(QueryDict, self.data).copy()
            data["is_clash_shown"] = "on"
            self.data = data
            self.fields["accepts_clash"] = self._clash

    def wanted(self) -> Wanted:
        """Return what was asked for."""
        told = self.cleaned_data
        return Wanted(
            begins_at=told["begins_at"],
            ends_at=told["ends_at"],
            members=frozenset(UUID(member) for member in told["members"]),
            doors={
                SideKind.LIVES_WITH: Door(told["door_lives_with"]),
                SideKind.VISITS: Door(told["door_visits"]),
            },
            brings=SideKind(told.get("brings") or SideKind.LIVES_WITH),
            accepts_clash=bool(told.get("accepts_clash")),
        )


class AbsenceForm(forms.Form):
    """Why a booked day did not happen: chosen, and never written."""

    reason = forms.ChoiceField(
        label=_("Why did this day not happen?"),
        help_text=_("Kept sealed, for the centre alone. It is never given to anybody."),
        choices=AbsenceReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason that fits best.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class VersionForm(forms.Form):
    """A question with one button; the version is how the page looked when it was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)
