"""From a file's bytes to the document that a centre published."""

from collections.abc import Sequence
from hashlib import sha256

from wicketgate.domain.policy.reading import admission, blocks, markdown, structure, word
from wicketgate.domain.policy.reading.blocks import Block
from wicketgate.domain.policy.reading.decoding import text_of
from wicketgate.domain.policy.reading.document import Document, Evidence, Paragraph
from wicketgate.domain.policy.reading.faults import DocumentError
from wicketgate.domain.policy.reading.lines import lines_of
from wicketgate.domain.policy.reading.matching import rules_in
from wicketgate.domain.policy.reading.reviewed import last_review
from wicketgate.domain.policy.reading.sentences import is_finished
from wicketgate.domain.policy.reading.structure import Placed

MOST_PARAGRAPHS = 2_000


def read(name: str, content: bytes) -> Document:
    """
    Read a policy document as published; the name tells its kind (.txt, .md or .docx).

    Raises DocumentError where the file can't be read, and where no paragraph seems to state
    any rule: then the error's `document` is what was read.
    """
    admission.check_size(name, len(content))
    ending = admission.ending_of(name)
    admission.check_beginning(ending, content)
    document = _document(_blocks(ending, content))
    if not any(paragraph.evidence for paragraph in document.everything):
        raise DocumentError("not_a_policy", document=document)
    return document


def _blocks(ending: str, content: bytes) -> tuple[Block, ...]:
    if ending == ".docx":
        found = word.blocks_of(content)
    elif ending in (".md", ".markdown"):
        found = blocks.from_lines(markdown.lines_of(text_of(content)))
    else:
        found = blocks.from_lines(lines_of(text_of(content)))
    if not any(character.isalpha() for block in found for character in block.text):
        raise DocumentError("empty")
    if len(found) > MOST_PARAGRAPHS:
        raise DocumentError("too_many_paragraphs", {"most": str(MOST_PARAGRAPHS)})
    return found


def _document(found: Sequence[Block]) -> Document:
    headings = [block.text.strip("*_ ") for block in found if block.is_heading and not block.marker]
    in_title = next(
        (at for at, block in enumerate(found) if block.marker or not block.is_heading), len(found)
    )
    paragraphs = _paragraphs(structure.placed(found))
    first = next((at for at, paragraph in enumerate(paragraphs) if paragraph.number), 0)
    stated, last = last_review([block.text for block in found])
    return Document(
        title=" – ".join(headings[:in_title]) or None,
        headings=tuple(headings[in_title:]),
        opening=paragraphs[:first],
        paragraphs=paragraphs[first:],
        reviews_stated=stated,
        last_reviewed=last,
        digest=_digest(paragraphs),
    )


def _paragraphs(body: Sequence[Placed]) -> tuple[Paragraph, ...]:
    result: list[Paragraph] = []
    for one in body:
        parent = None if one.parent is None else result[one.parent]
        evidence = _evidence(one.block.text, parent)
        result.append(Paragraph(one.number, parent.number if parent else None, one.block.text, evidence))
    return tuple(result)


def _evidence(text: str, parent: Paragraph | None) -> tuple[Evidence, ...]:
    """A nested paragraph that matches nothing itself states what its unfinished introduction does."""
    own = tuple(Evidence(rule, words) for rule, words in rules_in(text).items())
    if own or parent is None or is_finished(parent.text):
        return own
    return tuple(Evidence(found.rule, found.words, from_introduction=True) for found in parent.evidence)


def _digest(paragraphs: Sequence[Paragraph]) -> str:
    rows = [f"{paragraph.number or ''}\t{' '.join(paragraph.text.split())}" for paragraph in paragraphs]
    return sha256("\n".join(rows).encode()).hexdigest()
