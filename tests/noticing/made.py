"""
Made texts, to measure what is noticed in free text: places and numbers of every kind, and plain sentences.

Written before the detector, and apart from it: nothing here is imported from the program. A `Words` holds what one
half is made of: building.py is looked at while the detector is built, held_out.py is not. The same seed gives the
same texts. Nobody's own: numbers come from the ranges set aside for drama, and streets and towns are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
INWARD = "ABDEFGHJLNPQRSTUWXYZ"
PLATE = "ABCDEFGHJKLMNOPRSTUVWXYZ"
FIRST_OF_INSURANCE = "ABCEGHJKLMNOPRSTWXYZ"
SECOND_OF_INSURANCE = "ABCEGHJKLMNPRSTWXYZ"
NOT_GIVEN = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}


@dataclass(frozen=True, slots=True)
class Words:
    """What the texts of one half are made of."""

    frames: tuple[str, ...]  # with one {}: where the place or number stands
    lived: tuple[str, ...]  # the same, saying that somebody lives there
    driven: tuple[str, ...]  # the same, saying that it is a car's number
    plain: tuple[str, ...]  # sentences with {slots} of `fills`
    fills: dict[str, tuple[str, ...]]
    streets: tuple[str, ...]
    street_kinds: tuple[str, ...]
    houses: tuple[str, ...]
    house_kinds: tuple[str, ...]
    named_houses: tuple[str, ...]
    towns: tuple[str, ...]
    people: tuple[str, ...]
    mail_hosts: tuple[str, ...]
    areas: tuple[str, ...]  # the letters that postcodes begin with
    groupings: tuple[tuple[int, ...], ...]  # of the eleven digits of a number of this country
    gaps: tuple[str, ...]  # what stands between the groups
    noughts: tuple[str, ...]  # how a nought is said
    at_signs: tuple[str, ...]
    dots: tuple[str, ...]
    abroad: tuple[str, ...]  # numbers of other countries, # for a digit
    dialled: tuple[str, ...]  # how this country's number is begun from abroad


@dataclass(frozen=True, slots=True)
class Made:
    """One text, and the class of what is in it: empty for a plain sentence."""

    kind: str
    text: str


def positives(words: Words, *, seed: int, each: int) -> Iterator[Made]:
    """Yield `each` texts of every class."""
    for kind, (frames, make) in _MAKERS.items():
        chance = Random(f"{seed} {kind}")
        for _ in range(each):
            yield Made(kind, chance.choice(getattr(words, frames)).format(make(words, chance)))


def sentences(words: Words, *, seed: int, many: int) -> Iterator[Made]:
    """Yield `many` plain sentences."""
    chance = Random(f"{seed} plain")
    for _ in range(many):
        pattern = chance.choice(words.plain)
        filled = pattern.format_map({slot: _filled(chance, of) for slot, of in words.fills.items()})
        yield Made("", filled)


def _filled(chance: Random, patterns: tuple[str, ...]) -> str:
    """Return one pattern with each # made a digit, and each % a digit that is no nought."""
    signs = {"#": "0123456789", "%": "123456789"}
    return "".join(chance.choice(signs.get(sign, sign)) for sign in chance.choice(patterns))


def _digits(chance: Random, many: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(many))


def _letters(chance: Random, many: int, *, of: str = PLATE) -> str:
    return "".join(chance.choice(of) for _ in range(many))


def _cased(chance: Random, text: str) -> str:
    return chance.choice((text, text, text.lower()))


def _mistaken(chance: Random, text: str) -> str:
    return text.replace("0", chance.choice("Oo"))


# Postcodes


def _outward(words: Words, chance: Random) -> str:
    area = chance.choice(words.areas)
    return area + str(chance.randint(1, 29 if len(area) == 2 else 9))


def _postcode(words: Words, chance: Random) -> str:
    inward = chance.choice("0123456789") + _letters(chance, 2, of=INWARD)
    return _cased(chance, _outward(words, chance) + chance.choice((" ", " ", " ", "", "  ")) + inward)


