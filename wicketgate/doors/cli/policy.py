"""`wicketgate policy read FILE`: a centre's own policy document, and which rule each paragraph seems to state."""

import argparse
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from wicketgate.clauses.edition import load_shipped, shipped
from wicketgate.domain.policy.reading import (
    Document,
    DocumentError,
    Paragraph,
    Recognised,
    check_size,
    plain,
    plain_recognised,
    read,
    recognise,
)
from wicketgate.doors.sentences import catalogue
from wicketgate.doors.words import WORDS

DONE, NOT_DONE, ASKED_WRONGLY = 0, 1, 2
_ = catalogue()


def main(argv: Sequence[str], stdout: TextIO | None = None, stderr: TextIO | None = None) -> int:
    """
    Run `read FILE`, with `--json` for another program.

    Returns 0 when it was read, 1 when it isn't a policy document that can be read, 2 when asked wrongly.
    """
    out, err = _tolerant(stdout or sys.stdout), _tolerant(stderr or sys.stderr)
    options = _options(argv, err)
    if options is None:
        return ASKED_WRONGLY
    show = _show_json if options.json else _show
    try:
        show(_read(options.file), out)
    except DocumentError as error:
        (_refuse_json if options.json else _refuse)(error, out, err)
        return NOT_DONE
    return DONE


def _tolerant(stream: TextIO) -> TextIO:
    """A screen that can't show a letter of the document shows its number instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _options(argv: Sequence[str], err: TextIO) -> argparse.Namespace | None:
    parser = argparse.ArgumentParser(prog="wicketgate policy", exit_on_error=False, add_help=False)
    parser.add_argument("act", choices=["read"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    try:
        options, unknown = parser.parse_known_args(argv)
    except (argparse.ArgumentError, SystemExit):
        options, unknown = None, []
    if options is None or unknown:
        err.write(
            _("Expected: wicketgate policy read FILE [--json], where FILE is a .txt, .md or .docx file.")
            + "\n"
        )
        return None
    return options


def _read(path: Path) -> Document:
    """Read a file, looking at its size first; whatever keeps it from being opened is said the same way."""
    try:
        check_size(path.name, path.stat().st_size)
        content = path.read_bytes()
    except (OSError, ValueError):
        raise DocumentError("unreadable") from None
    return read(path.name, content)


def _recognised(document: Document) -> Recognised | None:
    return recognise(document, {name: load_shipped(name) for name in shipped()})


def _show_json(document: Document, out: TextIO) -> None:
    found = _recognised(document)
    recognised = plain_recognised(found) if found else None
    out.write(json.dumps({**plain(document), "recognised": recognised}, ensure_ascii=False, indent=2) + "\n")


def _show(document: Document, out: TextIO) -> None:
    out.write("\n".join([*_said(document), *_said_recognised(_recognised(document))]) + "\n")


def _refuse_json(error: DocumentError, out: TextIO, err: TextIO) -> None:
    letter = error.letter(_)
    told = {"code": error.code, "expected": letter.expected, "got": letter.got, "next_step": letter.next_step}
    was_read = plain(error.document) if error.document else {}
    out.write(json.dumps({**was_read, "error": told}, ensure_ascii=False, indent=2) + "\n")


def _refuse(error: DocumentError, out: TextIO, err: TextIO) -> None:
    """Show what was read, where something was, so that a wrong file is known at a glance."""
    if error.document:
        out.write("\n".join(_said(error.document)) + "\n")
    letter = error.letter(_)
    err.write(_("Expected %(expected)s.") % {"expected": letter.expected} + "\n")
    err.write(_("Got %(got)s.") % {"got": letter.got} + f"\n{letter.next_step}\n")


def _said(document: Document) -> Iterator[str]:
    yield document.title or _("(no title)")
    last = document.last_reviewed or _("not stated for certain")
    yield _("Last reviewed: %(when)s") % {"when": last} + "\n"
    for paragraph in document.everything:
        yield from _said_paragraph(paragraph)


def _said_paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield f"{paragraph.number or '–'}  {paragraph.text}"
    for found in paragraph.evidence:
        words = ", ".join(f"“{one}”" for one in found.words)
        said = {"rule": _(WORDS[found.rule]), "words": words}
        if found.from_introduction:
            yield "    " + _("continues a paragraph that seems to state %(rule)s") % said
        else:
            yield "    " + _("seems to state %(rule)s: %(words)s") % said
    if not paragraph.evidence:
        yield "    " + _("no rule was matched")
    yield ""


def _said_recognised(recognised: Recognised | None) -> Iterator[str]:
    if recognised is None:
        yield _("No shipped edition was made from this document. Start from one of: %(ids)s.") % {
            "ids": ", ".join(shipped())
        }
        return
    yield _("The edition “%(id)s” was made from this document.") % {"id": recognised.edition_id}
    if recognised.is_the_same:
        yield _("No paragraph differs.")
    for paragraph in recognised.changed:
        yield _("Differs: %(number)s") % {"number": paragraph.number or paragraph.text[:60]}
    for number in recognised.missing:
        yield _("Missing: %(number)s") % {"number": number}
    if recognised.other_review:
        yield _("Reviewed since: %(when)s") % {"when": recognised.other_review}
