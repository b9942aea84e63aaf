"""What is asked about somebody who serves: a way to sign in, a post, a place on the rota."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.accounts.models import Role
from wicketgate.doors.web.shared.fields import ThreeBoxDate
from wicketgate.doors.web.shared.plain_text import NameBox

_UNTIL = _("The last day, if it is known")


class WelcomeForm(forms.Form):
    """A name, a username, a post and its first day."""

    name = NameBox(label=_("Their name"), longest=100)
    username = forms.CharField(
        label=_("A username for them"),
        help_text=_("Small letters, such as jean or jean.k. They type it each time."),
        max_length=60,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "class": "box-16"}
        ),
    )
    role = forms.ChoiceField(label=_("Their post"), choices=Role.choices, widget=forms.RadioSelect)
    begins = ThreeBoxDate(label=_("From which day?"))
    ends = ThreeBoxDate(label=_UNTIL, required=False)


class PostForm(forms.Form):
    """A post, from a day to a day."""

    role = forms.ChoiceField(label=_("Which post?"), choices=Role.choices, widget=forms.RadioSelect)
    begins = ThreeBoxDate(label=_("From which day?"))
    ends = ThreeBoxDate(label=_UNTIL, required=False)


class EndPostForm(forms.Form):
    """The last day of a post."""

    on = ThreeBoxDate(label=_("Their last day in this post"))
    seen = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)


class ActingForm(forms.Form):
    """Who is coordinator meanwhile, and until when."""

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"] = forms.ChoiceField(
            label=_("Who is coordinator meanwhile?"),
            choices=[(str(account), name) for account, name in people],
            widget=forms.RadioSelect,
        )
        self.fields["ends"] = ThreeBoxDate(label=_("Until which day? That day is included."))


class DutyForm(forms.Form):
    """Who is on the rota of which day, in which post."""

    def __init__(
        self, *args: Any, people: Iterable[tuple[UUID, str]], days: Iterable[date], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"] = forms.ChoiceField(
            label=_("Who?"), choices=[("", "")] + [(str(account), name) for account, name in people]
        )
        self.fields["day"] = forms.ChoiceField(
            label=_("On which day?"), choices=[(day.isoformat(), date_format(day, "l j F")) for day in days]
        )
        roles = (Role.VOLUNTEER, Role.TEAM_LEADER, Role.COORDINATOR, Role.INTERPRETER)
        self.fields["role"] = forms.ChoiceField(
            label=_("In which post?"),
            choices=[(role.value, role.label) for role in roles],
            widget=forms.RadioSelect,
        )


class TabletForm(forms.Form):
    """A word for a device."""

    label = NameBox(
        label=_("What do you call this device?"), help_text=_("Such as “the hall’s tablet”."), longest=40
    )
