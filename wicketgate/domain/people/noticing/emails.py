"""Notice an e-mail address: written, and read out with “at” and “dot”."""

import re
from collections.abc import Iterator

from wicketgate.domain.people.noticing.reading import Reading
from wicketgate.domain.people.noticing.words import MAIL_ENDS, MAIL_HOUSES

_AT = re.compile(
    r"(?<=[\w\"'>-])(?: {0,2}@ {0,2}| {0,2}[(\[{<] ?at ?[)\]}>] {0,2}| {1,2}at {1,2})(?=\w)", re.IGNORECASE
)
_DOT = r"(?:(?P<tight>\.)| ?[(\[{<] ?(?:dot|\.) ?[)\]}>] ?| (?:dot|\.) )"
_PART = re.compile(r"\w[\w-]{0,62}")
_NEXT = re.compile(_DOT + r"(?P<part>\w[\w-]{0,62})", re.IGNORECASE)
_MOST_PARTS = 5
_MAILBOX = 64


def emails(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the places of e-mail addresses."""
    for at in _AT.finditer(reading.plain):
        end = _end_of_host(reading.plain, at.end(), is_sign="@" in at.group())
        if end:
            yield _start_of_mailbox(reading.plain, at.start()), end


def _start_of_mailbox(plain: str, end: int) -> int:
    start = end
    while start > 0 and end - start < _MAILBOX and not plain[start - 1].isspace():
        start -= 1
    return start


def _end_of_host(plain: str, start: int, *, is_sign: bool) -> int:
    """Return where the host that begins at `start` ends, or 0 where there is none."""
    first = _PART.match(plain, start)
    if first is None:
        return 0
    end = first.end() if first.group().lower() in MAIL_HOUSES else 0
    at = first.end()
    for _ in range(_MOST_PARTS):
        found = _NEXT.match(plain, at)
        if found is None:
            break
        at = found.end()
        if _is_end(found, is_sign=is_sign):
            end = at
    return end


def _is_end(found: re.Match[str], *, is_sign: bool) -> bool:
    part = found.group("part").lower()
    if is_sign and found.group("tight"):
        return len(part) > 1 and part.isalpha()
    return part in MAIL_ENDS
