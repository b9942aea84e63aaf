"""
What somebody typed, made tidy or sent back with a letter that says what to do.

Names of one part, apostrophes, diacritics and every script are welcome. Characters that hide or turn the text
are not, and an address, a telephone number or an e-mail address belongs in its own box: one that stands in a name
or a note would be shown to whoever may see the name. What is noticed is said by its kind and never repeated.
Every function raises Unable for the box `field`.
"""

import re
import unicodedata

import phonenumbers
from django.utils.translation import gettext as _

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people.noticing import Kind, notice

# Marks of direction and invisible spaces that come along with copying: left out without a word.
_LEFT_OUT = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\ufeff\u00ad\u2060"))
_JOINERS = "\u200c\u200d"  # they shape letters in Persian, Urdu and Hindi names
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNREADABLE = frozenset({"Cc", "Cs", "Co", "Cn", "Cf"})
_MOST_MARKS = 4  # on one letter: Vietnamese and pointed Hebrew need two or three
_EMAIL = re.compile(r"[^\s@]+ ?@ ?[^\s@]+\.[^\s@]+")

# A name may be Lane or Close, and an address is an address: only what can be nothing else is sent back from those.
_NOT_IN_A_NAME = frozenset({Kind.POSTCODE, Kind.TELEPHONE, Kind.EMAIL})
_NOT_IN_AN_ADDRESS = frozenset({Kind.TELEPHONE, Kind.EMAIL})
_NOT_IN_A_NOTE = frozenset(Kind)


def name(text: str, *, longest: int, field: str | None = None) -> str:
    """Return a name, tidy. It has at least one letter, of any script."""
    tidy = _line(text, longest=longest, field=field)
    if tidy and not any(unicodedata.category(character).startswith("L") for character in tidy):
        raise Unable(_("Write a name in letters, of any alphabet. One name is enough."), field=field)
    _require_none_of(_NOT_IN_A_NAME, tidy, field=field)
    return tidy


def note(text: str, *, longest: int, field: str | None = None) -> str:
    """Return a note of one or more lines, tidy."""
    tidy = _lines(text, longest=longest, field=field)
    _require_none_of(_NOT_IN_A_NOTE, tidy, field=field)
    return tidy


def address(text: str, *, longest: int, field: str | None = None) -> str:
    """Return an address, line by line. A telephone number or an e-mail address has its own box."""
    tidy = _lines(text, longest=longest, field=field)
    _require_none_of(_NOT_IN_AN_ADDRESS, tidy, field=field)
    return tidy


def place(text: str, *, longest: int, field: str | None = None) -> str:
    """Return the name of a school or another place, on one line: it is kept as an address is."""
    tidy = _line(text, longest=longest, field=field)
    _require_none_of(_NOT_IN_AN_ADDRESS, tidy, field=field)
    return tidy


def reference(text: str, *, longest: int, field: str | None = None) -> str:
    """Return somebody's own reference, on one line. It may look like any number."""
    tidy = _line(text, longest=longest, field=field)
    _require_none_of(frozenset({Kind.EMAIL}), tidy, field=field)
    return tidy


def email(text: str, *, longest: int, field: str | None = None) -> str:
    """Return an e-mail address. To one of a family a person writes, and never this program."""
    tidy = _line(text, longest=longest, field=field)
    if tidy and not _EMAIL.fullmatch(tidy):
        raise Unable(
            _("Write one e-mail address, such as name@example.org, or leave the box empty."), field=field
        )
    return tidy


