"""One example of every paper, and how a test reads what was made of it."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

OWN_WORDS = (
    "Dates and times of attendance are given to the agency that referred a family, when it asks. "
    "Nothing else is given unless:\n3.1 a child is at risk of harm;\n3.2 somebody here is at risk of violence."
)

EXAMPLES: dict[str, Mapping[str, object]] = {
    "statement": {
        "title": "Statement of dates and times",
        "centre": "Larkfield Child Contact Centre",
        "service": "Supported contact",
        "reference": "Our reference 26-K7MQ-4RT",
        "recipient": "Brook and Vale Solicitors",
        "their_reference": "BV/2026/114",
        "asked_on": "14 November 2026",
        "period": "3 January 2026 to 14 November 2026",
        "given_on": "21 November 2026",
        "dates": ["Saturday 3 January 2026", "Saturday 17 January 2026"],
        "times": ["10:15 to 12:05", "10:20 to 12:00"],
        "own_words": OWN_WORDS,
        "words": {
            "recipient": "For",
            "their_reference": "Your reference",
            "asked_on": "You asked on",
            "period": "Period",
            "given_on": "Given on",
            "date": "Date",
            "time": "Together",
            "lead": "These are the dates and times in that period.",
            "none": "There are none in that period.",
            "meaning": "A time is when child and visiting adult were together.",
            "clause": "Paragraph 3 of our policy",
        },
    },
    "neutral-letter": {
        "title": "Your request for information",
        "centre": "Larkfield Child Contact Centre",
        "service": "Supported contact",
        "reference": "Our reference 26-K7MQ-4RT",
        "given_on": "21 November 2026",
        "own_words": OWN_WORDS,
        "words": {
            "given_on": "Date",
            "paragraphs": ["We can't answer it.", "This letter is the same whoever asks."],
            "clause": "Paragraph 3 of our policy",
            "closing": ["If somebody is in danger now, ring 999."],
        },
    },
}


def text_of(pdf: bytes) -> str:
    """Return the words of every page, spaces and line breaks made one."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def pages_of(pdf: bytes) -> int:
    """Return how many pages there are."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def roles_of(pdf: bytes) -> list[str]:
    """Return the roles of the tags, in reading order, as an assistive technology walks them."""
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    return list(_walk(root))


def laid_open(pdf: bytes) -> bytes:
    """Return every object and every stream of the file, decompressed, one after the other."""
    reader = PdfReader(io.BytesIO(pdf))
    parts = []
    for number in range(1, len(reader.xref[0]) + 1):
        held = reader.get_object(IndirectObject(number, 0, reader))
        parts.append(repr(held).encode())
        if isinstance(held, StreamObject):
            parts.append(held.get_data())
    return b"\n".join(parts)


def _walk(node: Any) -> Iterator[str]:
    held = node.get_object()
    if isinstance(held, list):
        for child in held:
            yield from _walk(child)
    elif isinstance(held, dict):
        if "/S" in held:
            yield str(held["/S"])
        if "/K" in held:
            yield from _walk(held["/K"])
