"""
Seal a short secret of the installation itself, such as the seed of a second factor, in a column that holds text.

Sealed under a key of its own purpose, which comes from the root key: no row of the keyring holds it.
"""

import base64
import binascii
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wicketgate.vault import keyring
from wicketgate.vault.errors import SealBroken

_FORMAT = "wg1."
_NONCE = 12


def seal_text(purpose: str, text: str) -> str:
    """Return `text` sealed for `purpose`, in letters, digits, hyphens and underscores."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(keyring.system_key(purpose)).encrypt(nonce, text.encode(), _bound(purpose))
    return _FORMAT + base64.urlsafe_b64encode(nonce + sealed).decode()


def is_sealed(text: object) -> bool:
    """Say whether something is a text that was sealed here."""
    return isinstance(text, str) and text.startswith(_FORMAT)


def sealed_again(purpose: str, sealed: str, *, old: bytes) -> str:
    """Return what was sealed for `purpose` under the root key `old`, sealed under the one in use if it isn't yet."""
    try:
        open_text(purpose, sealed)
    except SealBroken:
        return seal_text(purpose, open_text(purpose, sealed, root=old))
    return sealed


def open_text(purpose: str, sealed: str, *, root: bytes | None = None) -> str:
    """Return the text that was sealed for `purpose`. Raises SealBroken if it was damaged or sealed for another."""
    try:
        if not sealed.startswith(_FORMAT):
            raise ValueError("unknown format")
        blob = base64.b64decode(sealed[len(_FORMAT) :], altchars=b"-_", validate=True)
        return (
            AESGCM(keyring.system_key(purpose, root=root))
            .decrypt(blob[:_NONCE], blob[_NONCE:], _bound(purpose))
            .decode()
        )
    except (InvalidTag, ValueError, binascii.Error) as error:
        raise SealBroken(
            f"A secret sealed for {purpose} does not open: it was damaged or has another key."
        ) from error


def _bound(purpose: str) -> bytes:
    return b"wicketgate secret 1 " + purpose.encode()
