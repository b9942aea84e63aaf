"""One form for each page of a referral. A form checks that a date is a date; what each page takes is the domain's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.domain.people.coded import Frequency, OrderKind, Risk
from wicketgate.domain.people.models import Service
from wicketgate.domain.referrals.pages import Page
from wicketgate.doors.web.shared.fields import ThreeBoxDate
from wicketgate.doors.web.shared.plain_text import (
    AddressBox,
    EmailBox,
    NameBox,
    NoteBox,
    PlaceBox,
    ReferenceBox,
    TelephoneBox,
)

CHOOSE = {"required": _("Choose one of these.")}


class YesNo(forms.TypedChoiceField):
    """A question that is answered with yes or with no, and with neither until somebody chooses."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=(("yes", _("Yes")), ("no", _("No"))),
            coerce=lambda answer: answer == "yes",
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose yes or no.")},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Return the choice for a kept answer."""
        return {True: "yes", False: "no"}.get(value, value)


class SlipForm(forms.Form):
    """A form that can be told from the same form sent again, and from one that was overtaken."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ChildForm(SlipForm):
    """One child."""

    name = NameBox(label=_("Child’s name"), longest=120)
    known_as = NameBox(label=_("Other name they go by"), longest=60, required=False)
    born_on = ThreeBoxDate(label=_("Birthday"), help_text=_("Such as 12 3 2019"))
    school = PlaceBox(
        label=_("School or nursery"),
        help_text=_("It tells where the child is, so it is kept apart, as an address is."),
        required=False,
    )
    health = NoteBox(
        label=_("Allergies, medicine or illness that we need to know of on the day"), required=False
    )
    needs = NoteBox(label=_("What helps them to feel at ease, hear, see, move or understand"), required=False)


class AdultForm(SlipForm):
    """The adult of one side."""

    name = NameBox(label=_("Name"), longest=120)
    known_as = NameBox(label=_("Other name they go by"), longest=60, required=False)
    telephone = TelephoneBox(
        label=_("Telephone number"),
        help_text=_("Only the coordinator rings it, and it is never given to the other side."),
        required=False,
    )
    email = EmailBox(label=_("E-mail address"), required=False)
    address = AddressBox(
        label=_("Address"),
        help_text=_("With its postcode. For a refuge or a confidential address, a care-of address."),
    )
    is_address_confidential = forms.BooleanField(
        label=_("This is a care-of address: they live in a refuge, or their address is confidential"),
        required=False,
    )
    address_confirmed_on = ThreeBoxDate(label=_("When they last told you that this address is right"))
    needs = NoteBox(
        label=_("Language or help they need"),
        help_text=_("Such as an interpreter and for which language, or a step-free way in."),
        required=False,
    )


class CompanionForm(SlipForm):
    """Somebody else of one side."""

    name = NameBox(label=_("Name"), longest=120)
    telephone = TelephoneBox(label=_("Telephone number"), required=False)
    may_come = forms.BooleanField(label=_("May come in and be with the child"), required=False)
    may_collect = forms.BooleanField(label=_("May bring and collect the child"), required=False)


class RisksForm(SlipForm):
    """Risks, asked about plainly."""

    risks = forms.MultipleChoiceField(
        label=_("Which of these do you know of?"),
        help_text=_("About anyone in either family. Tick all that are alleged, admitted or found."),
        choices=Risk.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    no_risks = forms.BooleanField(label=_("I have asked, and I know of none of these"), required=False)
    words = NoteBox(
        label=_("What we need to know to keep everyone safe"),
        help_text=_("Only the coordinator reads this. It is never shown to the other side."),
        longest=4000,
        required=False,
    )


class OrderForm(SlipForm):
    """The facts of the order."""

    kind = forms.ChoiceField(
        label=_("Is there a court order?"),
        choices=OrderKind.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    made_on = ThreeBoxDate(label=_("Date on the order"), required=False)
    expires_on = ThreeBoxDate(label=_("Until when it is in force, if it says so"), required=False)
    no_contact = YesNo(label=_("Does any order say that the parents must not contact each other?"))
    may_leave_building = YesNo(label=_("May the child leave the building during contact?"))
    may_parents_meet = YesNo(label=_("Are both parents willing to meet each other here?"))


class AskedForm(SlipForm):
    """What is asked for."""

    service = forms.ChoiceField(
        label=_("Which service is asked for?"),
        help_text=_(
            "In supported contact several families share a hall, with volunteers nearby. "
            "Nobody watches a family, listens or writes reports."
        ),
        choices=Service.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    frequency = forms.ChoiceField(
        label=_("How often?"), choices=Frequency.choices, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    preferred = NoteBox(label=_("Times that suit, or do not"), longest=400, required=False)
    agency_reference = ReferenceBox(
        label=_("Your own reference"),
        help_text=_("It goes on whatever we send you, instead of a name."),
        longest=60,
        required=False,
    )


FORMS: dict[Page, type[SlipForm]] = {
    Page.CHILD: ChildForm,
    Page.ADULT: AdultForm,
    Page.COMPANION: CompanionForm,
    Page.RISKS: RisksForm,
    Page.ORDER: OrderForm,
    Page.ASKED: AskedForm,
}