def _postcode_oddly(words: Words, chance: Random) -> str:
    outward = chance.choice(words.areas) + chance.choice(("10", "20", "3", "7", "1"))
    inward = chance.choice("00123456789") + _letters(chance, 2, of=INWARD)
    form = chance.choice(("dashed", "mistaken", "spaced", "said"))
    if form == "dashed":
        return outward + chance.choice(("-", " - ", ".", ", ")) + inward
    if form == "mistaken":
        inward = "0" + inward[1:]
        return _mistaken(chance, f"{outward} {inward}")
    if form == "spaced":
        return " ".join(outward + inward)
    said = [DIGIT_WORDS[int(sign)] if sign.isdigit() else sign for sign in outward + inward]
    return " ".join(said)


# Addresses


def _street(words: Words, chance: Random) -> str:
    return f"{chance.choice(words.streets)} {chance.choice(words.street_kinds)}"


def _street_address(words: Words, chance: Random) -> str:
    number = chance.choice((str(chance.randint(1, 250)), f"{chance.randint(1, 99)}{chance.choice('abc')}"))
    before = chance.choice(("", "", "", "number ", "no. ", "No "))
    comma = chance.choice((" ", " ", ", "))
    town = chance.choice(("", "", f", {chance.choice(words.towns)}", f" in {chance.choice(words.towns)}"))
    return _cased(chance, f"{before}{number}{comma}{_street(words, chance)}{town}")


def _said_street_address(words: Words, chance: Random) -> str:
    number = chance.choice(
        (*DIGIT_WORDS[1:], "ten", "eleven", "twelve", "fourteen", "nineteen", "twenty", "twenty-three")
    )
    return chance.choice(("", "number ")) + f"{number} {_street(words, chance)}"


def _lived_street(words: Words, chance: Random) -> str:
    return _street(words, chance)


def _flat(words: Words, chance: Random) -> str:
    number = chance.choice(
        (str(chance.randint(1, 99)), f"{chance.randint(1, 30)}{chance.choice('abAB')}", "B")
    )
    kind = chance.choice(("Flat", "Flat", "flat", "Apartment", "Apt", "Unit"))
    comma = chance.choice((", ", " "))
    return f"{kind} {number}{comma}{chance.choice(words.houses)} {chance.choice(words.house_kinds)}"


def _named_house(words: Words, chance: Random) -> str:
    return _cased(chance, f"{chance.choice(words.named_houses)}, {chance.choice(words.towns)}")


# Telephone numbers


def _national(chance: Random) -> str:
    return chance.choice(
        (
            "07700 900" + _digits(chance, 3),
            "07700 900" + _digits(chance, 3),
            "07" + chance.choice("4589") + _digits(chance, 2) + " " + _digits(chance, 6),
            "0161 496 0" + _digits(chance, 3),
            "0113 496 0" + _digits(chance, 3),
            "020 7946 0" + _digits(chance, 3),
            "01632 960" + _digits(chance, 3),
        )
    )


def _telephone(words: Words, chance: Random) -> str:
    number = _national(chance)
    bare = number.replace(" ", "")
    area = number.split(" ", 1)
    return chance.choice((number, number, bare, f"({area[0]}) {area[1]}", number.replace(" ", "-")))


def _telephone_abroad(words: Words, chance: Random) -> str:
    national = _national(chance)
    mine = chance.choice(words.dialled) + national[1:]
    return chance.choice((mine, mine.replace(" ", ""), _filled(chance, words.abroad)))


def _telephone_grouped(words: Words, chance: Random) -> str:
    digits, gap = _national(chance).replace(" ", ""), chance.choice(words.gaps)
    groups, start = [], 0
    for length in chance.choice(words.groupings):
        groups.append(digits[start : start + length])
        start += length
    grouped = gap.join(groups)
    return chance.choice((grouped, grouped, _mistaken(chance, grouped)))


def _said_digits(words: Words, chance: Random, digits: str) -> list[str]:
    said: list[str] = []
    nought = chance.choice(words.noughts)
    while digits:
        word = nought if digits[0] == "0" else DIGIT_WORDS[int(digits[0])]
        many = 2 if digits[:2] == digits[0] * 2 and chance.random() < 0.6 else 1
        if digits[:3] == digits[0] * 3 and chance.random() < 0.5:
            many = 3
        times = {1: "", 2: "double ", 3: "triple "}[many]
        said.append(times.replace(" ", chance.choice((" ", "-"))) + word)
        digits = digits[many:]
    return said


def _telephone_said(words: Words, chance: Random) -> str:
    said = _said_digits(words, chance, _national(chance).replace(" ", ""))
    spoken = chance.choice((" ", " ", ", ", "-")).join(said)
    return spoken[0].upper() + spoken[1:] if chance.random() < 0.2 else spoken


