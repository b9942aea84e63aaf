"""
Compose a document: typst sets it as PDF/UA-1, and the same fields always give the same bytes.

Nothing is redacted or edited: a document is made once from the fields of its template, and has no author, no date and
no path in it. Texts are data to typst, never markup. Only the fonts inside typst are used, so that a paper is the
same wherever it is made; a character that none of them has is drawn as an empty box.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language, gettext

from wicketgate.domain.gate.templates import ON_EVERY_PAPER, TEMPLATES

_FOLDER = Path(__file__).parent / "documents"
_BOX = "□"
# Where typst writes its own name and version, twice: in the properties and in the metadata, neither compressed.
_MAKER = re.compile(
    rb"(?<=/Creator\()Typst [0-9.]+(?=\))|(?<=<xmp:CreatorTool>)Typst [0-9.]+(?=</xmp:CreatorTool>)"
)
# Marks that turn the direction of the text around them: they can make a reference read as another.
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class NotThisField(Exception):
    """A document was given a field that its template doesn't have, or not given one that it has."""

    def __init__(self, template: str, *, expected: frozenset[str], got: frozenset[str]) -> None:
        missing, strange = sorted(expected - got), sorted(got - expected)
        super().__init__(
            f"{template}: missing {missing or 'nothing'}, not its own {strange or 'nothing'}. "
            f"Its fields are declared in gate/templates.py."
        )


def compose(template: str, fields: Mapping[str, object]) -> bytes:
    """
    Return the PDF of `template` with exactly its `fields`: texts, numbers, None, and lists and mappings of them.

    Raises NotThisField for a field too many or too few, KeyError for a template that there isn't.
    """
    expected = TEMPLATES[template].fields | ON_EVERY_PAPER
    if set(fields) != expected:
        raise NotThisField(template, expected=expected, got=frozenset(fields))
    given = _each_text(_plain, dict(fields) | _paper_words())
    try:
        return _typeset(_FOLDER / f"{template}.typ", given)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
    return _typeset(_FOLDER / f"{template}.typ", _each_text(_with_boxes, given))


def _paper_words() -> dict[str, str]:
    language, _, region = (get_language() or "en-gb").partition("-")
    page_words = gettext("Page %(page)s of %(pages)s")
    return {"page_words": page_words, "language": language, "region": region or "gb"}


def _each_text(change: Callable[[str], str], value: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: _each_text(change, held) for name, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_each_text(change, held) for held in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    raise TypeError(f"A document takes texts, numbers and lists of them, not {type(value).__name__}.")


def _plain(text: str) -> str:
    """Return the text in composed form, without control characters and marks that turn its direction."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(char for char in composed if char == "\n" or _is_writing(char))


def _is_writing(char: str) -> bool:
    return char not in _TURNS and unicodedata.category(char) not in ("Cc", "Cs")


def _with_boxes(text: str) -> str:
    """Return the text with a box for each character that the fonts don't have, word by word."""
    return "\n".join(" ".join(_boxed(word) for word in line.split(" ")) for line in text.split("\n"))


def _boxed(word: str) -> str:
    if word.isascii() or _can_be_set(word):
        return word
    by_character = "".join(char if _can_be_set(char) else _BOX for char in word)
    # Each character may be in a font, and no one font have them all together.
    return by_character if _can_be_set(by_character) else "".join(c if c.isascii() else _BOX for c in word)


def _can_be_set(text: str) -> bool:
    try:
        _typeset(_FOLDER / "trial.typ", {"text": text, "title": "trial"})
    except typst.TypstError:
        return False
    return True


def _typeset(source: Path, given: Mapping[str, object]) -> bytes:
    # A compiler of its own for each document: nothing that one was given can be seen by the next.
    compiler = typst.Compiler(
        input=source,
        root=_FOLDER,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(given)},
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(made, bytes)
    return _without_maker(made)


def _without_maker(pdf: bytes) -> bytes:
    """Return the document without the name and version of what set it: blanks, so that no place in it moves."""
    return _MAKER.sub(lambda found: b" " * len(found.group()), pdf)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)
