"""
A checkpoint as text: how many entries there were, and the root of the tree over them, signed.

The form is C2SP's tlog-checkpoint, a signed note: the log's name, the size, the root in base64, a line that says when,
an empty line, and `— name base64(first four bytes of the key's digest, then the signature)`.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.ledger.chain import instant
from wicketgate.vault import signing

_ED25519 = b"\x01"


class NoteRefused(Exception):
    """A text is no checkpoint of this ledger: a letter that says what was expected and what came."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a checkpoint says: `size` counts entries, `root` is the tree's over them."""

    origin: str
    size: int
    root: bytes


def origin(centre: UUID) -> str:
    """Return the name of a centre's ledger, which is its key's name too."""
    return f"wicketgate/{centre.hex}"


def write(centre: UUID, *, size: int, root: bytes, at: datetime) -> str:
    """Return the signed text for the first `size` entries. `at` is an aware instant."""
    name = origin(centre)
    text = f"{name}\n{size}\n{base64.b64encode(root).decode()}\nmade {instant(at)} UTC\n"
    signed = _key_id(name, signing.public_key(centre)) + signing.sign(text.encode(), centre=centre)
    return f"{text}\n— {name} {base64.b64encode(signed).decode()}\n"


def read(text: str, *, centre: UUID) -> Note:
    """Return what a checkpoint of this centre says. Raises NoteRefused for one that is another's, or is not signed."""
    body, _between, signatures = text.partition("\n\n")
    lines = body.split("\n")
    if len(lines) < 3 or lines[0] != origin(centre):
        raise NoteRefused(f"Expected a checkpoint of {origin(centre)}, got another text.")
    if not any(_is_ours(body + "\n", line, centre) for line in signatures.split("\n")):
        raise NoteRefused("Expected a checkpoint signed with this centre's key, got none or another's.")
    return Note(origin=lines[0], size=_size(lines[1]), root=_bytes(lines[2]))


def verifier_key(centre: UUID) -> str:
    """Return the centre's public key as a line for whoever checks: name, the key's short digest, and the key."""
    name, key = origin(centre), signing.public_key(centre)
    return f"{name}+{_key_id(name, key).hex()}+{base64.b64encode(_ED25519 + key).decode()}"


def _is_ours(body: str, line: str, centre: UUID) -> bool:
    name, key = origin(centre), signing.public_key(centre)
    mark, begins = f"— {name} ", _key_id(name, key)
    signed = _bytes(line[len(mark) :]) if line.startswith(mark) else b""
    return signed[:4] == begins and signing.is_signed(body.encode(), signed[4:], key=key)


def _key_id(name: str, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + key).digest()[:4]


def _size(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise NoteRefused(f"Expected how many entries there were, got {len(text)} other characters.")
    return int(text)


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
