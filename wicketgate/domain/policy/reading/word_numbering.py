"""The numbers that Word writes before paragraphs of a list, counted as Word counts them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from wicketgate.domain.policy.reading.markers import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_LEVEL = 8
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list and a level in it, as a paragraph or its style names them."""

    list_id: str
    level: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has been counted."""

    levels: Mapping[str, Mapping[int, _Level]]
    counted_as: Mapping[str, str]
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, place: ListPlace) -> str:
        """Count one paragraph, and return the label that Word shows before it ("" for none)."""
        levels = self.levels.get(place.list_id, {})
        level = levels.get(place.level)
        if level is None:
            return ""
        counted = self.counted_as[place.list_id]
        self._count(counted, place.level, levels)
        if level.kind == "bullet":
            return _BULLET
        return re.sub(
            r"%([1-9])", lambda found: self._shown(counted, int(found[1]) - 1, levels), level.text
        ).strip()

    def _count(self, counted: str, at: int, levels: Mapping[int, _Level]) -> None:
        start = levels[at].start
        self._counts[counted, at] = self._counts.get((counted, at), start - 1) + 1
        for deeper in range(at + 1, _DEEPEST_LEVEL + 1):
            self._counts.pop((counted, deeper), None)

    def _shown(self, counted: str, at: int, levels: Mapping[int, _Level]) -> str:
        level = levels.get(at)
        if level is None:
            return ""
        return _written(self._counts.get((counted, at), level.start), level.kind)


def numbering_of(root: Element | None) -> Numbering:
    """Read the lists that the part word/numbering.xml defines."""
    if root is None:
        return Numbering({}, {})
    abstract = {_value(one, "abstractNumId"): _levels(one) for one in root.findall(f"{W}abstractNum")}
    levels: dict[str, Mapping[int, _Level]] = {}
    counted_as: dict[str, str] = {}
    for one in root.findall(f"{W}num"):
        list_id, base = _value(one, "numId"), _value(one.find(f"{W}abstractNumId"), "val")
        overrides = one.findall(f"{W}lvlOverride")
        levels[list_id] = _overridden(abstract.get(base, {}), overrides)
        counted_as[list_id] = f"list {list_id}" if overrides else f"abstract {base}"
    return Numbering(levels, counted_as)


def place_in(properties: Element | None) -> ListPlace | None:
    """Return the list that paragraph properties name; list "0" takes a paragraph out of its style's list."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None
    list_id = _value(found.find(f"{W}numId"), "val")
    return ListPlace(list_id, min(_whole(_value(found.find(f"{W}ilvl"), "val"), 0), _DEEPEST_LEVEL))


def _levels(definition: Element) -> dict[int, _Level]:
    return {_whole(_value(one, "ilvl"), 0): _level(one) for one in definition.findall(f"{W}lvl")}


def _level(one: Element) -> _Level:
    start = _whole(_value(one.find(f"{W}start"), "val"), 1)
    kind = _value(one.find(f"{W}numFmt"), "val") or "decimal"
    return _Level(start, kind, _value(one.find(f"{W}lvlText"), "val"))


def _overridden(levels: Mapping[int, _Level], overrides: list[Element]) -> Mapping[int, _Level]:
    changed = dict(levels)
    for one in overrides:
        at, new = _whole(_value(one, "ilvl"), 0), one.find(f"{W}lvl")
        level = _level(new) if new is not None else changed.get(at)
        if level is not None:
            start = _whole(_value(one.find(f"{W}startOverride"), "val"), level.start)
            changed[at] = _Level(start, level.kind, level.text)
    return changed


def _written(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 3)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 400:
        return roman(count).upper() if kind == "upperRoman" else roman(count)
    if kind == "decimalZero":
        return f"{count:02d}"
    return "" if kind == "none" else str(count)


def _value(element: Element | None, name: str) -> str:
    return "" if element is None else element.get(f"{W}{name}", "")


def _whole(written: str, otherwise: int) -> int:
    return int(written) if re.fullmatch(r"\d{1,4}", written) else otherwise
