"""Notice a National Insurance number: two letters, six digits and a letter."""

import re
from collections.abc import Iterator

from wicketgate.domain.people.noticing.reading import Reading
from wicketgate.domain.people.noticing.words import ORDINARY

_GAP = r"[ .-]{0,2}"
_TWO = r"[0-9Oo]{2}"
_SHAPE = re.compile(
    rf"(?<![A-Za-z0-9])([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]){_GAP}({_TWO}){_GAP}({_TWO}){_GAP}{_TWO}{_GAP}[A-D]"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_NOT_GIVEN = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})


def insurance_numbers(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places of National Insurance numbers."""
    for found in _SHAPE.finditer(reading.plain):
        if found.group(1).upper() not in _NOT_GIVEN and not _is_a_day(found):
            yield found.span()


def _is_a_day(found: re.Match[str]) -> bool:
    """Return whether it may be a day in small letters, as in “on 12 03 26 a man”."""
    return found.group(1) in ORDINARY and found.group(2) <= "31" and found.group(3) <= "12"
