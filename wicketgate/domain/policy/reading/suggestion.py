"""An edition's values, each beside the paragraphs that seem to state its rule, for a person to confirm or change."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wicketgate.clauses import canonical
from wicketgate.clauses.edition import NOT_STATED, Edition
from wicketgate.domain.policy.reading.document import RULES, Document, Paragraph

Plain = str | int | bool | list[str]

_RULE_OF = {
    "edition": "review",
    "risk_ground": "attendance",
    "exceptions": "attendance",
    "retention": "disposal",
    "complaints": "reports",
}
_NOT_FROM_THE_DOCUMENT = ("edition.id", "edition.centre")
_DANGER = re.compile(r"\b(?:risk|harm|violen|danger|abus|threat|attack|hurt|safety|welfare)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One value of an edition: its rule, its key ("attendance.notice_days"), and where to look it up."""

    rule: str
    key: str
    value: Plain
    paragraphs: tuple[Paragraph, ...]


def suggest(document: Document, edition: Edition) -> tuple[Row, ...]:
    """Return a row for each value of the edition that a document can state, rule by rule."""
    rows = [
        Row(rule, key, value, _beside(document, rule, key))
        for key, value in values_of(edition).items()
        if key not in _NOT_FROM_THE_DOCUMENT and (rule := rule_of(key))
    ]
    return tuple(sorted(rows, key=lambda row: RULES.index(row.rule)))


def values_of(edition: Edition) -> dict[str, Plain]:
    """Return every value of an edition by its key; what has an id is named by it: risk_ground.violence.who."""
    form = canonical.plain(edition)
    assert isinstance(form, dict)
    return dict(_flat(form, ""))


def rule_of(key: str) -> str:
    """Return the rule that a value belongs to."""
    table, *rest = key.split(".")
    if table == "rules":
        return rest[0]
    return "details" if key.endswith(".details_paragraph") else _RULE_OF.get(table, table)


def places(document: Document) -> Mapping[str, Paragraph]:
    """Return the paragraphs by the number an edition gives them: their own, or counted where none has any."""
    numbered = {one.number: one for one in document.paragraphs if one.number}
    return numbered or {str(at): one for at, one in enumerate(document.everything, 1)}


def paragraph_choices(document: Document, edition: Edition) -> dict[str, str]:
    """
    Return for each rule and ground the paragraph that seems to state it, to fill in before a person confirms.

    Where several seem to, it is the first; where none does, the rule is not stated.
    """
    keys = [key for key in values_of(edition) if is_paragraph(key)]
    rules = {key: _first(document, rule_of(key)) for key in keys if key.startswith("rules.")}
    grounds = {key: NOT_STATED for key in keys if not key.startswith("rules.")}
    return rules | grounds


def is_paragraph(key: str) -> bool:
    """Whether the value of a key is a paragraph's number."""
    return key.endswith((".paragraph", "_paragraph"))


def _first(document: Document, rule: str) -> str:
    stating = [number for number, one in places(document).items() if rule in one.seems_to_state]
    return stating[0] if stating else NOT_STATED


def _beside(document: Document, rule: str, key: str) -> tuple[Paragraph, ...]:
    """Beside a risk ground stand the paragraphs that speak of a danger, where any does."""
    stating = document.stating(rule)
    if not key.startswith("risk_ground."):
        return stating
    return tuple(one for one in stating if _DANGER.search(one.text)) or stating


def _flat(form: Mapping[str, object], before: str) -> Iterator[tuple[str, Plain]]:
    for key, value in form.items():
        yield from _flat_value(value, f"{before}{key}")


def _flat_value(value: object, key: str) -> Iterator[tuple[str, Plain]]:
    if isinstance(value, dict):
        yield from _flat(value, f"{key}.")
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for one in value:
            yield from _flat(
                {name: part for name, part in one.items() if name != "id"}, f"{key}.{one['id']}."
            )
    else:
        yield key, NOT_STATED if value is None else value  # type: ignore[misc]  # a plain form has only these
