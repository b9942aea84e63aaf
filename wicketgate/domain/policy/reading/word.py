"""The blocks of a Word document: its paragraphs and tables, with the numbers that Word generates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from wicketgate.domain.policy.reading import markers
from wicketgate.domain.policy.reading.blocks import Block, settled
from wicketgate.domain.policy.reading.faults import DocumentError
from wicketgate.domain.policy.reading.lines import is_furniture
from wicketgate.domain.policy.reading.word_numbering import ListPlace, Numbering, W, numbering_of, place_in
from wicketgate.domain.policy.reading.word_parts import open_parts, tree_of

_LEVEL_WIDTH = 4  # columns: a level of a Word list stands as far in as one of a typed list
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = {f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", _FALLBACK}
_SPACES = {f"{W}tab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    place: ListPlace | None
    based_on: str


def blocks_of(content: bytes) -> tuple[Block, ...]:
    """Return the document's blocks in reading order; headers, footers and deleted words are left out."""
    with open_parts(content) as parts:
        root = tree_of(parts, "word/document.xml")
        if root is None or (body := root.find(f"{W}body")) is None:
            raise DocumentError("part_missing")
        numbering = numbering_of(tree_of(parts, "word/numbering.xml"))
        styles = _styles(tree_of(parts, "word/styles.xml"))
    found = (_block(marked, paragraph, styles, numbering) for marked, paragraph in _paragraphs(body))
    return settled(block for block in found if block.text and not is_furniture(block.text))


def _paragraphs(element: Element, marked: str = "") -> Iterator[tuple[str, Element]]:
    """Yield each paragraph with the number that stands in the cell beside it, if any."""
    for child in element:
        if child.tag in _UNSEEN:
            continue
        if child.tag == f"{W}p":
            yield marked, child
            marked = ""
        if child.tag == f"{W}tr":
            yield from _row(child)
        else:
            yield from _paragraphs(child)


def _row(row: Element) -> Iterator[tuple[str, Element]]:
    """A first cell that holds only a number numbers the cell beside it."""
    cells = row.findall(f"{W}tc")
    first = "".join(_text(cells[0])).strip() if cells else ""
    marker = markers.marker_of(first) if first and len(cells) > 1 else None
    if marker is None or marker.is_bullet:
        for cell in cells:
            yield from _paragraphs(cell)
        return
    for at, cell in enumerate(cells[1:]):
        yield from _paragraphs(cell, "" if at else first)


def _block(marked: str, paragraph: Element, styles: Mapping[str, _Style], numbering: Numbering) -> Block:
    properties = paragraph.find(f"{W}pPr")
    style = _style_of(properties)
    text = "".join(_text(paragraph)).strip()
    place = place_in(properties) or _inherited(styles, style)
    label = marked or (numbering.label(place) if place and text else "")
    marker, words = (markers.marker_of(label), text) if label else markers.split(text)
    indent = place.level * _LEVEL_WIDTH if place and not marked else 0
    return Block(words, marker, indent, _is_heading(styles, style))


def _text(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN or (child.tag == f"{W}p" and element.tag != f"{W}tc"):
            continue  # a text box's paragraphs are paragraphs of their own
        if child.tag == f"{W}t":
            yield child.text or ""
        yield _SPACES.get(child.tag, "")
        yield from _text(child)


def _styles(root: Element | None) -> Mapping[str, _Style]:
    found = root.findall(f"{W}style") if root is not None else []
    return {one.get(f"{W}styleId", ""): _style(one) for one in found}


def _style(one: Element) -> _Style:
    name, base = one.find(f"{W}name"), one.find(f"{W}basedOn")
    written = name.get(f"{W}val", "") if name is not None else ""
    based_on = base.get(f"{W}val", "") if base is not None else ""
    return _Style(written.lower(), place_in(one.find(f"{W}pPr")), based_on)


def _style_of(properties: Element | None) -> str:
    style = properties.find(f"{W}pStyle") if properties is not None else None
    return style.get(f"{W}val", "") if style is not None else ""


def _inherited(styles: Mapping[str, _Style], style: str) -> ListPlace | None:
    """The list of a style or of the nearest one it is based on; styles based in a circle have none."""
    for _ in range(len(styles)):
        if style not in styles:
            return None
        if styles[style].place:
            return styles[style].place
        style = styles[style].based_on
    return None


def _is_heading(styles: Mapping[str, _Style], style: str) -> bool:
    name = styles[style].name if style in styles else style.lower()
    return name.startswith(("heading", "title", "subtitle"))
