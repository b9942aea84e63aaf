"""What the policy's pages show: paragraphs with the rules they seem to state, and values beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.clauses.decision import Decision
from wicketgate.clauses.edition import EditionError
from wicketgate.domain.policy.looser import Looser
from wicketgate.domain.policy.reading import Document, Paragraph, places
from wicketgate.domain.policy.reading.suggestion import Plain, Row
from wicketgate.doors.web.coordinator.forms.policy_words import RULE_TITLES, alike, option, question, said
from wicketgate.doors.web.shared.parts import Answer


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """A paragraph as it stands, and the titles of the rules that it seems to state; none where nothing matched."""

    number: str
    text: str
    rules: tuple[str, ...]
    is_nested: bool


@dataclass(frozen=True, slots=True)
class RulePart:
    """A rule of an edition in preparation: its values beside the paragraphs that seem to state it."""

    rule: str
    title: str
    paragraphs: tuple[ParagraphPart, ...]
    answers: tuple[Answer, ...]
    change_url: str


def paragraph_parts(paragraphs: Iterable[Paragraph], *, of: Document) -> list[ParagraphPart]:
    """Return paragraphs of a document to draw; where it gives no numbers, with those by which an edition names them."""
    place_of = {id(one): place for place, one in places(of).items()}
    return [
        ParagraphPart(
            one.number or place_of.get(id(one), ""),
            one.text,
            tuple(str(RULE_TITLES[rule]) for rule in one.seems_to_state),
            one.under is not None,
        )
        for one in paragraphs
    ]


def rule_parts(rows: Sequence[Row], *, of: Document, draft: UUID) -> list[RulePart]:
    """Return a part for each rule, in the order of the ten clauses."""
    return [
        _rule_part(rule, tuple(held), of, draft) for rule, held in groupby(rows, key=lambda row: row.rule)
    ]


def _rule_part(rule: str, rows: Sequence[Row], of: Document, draft: UUID) -> RulePart:
    beside = {id(one): one for row in rows for one in row.paragraphs}
    return RulePart(
        rule,
        str(RULE_TITLES[rule]),
        tuple(paragraph_parts(beside.values(), of=of)),
        tuple(_answers(rows)),
        reverse("coordinator:policy_rule", args=[draft, rule]),
    )


def _answers(rows: Sequence[Row]) -> Iterable[Answer]:
    """Return each value, those that are alike for several services or kinds of record as one."""
    for key, held in groupby(rows, key=lambda row: alike(row.key)):
        same: dict[str, list[str]] = {}
        for which, value in _of_each(key, list(held)):
            same.setdefault(value, []).append(which)
        yield from (Answer(", ".join(which), value) for value, which in same.items())


def _of_each(key: str, rows: Sequence[Row]) -> Iterable[tuple[str, str]]:
    if key != "retention.kinds":
        return [(question(row.key), _value(row)) for row in rows]
    kinds = groupby(rows, key=lambda row: row.key.split(".")[2])
    return [(option(kind), _kept({row.key.split(".")[3]: row.value for row in held})) for kind, held in kinds]


def _kept(values: Mapping[str, Plain]) -> str:
    words = {"months": values["months"], "clock": said(values["clock"])}
    return _("%(months)s months. Counted from: %(clock)s") % words


def _value(row: Row) -> str:
    return str(row.value) if row.key.endswith(".summary") else said(row.value)


def looser_answers(values: Iterable[Looser]) -> list[Answer]:
    """Return the values that are less strict than where every edition starts, with what that says."""
    return [
        Answer(
            question(one.key),
            _("%(value)s (we start from: %(baseline)s)")
            % {
                "value": said(one.value),
                "baseline": said(one.baseline) if one.baseline is not None else _("none"),
            },
        )
        for one in values
    ]


def letter(error: EditionError) -> str:
    """Return why an edition can't be taken so: the place, what was expected, what came and why."""
    return _("%(where)s Expected %(expected)s, got %(got)s. %(why)s") % {
        "where": _place(error.where),
        "expected": error.expected,
        "got": error.got,
        "why": error.why,
    }


def _place(key: str) -> str:
    """Return the question at a place of an edition; a place without one is named as it is."""
    try:
        return question(key)
    except StopIteration:
        return f"{key}:"


def review_words(decision: Decision) -> str:
    """Return how the policy's review stands."""
    assert decision.due_on is not None
    due = {"due": date_format(decision.due_on, "j F Y")}
    if decision.state == "overdue":
        return _("The review was due by %(due)s and is late.") % due
    if decision.state == "due_soon":
        return _("The next review is due soon, by %(due)s.") % due
    return _("The next review is due by %(due)s.") % due
