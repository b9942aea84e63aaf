"""Sign for a centre with Ed25519 (RFC 8032). The key is made from the root key each time, and is never kept."""

from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wicketgate.vault import rootkey


def sign(message: bytes, *, centre: UUID, root: bytes | None = None) -> bytes:
    """
    Return the centre's signature of `message`, 64 bytes. The same message gives the same signature.

    With the key that comes from the root key in use, or from another `root`.
    """
    return _key(rootkey.current() if root is None else root, centre).sign(message)


def public_key(centre: UUID, *, root: bytes | None = None) -> bytes:
    """Return the 32 bytes by which anybody can check what the centre signs with the key of that root."""
    return _key(rootkey.current() if root is None else root, centre).public_key().public_bytes_raw()


def is_signed(message: bytes, signature: bytes, *, key: bytes) -> bool:
    """Return whether `signature` is that of `message` under the public key `key`, of 32 bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=64)
def _key(root: bytes, centre: UUID) -> Ed25519PrivateKey:
    seed = rootkey.derive(root, purpose="wicketgate checkpoint 1", salt=centre.bytes)
    return Ed25519PrivateKey.from_private_bytes(seed)
