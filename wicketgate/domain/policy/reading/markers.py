"""The numbers, letters and bullets that documents put before their paragraphs."""

import re
from dataclasses import dataclass

_PARTS = r"\d{1,3}(?:\.\d{1,3}){1,5}"
_LABELS = (
    ("bullet", r"[•·▪▫◦‣●○■□∙➢✓*+–—-]|o(?=\t)"),
    ("parts", rf"(?:clause|section|paragraph|rule)?\s?\(?{_PARTS}(?:\s?[.):])?"),
    (
        "decimal",
        r"(?:clause|section|paragraph|rule)\s\d{1,3}(?:\s?[.):])?|\(\d{1,3}\)|\d{1,3}\s?[.):]|\d{1,3}(?=\t|\s{2})",
    ),
    ("letters", r"\([a-z]{1,7}\)|[a-z]{1,7}\)|[a-z]\.|[ivxl]{2,7}\."),
)
_LABEL = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _LABELS), re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: its style (what a sibling shares) and its place in the list."""

    style: str
    value: int
    before: tuple[int, ...] = ()

    @property
    def is_first(self) -> bool:
        """Whether a list begins with it."""
        return self.value <= 1

    @property
    def previous(self) -> "Reading":
        """The label that comes before it in its list."""
        return Reading(self.style, self.value - 1, self.before)


@dataclass(frozen=True, slots=True)
class Marker:
    """A label as it stands, and the ways to read it ("i." is a letter or a Roman number)."""

    label: str
    readings: tuple[Reading, ...]

    @property
    def is_bullet(self) -> bool:
        """Whether it only marks the paragraph and does not number it."""
        return self.readings[0].style.startswith("bullet")

    @property
    def has_parts(self) -> bool:
        """Whether it says the whole number itself, as 3.1 does."""
        return self.readings[0].style.startswith("parts")


def split(text: str) -> tuple[Marker | None, str]:
    """Return the marker that the text begins with, if any, and what follows it."""
    found = _LABEL.match(text)
    if not found or not _ends_label(found.group(), text[found.end() :]):
        return None, text
    marker = marker_of(found.group())
    rest = text[found.end() :].lstrip()
    return (marker, rest) if marker and rest else (None, text)


def marker_of(label: str) -> Marker | None:
    """Return the marker that a whole label is, or None where it can't be read as one."""
    found = _LABEL.fullmatch(label) or _LABEL.match(f"{label}\t")
    if not found or found.lastgroup is None or found.end() < len(label):
        return None
    readings = _readings(found.lastgroup, label)
    return Marker(label, readings) if readings else None


def number_of(marker: Marker) -> str | None:
    """Return the label as a number: (a) keeps its brackets, "3." loses its stop; None for a bullet."""
    if marker.is_bullet:
        return None
    bare = re.sub(r"^(?:clause|section|paragraph|rule)\s?", "", marker.label, flags=re.IGNORECASE).strip()
    return bare if bare.startswith("(") else bare.rstrip(".): ")


def _ends_label(label: str, rest: str) -> bool:
    if label[-1:] in ".):" and label[:1].isdigit():
        return not rest[:1].isdigit()
    return rest[:1].isspace()


def _readings(kind: str, label: str) -> tuple[Reading, ...]:
    if kind == "bullet":
        return (Reading(f"bullet {label}", 1),)
    shape = re.sub(r"[\dA-Za-z\s]+", "%", label)
    if kind == "letters":
        return _letter_readings(label.strip("(). "), shape)
    numbers = tuple(int(number) for number in re.findall(r"\d+", label))
    return (Reading(kind if kind == "parts" else f"decimal {shape}", numbers[-1], numbers[:-1]),)


def _letter_readings(letters: str, shape: str) -> tuple[Reading, ...]:
    """Roman first where it would begin a list: "(i)" is far oftener the first than the ninth."""
    case = "upper" if letters.isupper() else "lower"
    readings = [Reading(f"{case} roman {shape}", value) for value in _roman(letters.lower())]
    if len(letters) == 1 and letters.isascii():
        readings.append(Reading(f"{case} letter {shape}", ord(letters.lower()) - ord("a") + 1))
    return tuple(readings)


def _roman(letters: str) -> list[int]:
    if not set(letters) <= set(_ROMAN):
        return []
    values = [_ROMAN[letter] for letter in letters]
    total = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return [total] if roman(total) == letters else []


def roman(value: int) -> str:
    """Return a number up to 399 as lower-case Roman numerals."""
    written = ""
    for worth, letters in zip(
        (100, 90, 50, 40, 10, 9, 5, 4, 1), ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True
    ):
        written += letters * (value // worth)
        value %= worth
    return written
