"""A policy document as it is kept: from what was read to the row, and back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from wicketgate.domain.policy.models import PolicyDocument
from wicketgate.domain.policy.reading import Document, Evidence, Month, Paragraph, plain

_TITLE_AT_MOST = 300


def columns_of(document: Document) -> dict[str, Any]:
    """Return the columns of the row that keeps `document`; each paragraph says whether it stands in the opening."""
    form: Any = plain(document)
    opening = [{**one, "is_opening": True} for one in form["opening"]]
    body = [{**one, "is_opening": False} for one in form["paragraphs"]]
    return {
        "title": (document.title or "")[:_TITLE_AT_MOST],
        "text": "\n\n".join(_line(one) for one in document.everything),
        "paragraphs": [*opening, *body],
        "last_reviewed": str(document.last_reviewed or ""),
    }


def document_of(row: PolicyDocument) -> Document:
    """Return the document that `row` keeps, as the reader gave it; its headings and other dates are let go."""
    entries: Sequence[Mapping[str, Any]] = row.paragraphs
    last = _review(row.last_reviewed)
    return Document(
        title=row.title or None,
        headings=(),
        opening=tuple(_paragraph(one) for one in entries if one.get("is_opening")),
        paragraphs=tuple(_paragraph(one) for one in entries if not one.get("is_opening")),
        reviews_stated=(last,) if last else (),
        last_reviewed=last,
        digest=row.file_digest,
    )


def paragraph_text(row: PolicyDocument | None, place: str | None) -> str:
    """
    Return the words of the paragraph that an edition names by `place`; empty where there is none.

    What stands below it belongs to it, a line each with its number: a paragraph may end in "unless".
    """
    if row is None or place is None:
        return ""
    found = next((one for one in row.paragraphs if place in (one.get("place"), one.get("number"))), None)
    if found is None:
        return ""
    return "\n".join([found["text"], *_below(row, found.get("number"))])


def _below(row: PolicyDocument, number: str | None) -> Iterator[str]:
    for one in row.paragraphs:
        if number is not None and one.get("nested_in") == number:
            yield f"{one['number']} {one['text']}" if one.get("number") else one["text"]


def _line(paragraph: Paragraph) -> str:
    return f"{paragraph.number}. {paragraph.text}" if paragraph.number else paragraph.text


def _paragraph(entry: Mapping[str, Any]) -> Paragraph:
    evidence = tuple(
        Evidence(one["rule"], tuple(one["words"]), one["from_introduction"])
        for one in entry.get("evidence", [])
    )
    return Paragraph(entry["number"], entry.get("nested_in"), entry["text"], evidence)


def _review(text: str) -> Month | date | None:
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return Month(*parts) if len(parts) == 2 else date(*parts)
