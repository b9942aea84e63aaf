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

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'
CHECKPOINT = [
    "wicketgate/11111111222233334444555555555555",
    "1310",
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
    "made 2026-11-21 10:30:00 UTC",
    "",
    # As long as a signature is, and without a place where it could be broken.
    f"— wicketgate/11111111222233334444555555555555 {'uSPaFfPMxpmoywZETOBiJj' * 4}QXA=",
]


def _line(
    order: int, name: str, come: str, leave: str, *, child: bool = False, needs: list[str] | None = None
) -> Any:
    return {"order": order, "name": name, "child": child, "come": come, "leave": leave, "needs": needs or []}


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
    "day-sheet": {
        "title": "Day sheet, Saturday 21 November 2026",
        "centre": "Larkfield Child Contact Centre",
        "service": "Supported contact",
        "reference": "Sheet 7",
        "words": {
            "to_return": "To be returned and shredded.",
            "order": "No.",
            "name": "Name",
            "child": "child",
            "planned": "Planned",
            "arrived": "Arrived",
            "left": "Left",
            "how": "Write the times and nothing else.",
            "needs": "Keep it face down.",
            "returned": "Came back and was shredded",
            "keep": ["Cut this piece off before the sheet is shredded.", "It names nobody."],
            "square": "The newest checkpoint of the ledger, as a square to scan",
        },
        "square": SQUARE,
        "doors": [
            {
                "door": "Front door",
                "people": [
                    _line(1, "Niamh O.", "10:00", "12:00"),
                    _line(2, "Zoë M.", "10:00", "12:00", child=True, needs=["Carries an inhaler for asthma"]),
                ],
            },
            {"door": "Side door", "people": [_line(1, "Tobiah M.", "09:45", "12:10")]},
        ],
    },
    "times-letter": {
        "title": "Your times at the centre",
        "centre": "Larkfield Child Contact Centre",
        "service": "Supported contact",
        "reference": "Our reference 26-K7MQ-4RT",
        "recipient": "Tobiah Marsh",
        "given_on": "21 November 2026",
        "where": "St Anne's Hall, Larkfield",
        "number": "01632 960 118",
        "times": [
            {"day": "Saturday 5 December 2026", "arrive": "09:45", "leave": "12:10", "door": "Side door"},
            {"day": "Saturday 19 December 2026", "arrive": "09:45", "leave": "12:10", "door": "Side door"},
        ],
        "words": {
            "for": "For",
            "given_on": "Date",
            "where": "Where",
            "number": "Telephone",
            "lead": "These are your own times at the centre.",
            "day": "Day",
            "arrive": "Please come at",
            "leave": "Please leave at",
            "door": "By the",
            "exactly": "Please come at your own time.",
            "promise": "We plan these times so that you need not meet. We can't promise it.",
            "late": "If you will be late, please ring the centre.",
        },
    },
    "own-list": {
        "title": "What was given out about you",
        "centre": "Larkfield Child Contact Centre",
        "service": "Supported contact",
        "reference": "Our reference 26-K7MQ-4RT",
        "recipient": "Tobiah Marsh",
        "up_to": "21 November 2026, 10:30",
        "went_outside": True,
        "lines": [
            {
                "number": 1,
                "place": "118",
                "when": "14 November 2026, 09:02",
                "what": "Your telephone number was opened",
                "whom": "Coordinator",
                "why": "To tell them their dates and times",
            },
            {
                "number": 2,
                "place": "1204",
                "when": "21 November 2026, 10:12",
                "what": "Dates on which a child and a visiting adult of your side were together here",
                "whom": "Brook and Vale Solicitors",
                "why": "They asked for them",
            },
        ],
        "checkpoint": CHECKPOINT,
        "square": SQUARE,
        "words": {
            "recipient": "For",
            "up_to": "Up to",
            "lead": "Below is each time that something of yours left us.",
            "none": "There is nothing.",
            "nothing_outside": "Nothing went to anybody outside.",
            "number": "No.",
            "place": "Entry",
            "when": "When",
            "what": "What",
            "whom": "To whom",
            "why": "What for",
            "not_in_it_heading": "What is not in this list",
            "not_in_it": ["Your name on the pages of those on duty.", "Anything about a concern."],
            "proof_heading": "What this proves, and what it doesn’t",
            "proof": ["Each line is an entry.", "It doesn’t prove that the list is complete."],
            "checkpoint_heading": "The checkpoint, and how to check it",
            "how": ["Keep this paper."],
            "square": "The same lines as a square to scan",
        },
    },
    "recovery-paper": {
        "title": "Recovery paper 1 of 3",
        "centre": "Larkfield Child Contact Centre",
        "service": "Keep this safe, away from the computer",
        "reference": "Paper 1",
        "holder": "coordinator",
        "made_on": "21 November 2026",
        "lines": ["ABCD EFGH IJKL MNOP QRST lantern", "2345 67AB CDEF GHIJ KLMN otter"],
        "check": "gravel mustard otter walnut",
        "square": SQUARE,
        "words": {
            "holder": "For",
            "made_on": "Made on",
            "square": "The same as a square to scan",
            "lead": ["Any two of the three papers bring the records back."],
            "closing": ["When you give up your post, tell the coordinator."],
        },
    },
}


def text_of(pdf: bytes) -> str:
    """Return the words of every page, spaces and line breaks made one."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def heights_of(pdf: bytes) -> dict[str, float]:
    """Return for each line of words how high above the foot of its page it stands, in points."""
    heights: dict[str, float] = {}

    def note(words: str, matrix: list[float], *_rest: object) -> None:
        if words.strip():
            heights[words.strip()] = matrix[5]

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return heights


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
