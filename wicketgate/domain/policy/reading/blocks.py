"""Blocks of text from lines: wrapped lines made whole, each with the marker it begins with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wicketgate.domain.policy.reading import markers
from wicketgate.domain.policy.reading.lines import Line
from wicketgate.domain.policy.reading.markers import Marker, Reading
from wicketgate.domain.policy.reading.reviewed import states_review
from wicketgate.domain.policy.reading.sentences import is_finished, is_heading_like

_WIDEST_WRAPPED = 132


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's words as they stand, its marker if it has one, and how far it is set in."""

    text: str
    marker: Marker | None = None
    indent: int = 0
    is_heading: bool = False


def from_lines(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of a plain text: a blank line, a marker or a deliberate break begins one."""
    known = _readings_anywhere(line.text for line in lines)
    width = min(max((line.width for line in lines), default=0), _WIDEST_WRAPPED)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1][-1], known, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return settled(_block(group, known) for group in groups)


def settled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with headings told apart, and with what a page break or blank line parted joined."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        joint = _joint(before, block) if before else None
        if before and joint is not None:
            whole[-1] = replace(before, text=f"{before.text}{joint}{block.text}", is_heading=False)
        else:
            whole.append(_with_heading(block))
    return tuple(whole)


def plausible(marker: Marker, known: set[Reading]) -> bool:
    """Whether a list could hold the marker: it is a first, or its predecessor is in the document."""
    return any(reading.is_first or reading.previous in known for reading in marker.readings)


def _readings_anywhere(texts: Iterable[str]) -> set[Reading]:
    found = (markers.split(text)[0] for text in texts)
    return {reading for marker in found if marker for reading in marker.readings}


def _begins(line: Line, before: Line, known: set[Reading], width: int) -> bool:
    if line.after_blank or line.is_heading or before.is_heading or before.width > _WIDEST_WRAPPED:
        return True
    marker, _ = markers.split(line.text)
    return (marker is not None and plausible(marker, known)) or _is_deliberate(before, line, width)


def _is_deliberate(before: Line, line: Line, width: int) -> bool:
    """Whether a line was broken though the next word had room, as the end of a paragraph is."""
    if line.text[:1].islower() or before.width + 1 + len(line.text.split()[0]) > width:
        return False
    return is_finished(before.text) or before.width < width * 0.6


def _block(group: Sequence[Line], known: set[Reading]) -> Block:
    first = group[0]
    marker, text = markers.split(first.text)
    if marker and not plausible(marker, known) and not _is_whole_number(marker):
        marker, text = None, first.text
    whole = " ".join([text, *(line.text for line in group[1:])])
    return Block(whole, marker, first.indent, first.is_heading)


def _is_whole_number(marker: Marker) -> bool:
    """An extract may begin at 4: a plain number after a blank line is believed as it stands."""
    return marker.readings[0].style.startswith("decimal")


def _joint(before: Block, block: Block) -> str | None:
    """What joins a block to the one before it, or None where it stands alone."""
    if block.marker or block.is_heading:
        return None
    if before.marker and _is_numbered_heading(before):
        return "\n"
    if before.is_heading:
        return None
    if block.text[:1].islower() and not is_finished(before.text):
        return " "
    return "\n" if before.marker and block.indent > before.indent + 1 else None


def _is_numbered_heading(block: Block) -> bool:
    """Whether a number has only a heading beside it, its words standing below: "3. Attendance"."""
    if "\n" in block.text or not block.marker or not is_heading_like(block.text):
        return False
    return block.is_heading or (len(block.text.split()) <= 5 and not block.marker.label.startswith("("))


def _with_heading(block: Block) -> Block:
    if block.marker or block.is_heading:
        return block
    return replace(block, is_heading=is_heading_like(block.text) and not states_review(block.text))
