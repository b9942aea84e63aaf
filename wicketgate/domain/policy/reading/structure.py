"""Which paragraph is nested in which, and what number the document gives each."""

from collections.abc import Sequence
from dataclasses import dataclass

from wicketgate.domain.policy.reading.blocks import Block
from wicketgate.domain.policy.reading.markers import Marker, Reading, number_of
from wicketgate.domain.policy.reading.sentences import is_finished

_DEEPEST = 6  # levels: no policy goes deeper, and a hostile file could go as deep as it has lines


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its place: its whole number, and the index of the one it is nested in."""

    block: Block
    number: str | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class _Open:
    """A paragraph that a later one may follow or be nested in."""

    index: int
    reading: Reading
    indent: int
    number: str | None
    is_unfinished: bool


def placed(blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """Return the blocks that are no headings, with their numbers; a nested one's number holds its parent's."""
    open_ones: list[_Open] = []
    result: list[Placed] = []
    after_heading = False
    for block in blocks:
        if block.marker is None:
            after_heading = after_heading or block.is_heading
            result += [] if block.is_heading else [Placed(block, None, None)]
            continue
        above, reading = _place(open_ones, block.marker, block.indent, after_heading=after_heading)
        number = _number(block.marker, above)
        opened = _Open(len(result), reading, block.indent, number, not is_finished(block.text))
        open_ones, after_heading = [*above, opened], False
        result.append(Placed(block, number, above[-1].index if above else None))
    return tuple(result)


def _place(
    open_ones: list[_Open], marker: Marker, indent: int, *, after_heading: bool
) -> tuple[list[_Open], Reading]:
    """Return the paragraphs that this one is nested in, and how its marker is to be read there."""
    if marker.has_parts:
        return _above_parts(open_ones, marker.readings[0]), marker.readings[0]
    followed = _followed(open_ones, marker, indent)
    if followed:
        return followed
    reading = next((reading for reading in marker.readings if reading.is_first), marker.readings[0])
    above = [] if after_heading else _above_new_list(open_ones, reading, indent)
    return above[: _DEEPEST - 1], reading


def _followed(open_ones: list[_Open], marker: Marker, indent: int) -> tuple[list[_Open], Reading] | None:
    """Find the list that the marker continues: first one set in as far, then any."""
    for is_strict in (True, False):
        for depth in range(len(open_ones) - 1, -1, -1):
            sibling = open_ones[depth]
            if is_strict and abs(sibling.indent - indent) > 1:
                continue
            reading = _successor(sibling, marker)
            if reading and (is_strict or not marker.is_bullet):
                return open_ones[:depth], reading
    return None


def _successor(sibling: _Open, marker: Marker) -> Reading | None:
    for reading in marker.readings:
        if reading.previous == sibling.reading or (marker.is_bullet and reading == sibling.reading):
            return reading
    return None


def _above_new_list(open_ones: list[_Open], reading: Reading, indent: int) -> list[_Open]:
    """A list is nested in what is set in less than it, or in an introduction left unfinished."""
    if not open_ones:
        return []
    last = open_ones[-1]
    if indent > last.indent + 1 or _introduces(last, reading, indent):
        return open_ones
    while open_ones and open_ones[-1].indent + 1 >= indent:
        open_ones = open_ones[:-1]
    return open_ones


def _introduces(last: _Open, reading: Reading, indent: int) -> bool:
    if abs(indent - last.indent) > 1 or not reading.is_first:
        return False
    kinds = {reading.style.split()[0], last.reading.style.split()[0]}
    return last.is_unfinished or ("bullet" not in kinds and reading.style != last.reading.style)


def _above_parts(open_ones: list[_Open], reading: Reading) -> list[_Open]:
    """3.1 is nested in 3, wherever it stands; without a 3 above it, it stands alone."""
    before = ".".join(map(str, reading.before))
    for depth in range(len(open_ones), 0, -1):
        if open_ones[depth - 1].number == before:
            return open_ones[:depth]
    return []


def _number(marker: Marker, above: list[_Open]) -> str | None:
    own = number_of(marker)
    if own is None or marker.has_parts:
        return own.strip("()") if own else None
    within = next((one.number for one in reversed(above) if one.number), None)
    if within is None:
        return own
    return f"{within}{own}" if own.startswith("(") else f"{within}.{own}"
