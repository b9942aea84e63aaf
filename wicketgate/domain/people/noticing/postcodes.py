"""Notice a postcode: in one word, two or spelled out, with O for nought."""

import re
from collections.abc import Iterator

from wicketgate.domain.people.noticing.reading import Reading, Word
from wicketgate.domain.people.noticing.telephones import digits_of
from wicketgate.domain.people.noticing.words import AFTER_NUMBERS, NUMBER_WORDS, POSTCODE_AREAS

_GAP = re.compile(r"[ .,/-]{0,3}")
_SHAPE = re.compile(r"([A-Z]{1,2})([0-9OIL])([0-9A-Z]?)([0-9O])([ABD-HJLNP-UW-Z]{2})")
_ORDINALS = frozenset({"1st", "2nd", "3rd", *(f"{digit}th" for digit in range(4, 10))})
_MOST_PARTS = 7
_LONGEST = 7


def postcodes(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places of postcodes."""
    words = reading.words
    for first, word in enumerate(words):
        if not _begins(word):
            continue
        last = _last_part(reading, words[first : first + _MOST_PARTS])
        if last is not None:
            yield word.start, last.end


def _begins(word: Word) -> bool:
    is_letter = len(word.text) == 1 and word.text.isalpha()
    area = word.text[:2].upper()
    return word.text.isascii() and (is_letter or area in POSTCODE_AREAS or area[:1] in POSTCODE_AREAS)


def _last_part(reading: Reading, words: list[Word]) -> Word | None:
    joined = ""
    parts: list[Word] = []
    for word in words:
        part = _part(word)
        if not part or (parts and not _GAP.fullmatch(reading.between(parts[-1], word))):
            return None
        joined += part
        parts.append(word)
        if len(joined) > _LONGEST:
            return None
        if _is_postcode(joined) and not _is_everyday(parts):
            return word
    return None


def _part(word: Word) -> str:
    """Return what a word adds to a postcode, in capitals, or nothing where it is an everyday word."""
    if word.low in NUMBER_WORDS and len(word.low) > 1:
        return digits_of(word)
    if word.text.isalpha():
        is_letters = len(word.text) == 1 or (len(word.text) == 2 and word.text.isupper())
        return word.text.upper() if is_letters or _is_inward_with_o(word.text) else ""
    return word.text.upper() if len(word.text) <= _LONGEST else ""


def _is_inward_with_o(text: str) -> bool:
    return len(text) == 3 and text[0] in "Oo" and text[1:].isupper()


def _is_postcode(joined: str) -> bool:
    found = _SHAPE.fullmatch(joined)
    return found is not None and found.group(1) in POSTCODE_AREAS


def _is_everyday(parts: list[Word]) -> bool:
    """Return whether it is a road and a number, as in “on the M6 5th of March”."""
    road, last = parts[0].text, parts[-1].text
    is_counted = last in _ORDINALS or (len(last) == 3 and last[1:] in AFTER_NUMBERS)
    return len(parts) == 2 and is_counted and road[1:].isdigit()
