"""A document in plain values, to keep beside an edition, to show, or to hand to another program."""

from wicketgate.domain.policy.reading.document import Document, Paragraph
from wicketgate.domain.policy.reading.recognition import Recognised
from wicketgate.domain.policy.reading.suggestion import places


def plain(document: Document) -> dict[str, object]:
    """Return everything that was read, with each paragraph's place: the number by which an edition names it."""
    place_of = {id(paragraph): place for place, paragraph in places(document).items()}
    return {
        "title": document.title,
        "headings": list(document.headings),
        "opening": [_paragraph(one, place_of.get(id(one))) for one in document.opening],
        "paragraphs": [_paragraph(one, place_of.get(id(one))) for one in document.paragraphs],
        "reviews_stated": [str(when) for when in document.reviews_stated],
        "last_reviewed": str(document.last_reviewed) if document.last_reviewed else None,
        "digest": document.digest,
    }


def plain_recognised(recognised: Recognised) -> dict[str, object]:
    """Return which edition the document is, and its differences."""
    return {
        "edition": recognised.edition_id,
        "changed": [_paragraph(one, one.number) for one in recognised.changed],
        "missing": list(recognised.missing),
        "other_review": str(recognised.other_review) if recognised.other_review else None,
    }


def _paragraph(paragraph: Paragraph, place: str | None) -> dict[str, object]:
    return {
        "number": paragraph.number,
        "place": place,
        "nested_in": paragraph.under,
        "text": paragraph.text,
        "seems_to_state": list(paragraph.seems_to_state),
        "evidence": [
            {"rule": one.rule, "words": list(one.words), "from_introduction": one.from_introduction}
            for one in paragraph.evidence
        ],
    }
