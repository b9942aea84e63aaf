"""The word lists of words.toml, read once."""

import tomllib
from importlib import resources
from typing import Final


def _listed() -> dict[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return {key: tuple(words.split()) for key, words in tomllib.loads(text).items()}


_LISTS = _listed()


def _set(*keys: str) -> frozenset[str]:
    return frozenset(word for key in keys for word in _LISTS[key])


POSTCODE_AREAS: Final = _set("postcode_areas")
AFTER_NUMBERS: Final = _set("after_numbers")
STREETS: Final = _set("streets")
HOUSES: Final = _set("houses")
CLEAR_ENDS: Final = STREETS | HOUSES
ENDS: Final = CLEAR_ENDS | _set("streets_perhaps", "houses_perhaps")
FLATS: Final = _set("flats")
ALL_FLATS: Final = _set("flats", "flats_perhaps")
LIVES: Final = _set("lives")
PREPOSITIONS: Final = _set("prepositions")
TITLES: Final = _set("titles")
ORDINARY: Final = _set("ordinary")
PERHAPS_NAMES: Final = _set("perhaps_names")
SHORT_WORDS: Final = _set("short_words")
CARS: Final = _set("cars")
MAIL_ENDS: Final = _set("mail_ends")
MAIL_HOUSES: Final = _set("mail_houses")

# What a word stands for when a number is read out; forty is 40, and the word after it is another number.
NUMBER_WORDS: Final = (
    {word: str(digit) for digit, word in enumerate(_LISTS["digits"])}
    | dict.fromkeys(_LISTS["noughts"], "0")
    | {word: str(number) for number, word in enumerate(_LISTS["teens"], start=10)}
    | {word: str(number * 10) for number, word in enumerate(_LISTS["tens"], start=2)}
)
TIMES: Final = {"double": 2, "triple": 3, "treble": 3}
