"""Notice the registration of a car: in the forms since 1963, and an older one where a car is spoken of."""

import re
from collections.abc import Iterator

from wicketgate.domain.people.noticing.reading import Reading, Word
from wicketgate.domain.people.noticing.words import CARS, SHORT_WORDS

_GAP = re.compile(r"[ -]{0,3}")
# Since 2001, 1983 to 2001, and 1963 to 1982.
_SHAPES = re.compile(r"[A-Z]{2}\d{2}[A-Z]{3}|[A-Z]\d{1,3}[A-Z]{3}|[A-Z]{3}\d{1,3}[A-Z]", re.IGNORECASE)
_OLD_SHAPES = re.compile(r"[A-Z]{2,3}\d{1,4}|\d{1,4}[A-Z]{2,3}", re.IGNORECASE)
_NEAR = 6  # words before it in which a car is spoken of


def cars(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places of registrations."""
    spoken_of = -_NEAR - 1
    for at, word in enumerate(reading.words):
        if word.low in CARS:
            spoken_of = at
        last = _last_part(reading, at, is_spoken_of=at - spoken_of <= _NEAR)
        if last is not None:
            yield word.start, last.end


def _last_part(reading: Reading, at: int, *, is_spoken_of: bool) -> Word | None:
    word = reading.words[at]
    if len(word.text) > 7 or not word.text.isascii():
        return None
    if _SHAPES.fullmatch(word.text) or (
        is_spoken_of and len(word.text) > 4 and _OLD_SHAPES.fullmatch(word.text)
    ):
        return word
    following = reading.words[at + 1] if at + 1 < len(reading.words) else None
    if following is None or len(following.text) > 4 or not _GAP.fullmatch(reading.between(word, following)):
        return None
    return following if _is_in_two(reading, word, following, is_spoken_of=is_spoken_of) else None


def _is_in_two(reading: Reading, word: Word, following: Word, *, is_spoken_of: bool) -> bool:
    joined = word.text + following.text
    if _is_everyday(word, is_loud=reading.is_loud) or _is_everyday(following, is_loud=reading.is_loud):
        return False
    if not (joined.isupper() or joined.islower()):
        return False
    if _SHAPES.fullmatch(joined):
        return word.text[-1].isdigit() != following.text[0].isdigit()
    has_three = len(joined.strip("0123456789")) == 3
    return is_spoken_of and has_three and _OLD_SHAPES.fullmatch(joined) is not None


def _is_everyday(word: Word, *, is_loud: bool) -> bool:
    return word.low in SHORT_WORDS and (is_loud or not word.text.isupper())
