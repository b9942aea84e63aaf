"""
Seal one text under one key for one place, and open it there again.

A sealed value is: format (1 byte) · key generation (1) · version of the value (4) · nonce (12) · AES-256-GCM text.
Its associated data name the centre, the field's permanent label, the row, the subject and the version,
so that a value moved to another row, field or person does not open.
"""

import secrets
import struct
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wicketgate.vault.errors import SealBroken

_FORMAT = 1
_HEADER = struct.Struct(">BBI12s")
_SMALLEST = 64  # bytes: most names, numbers and postcodes look alike from outside


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs, and whose it is."""

    centre: UUID
    label: str
    row: UUID
    subject: UUID

    @property
    def reference(self) -> str:
        """The value's name in the ledger."""
        return f"{self.label}:{self.row.hex}"


def seal(text: str, *, key: bytes, place: Place, generation: int, version: int) -> bytes:
    """Return `text` padded and sealed; its length shows only as a power of two of at least 64 bytes."""
    nonce = secrets.token_bytes(12)
    header = _HEADER.pack(_FORMAT, generation, version, nonce)
    return header + AESGCM(key).encrypt(nonce, _padded(text.encode()), _bound(place, version))


def unseal(sealed: bytes, *, key: bytes, place: Place) -> str:
    """Return the text. Raises SealBroken if the value was damaged, moved or sealed under another key."""
    _format, _generation, version, nonce = header(sealed)
    try:
        padded = AESGCM(key).decrypt(nonce, sealed[_HEADER.size :], _bound(place, version))
    except InvalidTag as error:
        raise SealBroken(
            f"{place.reference} does not open: it was damaged, moved or has another key."
        ) from error
    return _unpadded(padded)


def header(sealed: bytes) -> tuple[int, int, int, bytes]:
    """Return format, key generation, version and nonce. Raises SealBroken when `sealed` is cut short or unknown."""
    if len(sealed) < _HEADER.size or sealed[0] != _FORMAT:
        raise SealBroken("A sealed value is cut short or has a format that this program does not know.")
    return _HEADER.unpack_from(sealed)


def _bound(place: Place, version: int) -> bytes:
    label = place.label.encode()
    return b"".join(
        (
            b"wicketgate seal 1",
            place.centre.bytes,
            len(label).to_bytes(2, "big"),
            label,
            place.row.bytes,
            place.subject.bytes,
            version.to_bytes(4, "big"),
        )
    )


def _padded(plain: bytes) -> bytes:
    size = _SMALLEST
    while size < len(plain) + 4:
        size *= 2
    return (len(plain).to_bytes(4, "big") + plain).ljust(size, b"\0")


def _unpadded(padded: bytes) -> str:
    length = int.from_bytes(padded[:4], "big")
    return padded[4 : 4 + length].decode()
