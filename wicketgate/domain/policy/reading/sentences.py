"""Where a sentence ends, and what looks like a heading rather than a sentence."""

import re

_CLOSERS = "\"'”’»)]*_` "
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_HEADING = 100


def is_finished(text: str) -> bool:
    """Whether the text ends as a sentence does; "unless" and "will be if:" do not."""
    return text.rstrip(_CLOSERS)[-1:] in tuple(".!?…؟")


def is_heading_like(text: str) -> bool:
    """Whether the text is short, has no end of a sentence, and is cased as headings are."""
    if len(text) > _LONGEST_HEADING or text.rstrip(_CLOSERS)[-1:] in tuple(".;:,!?…"):
        return False
    words = _WORD.findall(text)
    if not words or text[:1].islower():
        return False
    return len(words) <= 5 or _is_mostly_capitals(words)


def _is_mostly_capitals(words: list[str]) -> bool:
    long = [word for word in words if len(word) >= 4]
    return len(words) <= 14 and sum(word[0].isupper() for word in long) * 2 > len(long)