def telephone(text: str, *, longest: int = 40, field: str | None = None) -> str:
    """Return a telephone number as +44… (E.164). One without a country's number is a number of this country."""
    tidy = _line(text, longest=longest, field=field)
    if not tidy:
        return ""
    try:
        number = phonenumbers.parse(_plain_digits(tidy), "GB")
    except phonenumbers.NumberParseException:
        number = phonenumbers.PhoneNumber()
    if not _is_whole(number):
        raise Unable(
            _(
                "Write one whole telephone number, such as 07700 900411, or +353 1 234 5678 from another country."
            ),
            field=field,
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def spoken_telephone(kept: str) -> str:
    """Return a kept number as people of this country read it out; one of another country with its +number."""
    number = phonenumbers.parse(kept, None)
    national = number.country_code == phonenumbers.country_code_for_region("GB")
    kinds = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, kinds.NATIONAL if national else kinds.INTERNATIONAL)


def folded(text: str) -> str:
    """Return `text` without case, accents and punctuation, so that Zoe finds Zoë and osullivan O’Sullivan."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = (c for c in parts if unicodedata.category(c)[0] in "LNZ" or c == "-")
    return " ".join("".join(kept).replace("-", " ").split())


def _is_whole(number: phonenumbers.PhoneNumber) -> bool:
    reason = phonenumbers.is_possible_number_with_reason(number)
    # Of this country's numbers the short ones only reach somebody inside one town.
    is_short = number.country_code == 44 and len(str(number.national_number)) < 9
    return reason == phonenumbers.ValidationResult.IS_POSSIBLE and not is_short


def _line(text: str, *, longest: int, field: str | None) -> str:
    return " ".join(_readable(text, longest=longest, field=field).split())


def _lines(text: str, *, longest: int, field: str | None) -> str:
    lines = _readable(text, longest=longest, field=field).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _readable(text: str, *, longest: int, field: str | None) -> str:
    # Measured first: nothing slow is ever done to a text of any length.
    if len(text) > longest * 2:
        raise _too_long(len(text), longest=longest, field=field)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(_LEFT_OUT)
    tidy = unicodedata.normalize("NFC", plain)
    if len(tidy) > longest:
        raise _too_long(len(tidy), longest=longest, field=field)
    if any(_is_unreadable(character) for character in tidy) or _is_overloaded(tidy):
        raise Unable(
            _(
                "There is a hidden or broken character in this box, perhaps from copying. Clear it and type it again."
            ),
            field=field,
        )
    return tidy


def _too_long(length: int, *, longest: int, field: str | None) -> Unable:
    sentence = _("Write this in %(longest)d characters or fewer. There are %(length)d now.")
    return Unable(sentence % {"longest": longest, "length": length}, field=field)


def _is_unreadable(character: str) -> bool:
    if character in _TURNING:
        return True
    return character not in _JOINERS + "\n" and unicodedata.category(character) in _UNREADABLE


def _is_overloaded(text: str) -> bool:
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            return True
    return False


def _require_none_of(kinds: frozenset[Kind], text: str, *, field: str | None) -> None:
    noticed = {one.kind for one in notice(text, kinds=kinds)}
    if noticed:
        # Every kind at once: nobody should have to send a page once for each.
        raise Unable(" ".join(_sent_back(kind) for kind in Kind if kind in noticed), field=field)


def _sent_back(kind: Kind) -> str:
    """Return what is said of one kind: what it looks like, and where it belongs instead."""
    sentences = {
        Kind.ADDRESS: _(
            "This looks like an address. It belongs in the box “Address”, where it is kept apart: take it out here."
        ),
        Kind.POSTCODE: _(
            "This looks like a postcode. It belongs in the box “Address”, where it is kept apart: take it out here."
        ),
        Kind.TELEPHONE: _(
            "This looks like a telephone number. It belongs in the box “Telephone number”: take it out here."
        ),
        Kind.EMAIL: _(
            "This looks like an e-mail address. It belongs in the box “E-mail address”: take it out here."
        ),
        Kind.CAR: _(
            "This looks like the registration of a car. There is no box for one: take it out here. If it matters "
            "to somebody’s safety, raise a concern."
        ),
        Kind.INSURANCE: _(
            "This looks like a National Insurance number. The centre keeps none: take it out here."
        ),
    }
    return sentences[kind]


def _plain_digits(text: str) -> str:
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c for c in text
    )
