"""Recovery papers as somebody gives them to a command: typed in or scanned into files, or typed at the keyboard."""

import sys
from collections.abc import Sequence
from pathlib import Path

from wicketgate.doors.cli.opened import NotOpened
from wicketgate.vault import shares
from wicketgate.vault.paper_words import LINES
from wicketgate.vault.recovery import Opener


def opener(files: Sequence[Path] | None) -> Opener:
    """Return what opens the backups of two papers. Raises NotOpened or a VaultError, letters, for any others."""
    return Opener([shares.decode(text) for text in _texts(files)])


def read(path: Path) -> str:
    """Return what a file holds of a paper. Raises NotOpened for one that can't be read."""
    try:
        held = path.expanduser().read_bytes()
    except OSError as error:
        raise NotOpened(
            f"Expected a paper, typed in or scanned, as a file of text at {path}, and it can’t be read: "
            f"{error.strerror}. Nothing was changed."
        ) from error
    if b"\0" in held or held.startswith(b"%PDF"):
        raise NotOpened(
            f"Expected a paper as a file of text, got a picture or a PDF: {path}. Type its six lines of letters and "
            "its line of four words into a file of text, or scan its square. Nothing was changed."
        )
    return held.decode(errors="replace")


def _texts(files: Sequence[Path] | None) -> list[str]:
    if files:
        return [read(path) for path in files]
    if not sys.stdin.isatty():
        raise NotOpened(
            "Expected two recovery papers with --share FILE --share FILE, or somebody at the keyboard to type them. "
            "Got neither. Nothing was changed."
        )
    return [_typed(which) for which in ("first", "second")]


def _typed(which: str) -> str:
    sys.stdout.write(f"Type the {which} paper: its six lines of letters, then its line of four words.\n")
    return "\n".join(input(f"  {number}  ") for number in range(1, LINES + 1))
