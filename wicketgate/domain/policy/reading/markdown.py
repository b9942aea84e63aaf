"""The lines of a Markdown text: headings told, quotes, tables and comments opened, words left as they stand."""

import re
from dataclasses import replace

from wicketgate.domain.policy.reading.lines import Line, indent_of, is_furniture

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_UNDERLINE = re.compile(r"=+|-{2,}")
_QUOTE = re.compile(r"^(?:\s{0,3}>)+ ?")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")
_ITEM = re.compile(r"(?P<number>\d{1,3})[.)]\s")
_MARKER_IN_EMPHASIS = re.compile(r"(?P<mark>\*\*|__|\*|_)(?P<label>\(?\w{1,4}[.)]|\d[\d.]*)(?P=mark)\s+")
_EMPHASISED = re.compile(
    r"(?P<mark>\*\*|__|\*|_)(?P<label>\(?(?:\d{1,3}|[A-Za-z]|[ivx]+)[.)]|\d[\d.]*\d)\s+(?=\S)"
)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that say something; a blank line, a rule or furniture only parts them."""
    lines: list[Line] = []
    after_blank = True
    for raw in _without_comments(text).split("\n"):
        words = _QUOTE.sub("", raw).strip()
        if lines and not after_blank and _UNDERLINE.fullmatch(words):
            lines[-1] = replace(lines[-1], is_heading=True)
        if not words or is_furniture(words) or _is_table_rule(words):
            after_blank = True
            continue
        lines.append(_line(words, indent_of(_QUOTE.sub("", raw)), after_blank=after_blank))
        after_blank = False
    return _counted(lines)


def _without_comments(text: str) -> str:
    """Leave comments out; one that never ends is no comment and stays."""
    kept, *rest = text.split("<!--")
    for part in rest:
        _, end, after = part.partition("-->")
        kept += after if end else f"<!--{part}"
    return kept


def _counted(lines: list[Line]) -> tuple[Line, ...]:
    """Count a list on whose every item is written 1, as a page made from it does."""
    counted: list[Line] = []
    last: dict[int, tuple[int, int]] = {}
    for line in lines:
        item = _ITEM.match(line.text)
        if item is None:
            counted.append(line)
            continue
        last = {indent: at for indent, at in last.items() if indent <= line.indent}
        written, shown = int(item["number"]), last.get(line.indent, (0, 0))
        number = shown[1] + 1 if written == shown[0] else written
        last[line.indent] = (written, number)
        counted.append(replace(line, text=f"{number}{line.text[item.end('number') :]}"))
    return tuple(counted)


def _line(words: str, indent: int, *, after_blank: bool) -> Line:
    heading = _HEADING.fullmatch(words)
    if heading:
        return Line(_marker_freed(heading[1]), indent, after_blank=True, is_heading=True)
    if words.startswith("|"):
        cells = [cell.strip() for cell in words.strip("|").split("|")]
        return Line("\t".join(cell for cell in cells if cell), indent, after_blank=True)
    return Line(_marker_freed(words), indent, after_blank)


def _is_table_rule(words: str) -> bool:
    return len(words) > 2 and "|" in words and _TABLE_RULE.fullmatch(words) is not None


def _marker_freed(words: str) -> str:
    """Bring a number out of its emphasis or escape, so that "**3.** Dates" and "3\\. Dates" are numbered."""
    freed = re.sub(r"^(\(?\w{1,4})\\([.)])", r"\1\2", words)
    freed = _MARKER_IN_EMPHASIS.sub(r"\g<label> ", freed, count=1) if freed[:1] in "*_" else freed
    return _EMPHASISED.sub(r"\g<label> \g<mark>", freed, count=1) if freed[:1] in "*_" else freed
