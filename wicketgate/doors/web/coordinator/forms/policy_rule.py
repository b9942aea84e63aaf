"""One rule of an edition: a box for each of its values, as the edition's own tables allow."""

from collections.abc import Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import get_args

from django import forms
from django.utils.translation import gettext_lazy as _

from wicketgate.clauses import edition_tables as tables
from wicketgate.clauses.codes import AtRisk, Harm, Role
from wicketgate.clauses.edition import NOT_STATED
from wicketgate.domain.policy.models import Audience
from wicketgate.domain.policy.reading import Paragraph
from wicketgate.domain.policy.reading.suggestion import Plain, Row, is_paragraph
from wicketgate.doors.web.coordinator.forms.policy_words import option, question
from wicketgate.doors.web.shared.fields import ThreeBoxDate

# Which answers a value can have, by its key. A number and a sentence have none.
CHOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("undertaking.required_of", get_args(Role)),
    ("undertaking.scope", ("everywhere", "outside_centre")),
    ("reports.second_reader", ()),
    ("reports.*", get_args(tables.Mode)),
    ("attendance.items", get_args(tables.AttendanceItem)),
    ("attendance.recipients", ("referring_agency", "court_officer", "any_party")),
    ("risk_ground.*.who", get_args(AtRisk)),
    ("risk_ground.*.harms", get_args(Harm)),
    ("exceptions.decided_by", get_args(Role)),
    ("assessments.mode", ("never", "by_agreement", "observation_only")),
    ("assessments.kinds_allowed", get_args(tables.VisitorKind)),
    ("assessments.agreed_by", get_args(tables.AgreedBy)),
    ("assessments.covers", get_args(tables.Activity)),
    ("dbs.level", get_args(tables.Level)),
    ("dbs.result_viewers", get_args(Role)),
    ("retention.kinds.*.clock", get_args(tables.Clock)),
    ("disposal.approvers", get_args(Role)),
    ("complaints.to", get_args(Role)),
    ("awareness.audiences", tuple(Audience.values)),
)
_SHOWN_OF_PARAGRAPH = 70
_YES_NO = ((True, _("Yes")), (False, _("No")))


class RuleForm(forms.Form):
    """The values of one rule. Whether the law allows them is the law's to say."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        rows: Sequence[Row],
        places: Mapping[str, Paragraph],
        kinds: Sequence[str],
        *args: object,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.rows = rows
        for row in rows:
            self.fields[row.key] = _field(row, places, kinds)

    @property
    def choices(self) -> dict[str, Plain]:
        """What was chosen, by the keys of an edition."""
        return {row.key: _plain(self.cleaned_data[row.key]) for row in self.rows}


def first_answers(rows: Sequence[Row], *, version: int) -> dict[str, object]:
    """Return what the boxes hold before anybody changes them."""
    return {"version": version} | {row.key: _initial(row) for row in rows}


def _field(row: Row, places: Mapping[str, Paragraph], kinds: Sequence[str]) -> forms.Field:
    label = question(row.key)
    if is_paragraph(row.key):
        return forms.ChoiceField(label=label, choices=_paragraphs(places))
    if row.key == "edition.last_reviewed":
        return ThreeBoxDate(label=label, help_text=_("Where only the month is known, write its last day."))
    if isinstance(row.value, bool):
        return forms.TypedChoiceField(
            label=label, choices=_YES_NO, coerce=lambda text: text == "True", widget=forms.RadioSelect
        )
    if isinstance(row.value, int):
        return forms.IntegerField(label=label, min_value=0, max_value=9999, widget=forms.TextInput(_NUMBER))
    return _coded(row, label, kinds)


_NUMBER = {"inputmode": "numeric", "class": "box-4"}


def _coded(row: Row, label: str, kinds: Sequence[str]) -> forms.Field:
    codes = next((codes for pattern, codes in CHOICES if fnmatchcase(row.key, pattern)), ())
    if isinstance(row.value, list):
        codes = codes or (*kinds, "family")
        # An empty list is the law's to refuse, with its reason.
        return forms.MultipleChoiceField(
            label=label, choices=_options(codes), required=False, widget=forms.CheckboxSelectMultiple
        )
    if codes:
        return forms.ChoiceField(label=label, choices=_options(codes), widget=forms.RadioSelect)
    return forms.CharField(label=label, max_length=400, widget=forms.Textarea({"rows": 3}))


def _options(codes: Sequence[str]) -> list[tuple[str, str]]:
    return [(code, option(code)) for code in codes]


def _paragraphs(places: Mapping[str, Paragraph]) -> list[tuple[str, str]]:
    stated = [(place, f"{place}  {one.text[:_SHOWN_OF_PARAGRAPH]}") for place, one in places.items()]
    return [(NOT_STATED, option(NOT_STATED)), *stated]


def _initial(row: Row) -> object:
    if row.key == "edition.last_reviewed" and isinstance(row.value, str):
        return date.fromisoformat(row.value)
    return row.value


def _plain(value: object) -> Plain:
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, str | int | bool | list)
    return value
