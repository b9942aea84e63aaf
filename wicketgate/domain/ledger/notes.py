"""
A checkpoint as text: how many entries there were, and the root of the tree over them, signed.

The form is C2SP's tlog-checkpoint, a signed note: the log's name, the size, the root in base64, a line that says when,
an empty line, and `— name base64(first four bytes of the key's digest, then the signature)`.

A checkpoint at which the centre's key is changed has two lines more, `old KEY` and `new KEY`, and is signed with both:
whoever trusts one of the two has its word for the other. The old key counts for no checkpoint that is longer.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.ledger.chain import instant
from wicketgate.domain.ledger.models import Checkpoint
from wicketgate.vault import signing

_ED25519 = b"\x01"
_DIGITS = 18  # of the largest size that is ever read


class NoteRefused(Exception):
    """A text is no checkpoint of this ledger: a letter that says what was expected and what came."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a checkpoint says: `size` counts entries, `root` is the tree's over them."""

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class OlderKey:
    """A key that the centre signed with before, and the size of the longest checkpoint that it counts for."""

    line: str
    upto: int


def origin(centre: UUID) -> str:
    """Return the name of a centre's ledger, which is its key's name too."""
    return f"wicketgate/{centre.hex}"


def write(centre: UUID, *, size: int, root: bytes, at: datetime, old_root: bytes | None = None) -> str:
    """
    Return the signed text for the first `size` entries. `at` is an aware instant.

    With `old_root`, the root key until now, it hands over from the key that came from that.
    """
    name = origin(centre)
    text = f"{name}\n{size}\n{base64.b64encode(root).decode()}\nmade {instant(at)} UTC\n"
    signers: list[bytes | None] = [None]
    if old_root is not None:
        text += f"old {verifier_key(centre, root=old_root)}\nnew {verifier_key(centre)}\n"
        signers.append(old_root)
    return text + "\n" + "".join(_signature(text, centre, signer) for signer in signers)


def read(text: str, *, centre: UUID, older: Sequence[OlderKey] | None = None) -> Note:
    """
    Return what a checkpoint of this centre says. Raises NoteRefused for one that is another's, or is not signed.

    `older` are the keys that the centre signed with before, looked up unless given.
    """
    body, _between, signatures = text.partition("\n\n")
    lines = body.split("\n")
    if len(lines) < 3 or lines[0] != origin(centre):
        raise NoteRefused(f"Expected a checkpoint of {origin(centre)}, got another text.")
    signed = signatures.split("\n")
    if not any(_is_ours(body + "\n", line, centre) for line in signed):
        known = older_keys(centre) if older is None else older
        if not any(_was_ours(body + "\n", line, key) for line in signed for key in known):
            raise NoteRefused("Expected a checkpoint signed with this centre's key, got none or another's.")
    return Note(origin=lines[0], size=_size(lines[1]), root=_bytes(lines[2]))


def older_keys(centre: UUID) -> list[OlderKey]:
    """Return the keys that the centre signed with before, by the word of the one in use: newest first."""
    handing_over = Checkpoint.objects.filter(centre=centre, note__contains="\nold ").order_by("-size")
    found, trusted = list[OlderKey](), verifier_key(centre)
    for text in handing_over.values_list("note", flat=True):
        body, _between, signatures = text.partition("\n\n")
        told = dict(line.partition(" ")[::2] for line in body.split("\n"))
        is_vouched = any(_fits(body + "\n", line, trusted) for line in signatures.split("\n"))
        if told.get("new") == trusted and is_vouched:
            found.append(OlderKey(told["old"], _size(body.split("\n")[1])))
            trusted = told["old"]
    return found


def verifier_key(centre: UUID, *, root: bytes | None = None) -> str:
    """
    Return the centre's public key as a line for whoever checks: name, the key's short digest, and the key.

    That of the root key in use, or of another `root`.
    """
    name, key = origin(centre), signing.public_key(centre, root=root)
    return f"{name}+{_key_id(name, key).hex()}+{base64.b64encode(_ED25519 + key).decode()}"


def _signature(text: str, centre: UUID, root: bytes | None) -> str:
    name = origin(centre)
    signed = _key_id(name, signing.public_key(centre, root=root))
    signed += signing.sign(text.encode(), centre=centre, root=root)
    return f"— {name} {base64.b64encode(signed).decode()}\n"


def _is_ours(body: str, line: str, centre: UUID) -> bool:
    return _fits(body, line, verifier_key(centre))


def _was_ours(body: str, line: str, key: OlderKey) -> bool:
    return _size(body.split("\n")[1]) <= key.upto and _fits(body, line, key.line)


def _fits(body: str, line: str, key_line: str) -> bool:
    """Return whether one line of signatures is that of `body` with the key of a line for whoever checks."""
    name, short, public = key_line.split("+", 2)
    mark, key = f"— {name} ", _bytes(public)[1:]
    signed = _bytes(line[len(mark) :]) if line.startswith(mark) else b""
    return signed[:4].hex() == short and signing.is_signed(body.encode(), signed[4:], key=key)


def _key_id(name: str, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + key).digest()[:4]


def _size(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > _DIGITS:
        raise NoteRefused(f"Expected how many entries there were, got {len(text)} other characters.")
    return int(text)


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
