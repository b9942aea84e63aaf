"""Whether a document is one that a shipped edition was made from, and where it differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wicketgate.clauses import dates
from wicketgate.clauses.edition import Edition
from wicketgate.domain.policy.reading.document import Document, Paragraph
from wicketgate.domain.policy.reading.fingerprints import Fingerprint, known, text_digest
from wicketgate.domain.policy.reading.month import Month

_ENOUGH = 0.6  # of the known paragraphs: so that a centre which changed a few is still recognised


@dataclass(frozen=True, slots=True)
class Recognised:
    """
    A known document, and only its differences.

    `changed` are paragraphs whose words or number aren't the known ones; `missing` are numbers that
    the known document has and this one hasn't. `other_review` is the last review where it isn't the edition's.
    """

    edition_id: str
    changed: tuple[Paragraph, ...]
    missing: tuple[str, ...]
    other_review: Month | date | None

    @property
    def is_the_same(self) -> bool:
        """Whether every paragraph is the known one, so that one confirmation is enough."""
        return not self.changed and not self.missing


def recognise(
    document: Document, editions: Mapping[str, Edition], *, among: Mapping[str, Fingerprint] | None = None
) -> Recognised | None:
    """Return the edition that was made from this document, or None; `among` defaults to known.toml."""
    fingerprints = known() if among is None else among
    likeness = {name: _likeness(document, fingerprints[name]) for name in editions if name in fingerprints}
    likest = max(likeness, key=lambda name: likeness[name], default=None)
    if likest is None or likeness[likest] < _ENOUGH:
        return None
    fingerprint = fingerprints[likest]
    here = {paragraph.number for paragraph in document.paragraphs}
    return Recognised(
        edition_id=likest,
        changed=_changed(document, fingerprint),
        missing=tuple(number for number in fingerprint.paragraphs if number not in here),
        other_review=_other_review(document, editions[likest]),
    )


def review_day(when: Month | date) -> date:
    """Return the day that a review counts from: of a month, its last."""
    return dates.last_of_month(when.year, when.month) if isinstance(when, Month) else when


def _likeness(document: Document, fingerprint: Fingerprint) -> float:
    here = {text_digest(paragraph.text) for paragraph in document.everything}
    there = list(fingerprint.paragraphs.values())
    return sum(digest in here for digest in there) / len(there) if there else 0.0


def _changed(document: Document, fingerprint: Fingerprint) -> tuple[Paragraph, ...]:
    opening = [one for one in document.opening if text_digest(one.text) not in fingerprint.opening]
    expected = fingerprint.paragraphs
    body = [one for one in document.paragraphs if expected.get(one.number or "") != text_digest(one.text)]
    return (*opening, *body)


def _other_review(document: Document, edition: Edition) -> Month | date | None:
    stated = document.last_reviewed
    return stated if stated and review_day(stated) != edition.edition.last_reviewed else None
