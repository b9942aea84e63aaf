"""Notice a telephone number: in digits, however grouped, and read out in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from wicketgate.domain.people.noticing.reading import Reading, Word
from wicketgate.domain.people.noticing.words import NUMBER_WORDS, TIMES

_GAP = re.compile(r"[ .,()/_+-]{0,5}")
_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_NATIONAL = re.compile(r"0[1235789]\d{8,9}")
_WITHOUT_NOUGHT = re.compile(r"7[1-9]\d{8}")
_THIS_COUNTRY = re.compile(r"440?[1237]\d{9}")
_MOST = 15  # digits in any number of the world (E.164)


@dataclass(frozen=True, slots=True)
class _Part:
    digits: str
    start: int
    end: int
    has_plus: bool


def telephones(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places of telephone numbers."""
    for run in _runs(reading):
        begin = 0
        while begin < len(run):
            length = _length_of_number(run[begin : begin + _MOST + 1])
            if length:
                yield run[begin].start, run[begin + length - 1].end
            begin += max(length, 1)


def digits_of(word: Word) -> str:
    """Return the digits that a word stands for, with O for nought and l for one, or nothing."""
    if word.text.isdigit():
        return word.text
    if word.low in NUMBER_WORDS:
        return NUMBER_WORDS[word.low]
    digits = word.text.translate(_LIKE_DIGITS)
    is_digits = digits.isdigit() and (word.text.strip("Oo") != word.text or any(map(str.isdigit, word.text)))
    return digits if is_digits else ""


def _runs(reading: Reading) -> Iterator[list[_Part]]:
    """Yield numbers that follow each other closely."""
    run: list[_Part] = []
    times, before = 1, None
    for word in reading.undated:
        if before is not None and not _GAP.fullmatch(reading.between(before, word)):
            yield run
            run, times = [], 1
        before = word
        if word.low in TIMES:
            times = TIMES[word.low]
        elif word.low == "hundred" and run:
            run.append(_Part("00", word.start, word.end, has_plus=False))
        elif digits := digits_of(word):
            run.append(_part(reading, word, digits[0] * (times - 1) + digits))
            times = 1
        else:
            yield run
            run, times = [], 1
    yield run


def _part(reading: Reading, word: Word, digits: str) -> _Part:
    has_plus = "+" in reading.plain[max(word.start - 2, 0) : word.start]
    return _Part(digits, word.start, word.end, has_plus)


def _length_of_number(run: list[_Part]) -> int:
    """Return how many parts of `run`, from the first, make a telephone number: none, or the most that do."""
    digits, length = "", 0
    for many, part in enumerate(run, start=1):
        digits += part.digits
        if len(digits) > _MOST + 3:
            break
        if _is_number(digits, is_abroad=run[0].has_plus):
            length = many
    return length


def _is_number(digits: str, *, is_abroad: bool) -> bool:
    if is_abroad or digits.startswith("00"):
        return _is_abroad(digits if is_abroad else digits[2:])
    shapes = (_NATIONAL, _WITHOUT_NOUGHT, _THIS_COUNTRY)
    return any(shape.fullmatch(digits) for shape in shapes)


def _is_abroad(digits: str) -> bool:
    codes = (int(digits[:many]) for many in (1, 2, 3) if digits[:many])
    begins_well = not digits.startswith("0") and any(code in COUNTRY_CODE_TO_REGION_CODE for code in codes)
    return begins_well and 9 <= len(digits) <= _MOST + 1
