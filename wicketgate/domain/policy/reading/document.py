"""What was read from a centre's own policy document."""

from dataclasses import dataclass
from datetime import date

from wicketgate.domain.policy.reading.month import Month

RULES = (
    "undertaking",
    "reports",
    "attendance",
    "details",
    "assessments",
    "dbs",
    "keeping",
    "disposal",
    "awareness",
    "review",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    The words for which a paragraph seems to state a rule.

    `words` are lower case and without punctuation. `from_introduction` is true where the
    words stand in the introduction that this paragraph continues, not in the paragraph itself.
    """

    rule: str
    words: tuple[str, ...]
    from_introduction: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    One paragraph as it stands, with the rules that it seems to state.

    `number` is the document's own ("3", "3.1", "3(a)"), None where it gives none. `under` is
    the number of the paragraph it is nested in. An empty `seems_to_state` says that nothing
    in it was matched.
    """

    number: str | None
    under: str | None
    text: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def seems_to_state(self) -> tuple[str, ...]:
        """The rules that this paragraph seems to state, in the order of the ten clauses."""
        return tuple(found.rule for found in self.evidence)


@dataclass(frozen=True, slots=True)
class Document:
    """
    A policy document: its paragraphs in order, and the month of last review where it says so.

    `opening` is what stands before the first numbered paragraph of a numbered document.
    `reviews_stated` are all reviews that the words state; `last_reviewed` is given only where
    they leave no doubt. `digest` is the SHA-256 of numbers and texts, whatever the file's format.
    """

    title: str | None
    headings: tuple[str, ...]
    opening: tuple[Paragraph, ...]
    paragraphs: tuple[Paragraph, ...]
    reviews_stated: tuple[Month | date, ...]
    last_reviewed: Month | date | None
    digest: str

    @property
    def everything(self) -> tuple[Paragraph, ...]:
        """The opening and the paragraphs."""
        return self.opening + self.paragraphs

    def stating(self, rule: str) -> tuple[Paragraph, ...]:
        """The paragraphs that seem to state the rule."""
        return tuple(paragraph for paragraph in self.everything if rule in paragraph.seems_to_state)