def _telephone_half_said(words: Words, chance: Random) -> str:
    digits = _national(chance).replace(" ", "")
    cut = chance.choice((4, 5, 7, 8))
    return chance.choice(
        (
            digits[:cut] + " " + " ".join(_said_digits(words, chance, digits[cut:])),
            " ".join(_said_digits(words, chance, digits[:cut])) + " " + digits[cut:],
        )
    )


# E-mail addresses


def _mailbox(words: Words, chance: Random) -> str:
    first, second = chance.choice(words.people).lower(), chance.choice(words.people).lower()
    return first + chance.choice(("", ".", "_", "-")) + chance.choice((second, _digits(chance, 2)))


def _email(words: Words, chance: Random) -> str:
    whole = f"{_mailbox(words, chance)}@{chance.choice(words.mail_hosts)}"
    return chance.choice((whole, whole, whole.upper(), whole.replace("@", " @ "), f"<{whole}>"))


def _email_said(words: Words, chance: Random) -> str:
    dot = chance.choice(words.dots)
    host = chance.choice(words.mail_hosts).replace(".", dot)
    box = _mailbox(words, chance)
    return box.replace(".", chance.choice((".", dot))) + chance.choice(words.at_signs) + host


# Cars and National Insurance


def _car(words: Words, chance: Random) -> str:
    gap = chance.choice((" ", " ", "", "-"))
    year = str(chance.randint(2, 26) if chance.random() < 0.6 else chance.randint(51, 75)).zfill(2)
    return _cased(
        chance,
        chance.choice(
            (
                _letters(chance, 2, of="ABCDEFGHKLMNOPRSVWXY") + year + gap + _letters(chance, 3),
                _letters(chance, 2, of="ABCDEFGHKLMNOPRSVWXY") + year + gap + _letters(chance, 3),
                chance.choice("ABCDEFGHJKLMNPRSTVWXY")
                + _filled(chance, ("%", "%#", "%##"))
                + gap
                + _letters(chance, 3),
                _letters(chance, 3)
                + gap
                + _filled(chance, ("%#", "%##"))
                + chance.choice("ABCDEFGHJKLMNPRSTVWXY"),
            )
        ),
    )


def _car_told(words: Words, chance: Random) -> str:
    gap = chance.choice((" ", " ", ""))
    return chance.choice(
        (
            _letters(chance, 3) + gap + _filled(chance, ("%##",)),
            chance.choice(("BIG", "AIZ", "OUI", "KEZ", "JIL")) + gap + _filled(chance, ("%###",)),
            _filled(chance, ("%##",)) + gap + _letters(chance, 3),
        )
    )


def _insurance(words: Words, chance: Random) -> str:
    prefix = "BG"
    while prefix in NOT_GIVEN:
        prefix = _letters(chance, 1, of=FIRST_OF_INSURANCE) + _letters(chance, 1, of=SECOND_OF_INSURANCE)
    pairs = [_digits(chance, 2) for _ in range(3)]
    gap = chance.choice((" ", " ", "", "-", "."))
    number = gap.join((prefix, *pairs, chance.choice("ABCD")))
    return chance.choice((number, number, number.lower(), prefix + _mistaken(chance, number[2:])))


_Maker = Callable[[Words, Random], str]
_MAKERS: dict[str, tuple[str, _Maker]] = {
    "postcode": ("frames", _postcode),
    "postcode, oddly written": ("frames", _postcode_oddly),
    "street address": ("frames", _street_address),
    "street address, number in words": ("frames", _said_street_address),
    "street where somebody lives": ("lived", _lived_street),
    "flat": ("frames", _flat),
    "house with a name": ("lived", _named_house),
    "telephone, national": ("frames", _telephone),
    "telephone, from abroad": ("frames", _telephone_abroad),
    "telephone, grouped oddly": ("frames", _telephone_grouped),
    "telephone, in words": ("frames", _telephone_said),
    "telephone, half in words": ("frames", _telephone_half_said),
    "e-mail": ("frames", _email),
    "e-mail, in words": ("frames", _email_said),
    "car": ("frames", _car),
    "car, said to be one": ("driven", _car_told),
    "National Insurance number": ("frames", _insurance),
}
CLASSES = tuple(_MAKERS)
