"""
Every document that can be composed: its fields, and which of them carry something that a clause must release.

A document takes these fields and no others. A new one comes with its golden test, or the census of documents fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Template:
    """
    One kind of document.

    `fields` are its own fields, beside those that every paper has. `items` says which field carries which item of
    the question that the document answers: such a field is empty unless the decision released its item.
    """

    fields: frozenset[str]
    items: Mapping[str, str] = field(default_factory=dict)


# What stands on every paper: a title, the centre, the service it is about, and one reference.
ON_EVERY_PAPER = frozenset({"title", "centre", "service", "reference"})

# `words` are the paper's own sentences, translated: never anything about anybody.
TEMPLATES: dict[str, Template] = {
    "statement": Template(
        frozenset(
            {"recipient", "their_reference", "asked_on", "period", "given_on", "dates", "times"}
            | {"own_words", "words"}
        ),
        items={"dates": "date", "times": "time"},
    ),
    "neutral-letter": Template(frozenset({"given_on", "own_words", "words"})),
    "day-sheet": Template(frozenset({"words", "doors", "square"})),
    "times-letter": Template(frozenset({"recipient", "given_on", "where", "number", "times", "words"})),
    "own-list": Template(
        frozenset({"recipient", "up_to", "lines", "went_outside", "checkpoint", "square", "words"})
    ),
    "recovery-paper": Template(frozenset({"holder", "made_on", "lines", "check", "square", "words"})),
}
