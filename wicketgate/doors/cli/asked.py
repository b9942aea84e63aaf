"""What a command is told, by options or at the keyboard, and whether it can be taken."""

import getpass
import os
import re
import sys

_CENTRE_AT_MOST, _PERSON_AT_MOST = 120, 100
_USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")


class AskedWrongly(Exception):
    """An answer is missing or can't be taken: a letter. Nothing was made."""


def centres_name(given: str | None) -> str:
    """Return the centre's name, as given or asked for. Raises AskedWrongly."""
    return _answer(given, "What is your centre called? ", "--name", most=_CENTRE_AT_MOST)


def persons_name(given: str | None, question: str, option: str) -> str:
    """Return somebody's own name, as given or asked for. Raises AskedWrongly."""
    return _answer(given, question, option, most=_PERSON_AT_MOST)


def require_username(username: str) -> None:
    """Raise AskedWrongly for what nobody can sign in as."""
    if not _USERNAME.fullmatch(username):
        raise AskedWrongly(
            "--username: expected 3 to 60 small letters, figures, dots or dashes, a letter first. Got something else. "
            "Nothing was made."
        )


def new_passphrase() -> str:
    """Return the passphrase to lock a key with, from the environment or asked for twice. Raises AskedWrongly."""
    given = os.environ.get("WICKETGATE_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise AskedWrongly(
            "--passphrase: expected it in WICKETGATE_PASSPHRASE, or somebody at the keyboard to type it. Got neither. "
            "Nothing was made."
        )
    first = getpass.getpass("Choose a passphrase: five or six unrelated words, 20 letters or more: ")
    if first != getpass.getpass("The same once more: "):
        raise AskedWrongly("Expected the same passphrase twice, got two different ones. Nothing was made.")
    return first


def _answer(given: str | None, question: str, option: str, *, most: int) -> str:
    """Return one printable line."""
    if given is None and not sys.stdin.isatty():
        raise AskedWrongly(
            f"Expected {option}, or somebody at the keyboard to ask. Got neither. Nothing was made."
        )
    said = (input(question) if given is None else given).strip()
    if not 1 <= len(said) <= most:
        raise AskedWrongly(
            f"{option}: expected one line of 1 to {most} characters, got {len(said)}. Nothing was made."
        )
    if not said.isprintable():
        raise AskedWrongly(
            f"{option}: expected letters and signs that can be shown, got others too. Type it anew. If it has an "
            "accent, let the terminal use UTF-8. Nothing was made."
        )
    return said
