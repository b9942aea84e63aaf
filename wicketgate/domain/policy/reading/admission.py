"""Which files are taken at all, by size, name and first bytes, before anything is read."""

from pathlib import PurePath

from wicketgate.domain.policy.reading.faults import DocumentError

TEXT_BYTES = 1_000_000
WORD_BYTES = 10_000_000

_LARGEST = {
    ".txt": TEXT_BYTES,
    ".text": TEXT_BYTES,
    ".md": TEXT_BYTES,
    ".markdown": TEXT_BYTES,
    ".docx": WORD_BYTES,
}
_NAMED = {
    ".pdf": "pdf",
    ".doc": "old_word",
    ".dot": "old_word",
    ".odt": "other_office",
    ".rtf": "other_office",
}
_NAMED |= {".pages": "other_office", ".wps": "other_office"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (_OLD_OFFICE, "old_word"),
    (b"{\\rtf", "other_office"),
    (b"PK\x03\x04", "misnamed_zip"),
)


def check_size(name: str, size: int) -> None:
    """Refuse a file by its name and its size in bytes, before it is read."""
    ending = ending_of(name)
    most = _LARGEST[ending]
    if size > most:
        raise DocumentError("too_large", {"most": _in_megabytes(most), "size": _in_megabytes(size)})
    if size == 0:
        raise DocumentError("empty")


def ending_of(name: str) -> str:
    """Return the ending of a name that can be read here, in lower case; refuse any other."""
    ending = PurePath(name).suffix.lower()
    if ending in _LARGEST:
        return ending
    shown = "".join(character for character in ending if character.isalnum())[:8]
    raise DocumentError(_NAMED.get(ending, "kind_unknown"), {"ending": f".{shown}" if shown else ""})


def check_beginning(ending: str, content: bytes) -> None:
    """Refuse content that is plainly of another kind than its name says."""
    for beginning, code in _BEGINNINGS:
        if content.startswith(beginning):
            _refuse_beginning(ending, code)


def _refuse_beginning(ending: str, code: str) -> None:
    if ending != ".docx":
        raise DocumentError(code)
    if code == "old_word":  # Word keeps a locked .docx in the container of the old kind
        raise DocumentError("locked")
    if code != "misnamed_zip":
        raise DocumentError(code)


def _in_megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
