"""
Canaries: values planted in the invented centre, each unlike every other, and how one is known again in any disguise.

A value counts as found in plain, without its spaces and marks, escaped, in Base64, in UTF-16, in hexadecimal or
written backwards; and in parts: a postcode, the first line of an address, one word of a name.
"""

import base64
import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import unquote_plus

POSTCODE = re.compile(r"[A-Z]{2}\d \d[A-Z]{2}")
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 9
MARKS, SIGNS = re.compile("[\u0300-\u036f]+"), re.compile(r"[\W_]+")
TAGS = re.compile(r"<[^<>]*>")
# What is drawn anew for every answer, and by chance could spell anything.
DRAWN = re.compile(
    rb"""(?:name="(?:csrfmiddlewaretoken|once)" value|nonce)="[^"]*"|nonce-[\w+/=-]+"""
    rb"""|\b[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b|(?:csrftoken|sessionid)=\w+"""
)


@dataclass(frozen=True, slots=True)
class Needle:
    """One canary or a part of it: folded for reading, and as bytes in the forms that hide it."""

    folded: str
    hidden: tuple[str, ...]

    @property
    def is_word(self) -> bool:
        """Whether it counts only as a whole word: so few letters stand by chance in the middle of another."""
        return self.folded.isalpha() and len(self.folded) < SHORTEST


def flat(text: str) -> str:
    """Return a text in small letters without their marks."""
    return MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def folded(text: str) -> str:
    """Return a text as letters and digits only: no case, no marks, no spaces, no signs."""
    return SIGNS.sub("", flat(text))


def parts(value: str, item_class: str) -> set[str]:
    """Return a value and those of its parts that already tell who or where somebody is."""
    if item_class == "name":
        return {value, *(flat(word) for word in WORD.findall(value) if len(word) > 3)}
    if value.startswith(("+44", "07")):
        return {re.sub(r"\D", "", value).removeprefix("44").removeprefix("0")}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        born = date.fromisoformat(value)
        return {value, f"{born.day} {born:%B %Y}", f"{born:%d/%m/%Y}", f"{born.day} {born:%b %Y}"}
    if item_class == "location":
        return {value, value.split("\n")[0], *POSTCODE.findall(value)}
    return {value}


@cache
def needle(text: str) -> Needle:
    """Return how `text` is looked for."""
    raw, wide = text.encode(), text.encode("utf-16-le")
    if len(raw) < SHORTEST:
        return Needle(folded(text), ())  # so few signs stand by chance in the middle of any drawn token
    in_base64 = [_base64(kind, shift) for kind in (raw, wide) for shift in range(3)]
    return Needle(folded(text), (*in_base64, raw.hex(), wide.hex(), text.encode("utf-16-be").hex()))


def _base64(raw: bytes, shift: int) -> str:
    # The signs at either end also hold bits of what stands beside: only those in between are the value's own.
    whole = base64.b64encode(b"\0" * shift + raw).decode().rstrip("=")
    return whole[4 if shift else 0 : -2]


class Canaries:
    """
    All that was planted, and what one person may see of it.

    `usernames` are no secret, and some are the first name of whoever signs in with them.
    """

    def __init__(self, planted: Iterable[Mapping[str, str | None]], usernames: Iterable[str]) -> None:
        open_words = frozenset(usernames)
        self._parts = {str(one["value"]): _parts_of(one) - open_words for one in planted}
        self.count = len(self._parts)

    def forbidden(self, may_see: Iterable[str]) -> dict[Needle, str]:
        """Return what to look for, each with the value it gives away; no part that an allowed value shares."""
        allowed = {part for value in may_see for part in self._parts[value]}
        hidden = self._parts.keys() - set(may_see)
        return {needle(part): value for value in hidden for part in self._parts[value] - allowed}


def _parts_of(planted: Mapping[str, str | None]) -> frozenset[str]:
    value, item_class = str(planted["value"]), str(planted["item_class"])
    # What somebody wrote about a name is not a name: its words are anybody's.
    is_wording = item_class == "name" and planted["subject"] != value
    return frozenset(parts(value, "" if is_wording else item_class))


def without_drawn(content: bytes) -> bytes:
    """Return an answer without what is drawn anew each time."""
    return DRAWN.sub(b"", content)


def found_in(content: bytes, needles: Mapping[Needle, str]) -> set[str]:
    """Return the values that `content` gives away, in whichever form."""
    text = content.decode("utf-8", "replace")
    plain = html.unescape(unquote_plus(text))
    texts: tuple[str, ...] = (text, plain, TAGS.sub("", plain))
    texts += tuple(each[::-1] for each in texts)
    flats = [flat(each) for each in texts]
    words = {word for each in flats for word in WORD.findall(each)}
    run_on = "\n".join(SIGNS.sub("", each) for each in flats)
    packed = re.sub(r"\s", "", text)
    # UTF-16 is seen as hexadecimal: as text, every other sign of it is a NUL.
    packed += packed.lower() + (content.hex() if b"\0" in content else "")
    return {
        value
        for one, value in needles.items()
        if one.folded in (words if one.is_word else run_on) or any(form in packed for form in one.hidden)
    }


def plain_in(content: bytes, values: Iterable[str]) -> set[str]:
    """Return the values that stand in the bytes of a file as they are, in UTF-16 or in Base64."""
    return {value for value in values if any(form in content for form in _forms(value))}


def _forms(value: str) -> list[bytes]:
    raw, wide = value.encode(), value.encode("utf-16-le")
    in_base64 = [_base64(kind, shift).encode() for kind in (raw, wide) for shift in range(3)]
    return [raw, wide, value.encode("utf-16-be"), *in_base64]
