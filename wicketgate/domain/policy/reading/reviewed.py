"""When a document says that it was last reviewed: only where the words literally state it."""

import re
from collections.abc import Iterable
from datetime import date

from wicketgate.domain.policy.reading.month import Month

_FIRST_HALF = ("january", "february", "march", "april", "may", "june")
_SECOND_HALF = ("july", "august", "september", "october", "november", "december")
_MONTHS = _FIRST_HALF + _SECOND_HALF
_NAME = "|".join([*_MONTHS, *(name[:3] for name in _MONTHS), "sept"])
_WHEN = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<name>{_NAME})[., ]+(?P<year>\d{{4}})"
    rf"|(?P<us_name>{_NAME})[. ]+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<us_year>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}(?:-\d{2})?)"
    r"|(?P<slashed>(?:\d{1,2}[/.])?\d{1,2}[/.]\d{4})"
)
_LINK = (  # every repetition is bounded, so that no text can make the search slow
    r"(?:\s*[:–—-]\s*|(?:\s(?:it|was|were|is|and|up|dated)){0,3}(?:\sby the \w{1,30}(?:\s\w{1,30}){0,3}?)?"
    r"(?:\s(?:in|on|during|at))?\s)"
)
_STATED = re.compile(
    rf"(?P<last>(?:last|most recent(?:ly)?) (?:full )?review(?:ed)?|date of last review|last review date|"
    rf"date last reviewed)(?: date)?{_LINK}(?:the )?(?:{_WHEN})\b"
    rf"|(?<!to be )(?<!be )(?<!next )(?<!is )\b(?:was reviewed|been reviewed|reviewed|date reviewed){_LINK}(?:the )?"
    rf"(?:{_WHEN.replace('?P<', '?P<b_')})\b",
    re.IGNORECASE,
)


def states_review(text: str) -> bool:
    """Whether the text states when the document was reviewed."""
    return any(_when(match) is not None for match in _STATED.finditer(_plain(text)))


def last_review(texts: Iterable[str]) -> tuple[tuple[Month | date, ...], Month | date | None]:
    """Return all reviews stated, and the last one where the words leave no doubt which it is."""
    matches = [match for text in texts for match in _STATED.finditer(_plain(text))]
    stated = tuple(dict.fromkeys(when for match in matches if (when := _when(match)) is not None))
    last = {when for match in matches if match["last"] and (when := _when(match)) is not None}
    certain = last or set(stated)
    return stated, certain.pop() if len(certain) == 1 else None


def without_dates(text: str) -> str:
    """Return the text with every date taken out, so that a new review alone does not change it."""
    return re.sub(rf"\b(?:{re.sub(r'[?]P<[a-z_]+>', '?:', _WHEN)})\b", "", text, flags=re.IGNORECASE)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", text))


def _when(match: re.Match[str]) -> Month | date | None:
    parts = {
        key.removeprefix("b_"): value for key, value in match.groupdict().items() if value and key != "last"
    }
    try:
        return _from_name(parts) if "name" in parts or "us_name" in parts else _from_digits(parts)
    except ValueError:  # the 31st of February is no date, so none is stated
        return None


def _from_name(parts: dict[str, str]) -> Month | date:
    name, year = parts.get("name") or parts["us_name"], int(parts.get("year") or parts["us_year"])
    month = next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))
    day = parts.get("day") or parts.get("us_day")
    return date(year, month, int(day)) if day else _month(year, month)


def _from_digits(parts: dict[str, str]) -> Month | date:
    """Digits alone are read as here in Britain: day, month, year; with dashes, year first."""
    if "iso" in parts:
        year, month, *day = (int(number) for number in parts["iso"].split("-"))
    else:
        year, month, *day = (int(number) for number in reversed(re.split(r"[/.]", parts["slashed"])))
    return date(year, month, day[0]) if day else _month(year, month)


def _month(year: int, month: int) -> Month:
    date(year, month, 1)
    return Month(year, month)
