"""The standard streams as a command needs them: there, and stopped by no letter that the screen can't show."""

import codecs
import io
import os
import sys

_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "-", "→": "->"}


def make_ready() -> None:
    """Open what whoever started the command has closed, and show the nearest plain sign for one that is missing."""
    # First and in this order: a file of records must never get the number of a stream that somebody writes to.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    codecs.register_error("wicketgate.nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="wicketgate.nearest")


def close_stdout() -> None:
    """Let nothing more be said: Python flushes once more when it ends, and must find a reader."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign) or ascii(sign)[1:-1] for sign in missing), error.end
