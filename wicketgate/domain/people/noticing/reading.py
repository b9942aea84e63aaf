"""A text as it is read while noticing: in plain letters and digits, cut into words, each with its place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*+")
_SAME = str.maketrans(
    {**dict.fromkeys("‘’ʼ`´", "'"), **dict.fromkeys("‐‑‒–—−", "-"), "\t": " ", "\n": " ", "\r": " "}
)
# A reference of ours, a day and a time of day: numbers that lead nowhere.
_REFERENCE = re.compile(r"\b\d\d-[A-Z0-9]{4}-[A-Z0-9]{3}\b", re.IGNORECASE)
_DAY = re.compile(
    r"(?<![\d+/.-])(?:(?:19|20)\d\d([-/.])[01]?\d\1[0-3]?\d|[0-3]?\d([-/.])[01]?\d\2(?:19|20)?\d\d)(?!\d|[-/.]\d)"
)
_TIME = re.compile(r"(?<![\d.:/-])(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d/-]|[.]\d)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number of a text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_titled(self) -> bool:
        """Return whether it begins with a capital."""
        return self.text[0].isupper()


class Reading:
    """A text made plain. Its places are those of `plain`; `place` gives those of what was typed."""

    def __init__(self, typed: str) -> None:
        self._typed_length = len(typed)
        self._places: list[int] | None = None
        self.plain = _masked(self._plain(typed), _REFERENCE)

    @cached_property
    def words(self) -> list[Word]:
        """Return every word and number."""
        return _words(self.plain)

    @cached_property
    def undated(self) -> list[Word]:
        """Return every word and number, without days and times of day."""
        return _words(_masked(_masked(self.plain, _DAY), _TIME))

    @cached_property
    def is_loud(self) -> bool:
        """Return whether the whole text is in capitals."""
        return self.plain.isupper()

    def between(self, first: Word, second: Word) -> str:
        """Return what stands between two words that follow each other."""
        return self.plain[first.end : second.start]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return a place in what was typed."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1

    def _plain(self, typed: str) -> str:
        if typed.isascii():
            return typed.translate(_SAME)
        kept = [(sign, at) for at, typed_sign in enumerate(typed) for sign in _plain_sign(typed_sign)]
        self._places = [at for _, at in kept]
        return "".join(sign for sign, _ in kept)


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign.translate(_SAME)
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if unicodedata.category(sign)[0] in "CM":
        return ""
    return unicodedata.normalize("NFKC", sign).translate(_SAME)


def _words(plain: str) -> list[Word]:
    return [
        Word(found.group(), found.group().lower(), found.start(), found.end())
        for found in _WORD.finditer(plain)
    ]


def _masked(plain: str, shape: re.Pattern[str]) -> str:
    return shape.sub(lambda found: "#" * len(found.group()), plain)
