"""The lines of a plain text, without the furniture of the page it came from."""

import re
from dataclasses import dataclass

_FURNITURE = re.compile(
    r"(?:back to |skip to )?(?:top|bottom)(?: of (?:the )?page)?"
    r"|skip to (?:main )?content|use tab to navigate through the menu items\.?|home|menu|print(?: this page)?|share"
    r"|no\.|number|clause|paragraph|(?:page )?\d{1,3} (?:of|/) \d{1,3}|page \d{1,3}|[-–—]? ?\d{1,3} ?[-–—]?"
    r"|(?:©|\(c\)|copyright\b).*|all rights reserved\.?|https?://\S+|www\.\S+|[-=_*~.·•—–\s]+",
    re.IGNORECASE,
)
_TAB_STOP = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, how far it is set in (columns), and what stands before it."""

    text: str
    indent: int = 0
    after_blank: bool = True
    is_heading: bool = False

    @property
    def width(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.text)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that say something; a blank line or furniture only parts them."""
    lines: list[Line] = []
    after_blank = True
    for raw in text.split("\n"):
        words = raw.strip()
        if not words or is_furniture(words):
            after_blank = True
            continue
        lines.append(Line(words, indent_of(raw), after_blank))
        after_blank = False
    return tuple(lines)


def indent_of(raw: str) -> int:
    """Return the column at which a line's words begin, a tab being four."""
    expanded = raw.expandtabs(_TAB_STOP)
    return len(expanded) - len(expanded.lstrip())


def is_furniture(words: str) -> bool:
    """Whether a line belongs to the page and not to the document: "top of page", "Page 2 of 3"."""
    return len(words) <= 120 and _FURNITURE.fullmatch(words) is not None
