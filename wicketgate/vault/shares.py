"""
Split a secret of 32 bytes into three shares, of which any two give it back and one tells nothing.

Each pair of shares holds the two halves of one exclusive-or: a half drawn at random, and the secret combined with it.
A share is so two halves, each as good as random by itself. It is written as six lines of five groups of four letters,
each line with a word that checks it, and one last line of four words that check the whole (CRC-32): whoever mistypes
any one letter, or swaps two neighbours, is always told, and nearly always in which line.
"""

import base64
import secrets
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from wicketgate.vault.errors import ShareError
from wicketgate.vault.words import WORDS

SHARES = 3
SECRET = 32  # bytes
_MARK = 5  # bytes that tell one centre, and one set of papers, from another
_FORMAT = 1
_LENGTH = 1 + 2 * _MARK + 2 * SECRET
_LINES, _GROUPS, _GROUP = 6, 5, 4
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_VALUES = {word: value for value, word in enumerate(WORDS)}
_CHECK_WORDS = 4
_NUMBERS = frozenset(map(str, range(1, _LINES + 1)))


@dataclass(frozen=True, slots=True, repr=False)
class Share:
    """One of the three papers: `number` 1 to 3, the marks of its centre and of its set, and its two halves."""

    number: int
    centre: bytes
    papers: bytes
    halves: tuple[bytes, bytes]

    def __repr__(self) -> str:
        return f"share {self.number} of {SHARES}"

    @property
    def packed(self) -> bytes:
        """The share as bytes, without its check."""
        return bytes([_FORMAT << 4 | self.number]) + self.centre + self.papers + b"".join(self.halves)


def split(secret: bytes, *, centre: UUID) -> tuple[Share, Share, Share]:
    """Return three shares of `secret`, marked as one set of papers of `centre`. No two sets mix."""
    if len(secret) != SECRET:
        raise ValueError(f"Expected a secret of {SECRET} bytes, got {len(secret)}.")
    papers, mark = secrets.token_bytes(_MARK), centre.bytes[:_MARK]
    halves: dict[int, list[bytes]] = {1: [], 2: [], 3: []}
    for first, second in combinations(halves, 2):
        drawn = secrets.token_bytes(SECRET)
        halves[first].append(drawn)
        halves[second].append(_combined(drawn, secret))
    one, two, three = (Share(n, mark, papers, (held[0], held[1])) for n, held in halves.items())
    return one, two, three


def join(shares: Sequence[Share]) -> bytes:
    """Return the secret that two of its shares hold. Raises ShareError when they are not two of one set."""
    if len(shares) != 2:
        raise ShareError(f"Expected two shares, got {len(shares)}. Any two of the three papers will do.")
    one, other = sorted(shares, key=lambda share: share.number)
    if one.centre != other.centre:
        raise ShareError("These shares are of two centres. Expected two papers of the same centre.")
    if one.papers != other.papers:
        raise ShareError(
            "These shares are of two sets of papers: one was made when the other was replaced. Expected two papers "
            "with the same day on them."
        )
    if one.number == other.number:
        raise ShareError(f"Expected two different papers, got share {one.number} twice.")
    # A share's halves stand in the order of the other two numbers.
    return _combined(one.halves[other.number - 2], other.halves[one.number - 1])


def encode(share: Share) -> str:
    """Return the share as it is printed: six lines of letters, each with its word, and a line of four words."""
    letters = base64.b32encode(share.packed).decode()
    size = _GROUPS * _GROUP
    lines = [letters[start : start + size] for start in range(0, len(letters), size)]
    printed = [f"{_grouped(line)} {_line_word(number, line)}" for number, line in enumerate(lines, 1)]
    return "\n".join([*printed, " ".join(check_words(share))]) + "\n"


def check_words(share: Share) -> tuple[str, ...]:
    """Return the four words of the last line. They check the share, and tell nothing of the secret."""
    return tuple(WORDS[byte] for byte in zlib.crc32(share.packed).to_bytes(_CHECK_WORDS, "big"))


def words_of(share: Share) -> tuple[str, ...]:
    """Return the ten words of the paper, in their order: the last of each line of letters, then the four."""
    *lines, _check = encode(share).splitlines()
    return (*(line.split()[-1] for line in lines), *check_words(share))


def decode(text: str) -> Share:
    """
    Return the share that was typed or scanned. Raises ShareError, naming the line, for anything mistyped.

    The numbers that stand before the lines on paper may be typed too, or left out.
    """
    pieces = [piece for piece in text.split() if piece.rstrip(".") not in _NUMBERS]
    expected = _LINES * (_GROUPS + 1) + _CHECK_WORDS
    lines = [pieces[start : start + _GROUPS + 1] for start in range(0, _LINES * (_GROUPS + 1), _GROUPS + 1)]
    letters = "".join(_checked(number, line) for number, line in enumerate(lines, 1))
    if len(pieces) != expected:
        raise ShareError(
            f"Expected {_LINES} lines of letters and then a line of {_CHECK_WORDS} words, got "
            f"{len(pieces)} groups and words instead of {expected}. {_AGAIN}"
        )
    share = _unpacked(base64.b32decode(letters))
    if tuple(word.lower() for word in pieces[-_CHECK_WORDS:]) != check_words(share):
        raise ShareError(f"The four words of the last line do not fit the lines above them. {_AGAIN}")
    return share


_AGAIN = "Look at the paper again and mend it. Nothing was changed."


def _checked(number: int, line: Sequence[str]) -> str:
    groups, word = [group.upper() for group in line[:_GROUPS]], line[_GROUPS:]
    problem = next(_problems(groups, word), None)
    if problem is None and _line_word(number, "".join(groups)) != word[0].lower():
        problem = "its letters and its word do not fit together"
    if problem is not None:
        raise ShareError(f"Line {number}: {problem}. {_AGAIN}")
    return "".join(groups)


def _problems(groups: Sequence[str], word: Sequence[str]) -> Iterator[str]:
    for place, group in enumerate(groups, 1):
        if len(group) != _GROUP:
            yield f"expected {_GROUP} letters in group {place}, got {len(group)}"
        if set(group) - _LETTERS:
            yield f"group {place} has a sign that no paper has. There are letters, and figures 2 to 7; 0, 1, 8, 9 never"
    if len(groups) < _GROUPS or not word:
        yield f"expected {_GROUPS} groups and a word, got fewer"
    elif word[0].lower() not in _VALUES:
        yield "the last word is not one of those that the papers use"


def _unpacked(packed: bytes) -> Share:
    form, number = packed[0] >> 4, packed[0] & 15
    if form != _FORMAT or not 1 <= number <= SHARES:
        raise ShareError(
            "Expected a share that this program knows, got one of another form. Use the newest Wicket Gate."
        )
    marks, halves = packed[1 : 1 + 2 * _MARK], packed[1 + 2 * _MARK : _LENGTH]
    return Share(number, marks[:_MARK], marks[_MARK:], (halves[:SECRET], halves[SECRET:]))


def _line_word(number: int, line: str) -> str:
    # CRC-8 (polynomial 0x107): any one letter of a line is a burst of at most eight bits, which it never misses.
    value = number
    for byte in line.encode():
        value ^= byte
        for _bit in range(8):
            value = (value << 1 ^ 0x107) if value & 0x80 else value << 1
    return WORDS[value]


def _grouped(line: str) -> str:
    return " ".join(line[start : start + _GROUP] for start in range(0, len(line), _GROUP))


def _combined(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
