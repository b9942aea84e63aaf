"""Notice an address: a number and a street, a flat, and a street or house where somebody is said to live."""

import re
from collections.abc import Iterator

from wicketgate.domain.people.noticing.reading import Reading, Word
from wicketgate.domain.people.noticing.words import (
    ALL_FLATS,
    CLEAR_ENDS,
    ENDS,
    FLATS,
    HOUSES,
    LIVES,
    NUMBER_WORDS,
    ORDINARY,
    PERHAPS_NAMES,
    PREPOSITIONS,
    TITLES,
)

_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{1,4}[a-z]?", re.IGNORECASE)  # a year is seldom a house
_OF_A_TIME_OR_PRICE = frozenset(".:/£$€#")
_INSIDE = frozenset({" ", "-", ". ", "  "})
_AFTER_NUMBER = _INSIDE | {", ", ","}
_MOST_NAMES = 3
_NEAR = 7  # words before it in which it is said that somebody lives there


def addresses(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places of addresses."""
    lives = -_NEAR - 1
    for at, word in enumerate(reading.words):
        if word.low in LIVES:
            lives = at
        if word.low in ENDS:
            yield from _street_or_house(reading, at, lives=lives)
        if word.low in ALL_FLATS:
            yield from _flat(reading, at)


def _street_or_house(reading: Reading, end: int, *, lives: int) -> Iterator[tuple[int, int]]:
    """Yield the place of “14 Quince Row” or “Rose Cottage, Larkfield”, whose last word is at `end`."""
    words = reading.words
    for first in _names_before(reading, end):
        begins = first - 1
        has_number = begins >= 0 and _is_number(reading, begins) and _is_street(reading, begins, end)
        if (
            has_number
            or _is_lived_in(reading, first, end, lives=lives)
            or _is_house_in_town(reading, first, end)
        ):
            yield words[begins if has_number else first].start, words[end].end
            return


def _names_before(reading: Reading, end: int) -> Iterator[int]:
    """Yield where the name that goes before `end` may begin, the nearest first."""
    words = reading.words
    for at in range(end - 1, max(end - 1 - _MOST_NAMES, -1), -1):
        if reading.between(words[at], words[at + 1]) not in _INSIDE or words[at].text.isdigit():
            return
        yield at


def _is_number(reading: Reading, at: int) -> bool:
    word, following = reading.words[at], reading.words[at + 1]
    before = reading.plain[word.start - 1 : word.start]
    is_number = _NUMBER.fullmatch(word.text) is not None or word.low in NUMBER_WORDS
    return (
        is_number and before not in _OF_A_TIME_OR_PRICE and reading.between(word, following) in _AFTER_NUMBER
    )


def _is_street(reading: Reading, number: int, end: int) -> bool:
    """Return whether a number, some names and the word at `end` are an address."""
    names, last = reading.words[number + 1 : end], reading.words[end]
    if _is_titled([*names, last]):
        return True
    is_said = not reading.words[number].text[0].isdigit()
    is_clear = last.low in CLEAR_ENDS or not is_said
    return is_clear and _are_names(reading, names, end)


def _are_names(reading: Reading, names: list[Word], end: int) -> bool:
    """Return whether small words may be names: “new” is one in “3 new road”, and none in “3 new road signs”."""
    if any(name.low in ORDINARY for name in names):
        return False
    words = reading.words
    goes_on = end + 1 < len(words) and reading.between(words[end], words[end + 1]) == " "
    goes_on = goes_on and words[end + 1].low not in ORDINARY
    return not goes_on or any(name.low not in PERHAPS_NAMES for name in names)


def _is_lived_in(reading: Reading, first: int, end: int, *, lives: int) -> bool:
    """Return whether it is said that somebody lives there: “moved to Quince Row”, “her address is the old rectory”."""
    words = reading.words
    begins = first - 1 if first and words[first - 1].low == "the" else first
    if not begins or begins - lives > _NEAR or words[begins - 1].low not in PREPOSITIONS:
        return False
    names, last = words[first:end], words[end]
    if _is_titled([*names, last]):
        return True
    is_said_so = last.low in HOUSES or _has_town(reading, end)
    return is_said_so and not any(name.low in ORDINARY for name in names)


def _is_house_in_town(reading: Reading, first: int, end: int) -> bool:
    """Return whether it is “Rose Cottage, Larkfield”."""
    names, last = reading.words[first:end], reading.words[end]
    if last.low not in HOUSES or not _is_titled([*names, last]) or not _has_town(reading, end):
        return False
    return reading.words[end + 1].is_titled


def _has_town(reading: Reading, end: int) -> bool:
    words = reading.words
    if end + 1 >= len(words) or reading.between(words[end], words[end + 1]) != ", ":
        return False
    return words[end + 1].low not in ORDINARY


def _is_titled(words: list[Word]) -> bool:
    """Return whether all are written with a capital, and are no “Mrs Lane”."""
    return all(word.is_titled for word in words) and words[0].low not in TITLES


def _flat(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """Yield the place of “Flat 3, Quince Court” and of “flat 3b”."""
    words = reading.words
    if at + 1 >= len(words) or reading.between(words[at], words[at + 1]) not in _INSIDE:
        return
    number = words[at + 1]
    is_letter = len(number.text) == 1 and number.text.isupper()
    if not is_letter and not _NUMBER.fullmatch(number.text):
        return
    end = _end_of_block(reading, at + 1)
    if end or (words[at].low in FLATS and _stands_alone(reading, at, is_letter=is_letter)):
        yield words[at].start, words[end or at + 1].end


def _end_of_block(reading: Reading, number: int) -> int:
    """Return where the name of the block that follows a flat's number ends, or 0."""
    words = reading.words
    for at in range(number + 1, min(number + 3 + _MOST_NAMES, len(words))):
        if reading.between(words[at - 1], words[at]) not in _AFTER_NUMBER or words[at].low in PREPOSITIONS:
            return 0
        if at > number + 1 and words[at].low in ENDS:
            return at
    return 0


def _stands_alone(reading: Reading, at: int, *, is_letter: bool) -> bool:
    words = reading.words
    following = words[at + 2].low if at + 2 < len(words) else ""
    was_flat = at > 0 and words[at - 1].low in {"was", "is", "were", "are", "went"}
    is_counted = not is_letter and following in ORDINARY - PREPOSITIONS
    return not was_flat and not is_counted and not (is_letter and words[at].text[0].islower())
