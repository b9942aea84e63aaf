"""
The root key: 32 bytes in a file that only its owner can read, outside the data folder.

The file may instead be locked with a passphrase that is asked for at every start.
"""

import base64
import hashlib
import os
import secrets
import stat
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from wicketgate.vault.disk import sync_folder
from wicketgate.vault.errors import RootKeyError

_PLAIN = "wicketgate-root-key-1"
_LOCKED = "wicketgate-locked-root-key-1"
_PASSPHRASE_AT_LEAST = 20
_EXPECTED = "Expected the key file that was made with this centre"


def make(path: Path, *, passphrase: str | None = None) -> None:
    """Write a new root key to `path`, readable by its owner only. Raises RootKeyError if one is there."""
    write(path, secrets.token_bytes(32), passphrase=passphrase)


def write(path: Path, root: bytes, *, passphrase: str | None = None) -> None:
    """Write a root key that was brought back to `path`, as `make` writes a new one."""
    line = _locked_line(root, passphrase) if passphrase is not None else _plain_line(root)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise RootKeyError(
            f"There is a key file at {path} already. It is kept: nothing was written."
        ) from error
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError:
        path.unlink()  # half a key would be taken for somebody's
        raise


@lru_cache(maxsize=4)
def load(path: Path, *, data: Path, passphrase: str | None = None) -> bytes:
    """
    Return the 32 bytes of the root key at `path`.

    `data` is the folder of the records, in which the key may never lie.
    Raises RootKeyError when the file is missing, readable by others, damaged, or the passphrase is wrong.
    """
    _require_safe(path, data=data)
    words = _words(path)
    if words[:1] == [_LOCKED]:
        return _unlock(words, passphrase)
    if not _is_plain(words):
        raise RootKeyError(
            f"{_EXPECTED}: one line that begins with {_PLAIN} and ends with its checksum. This file is damaged "
            "or is another file. Bring back the copy that was put away, and start again."
        )
    return bytes.fromhex(words[1])


def current() -> bytes:
    """Return the root key of this installation, from where the settings say it is."""
    return load(
        settings.WICKETGATE_KEY_FILE, data=settings.WICKETGATE_DATA, passphrase=settings.WICKETGATE_PASSPHRASE
    )


def is_whole(path: Path) -> bool:
    """Say whether the file at `path` is a key file without damage that can be seen from outside."""
    words = _words(path)
    return len(words) == 4 if words[:1] == [_LOCKED] else _is_plain(words)


def is_locked(path: Path) -> bool:
    """Say whether the key file at `path` is locked with a passphrase."""
    return path.read_bytes().startswith(_LOCKED.encode())


def forget() -> None:
    """Read the key file anew when it is asked for next: it was changed."""
    load.cache_clear()


def derive(root: bytes, *, purpose: str, salt: bytes = b"") -> bytes:
    """Return 32 bytes for one purpose, by HKDF-SHA256 (RFC 5869)."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=purpose.encode()).derive(root)


def secret(root: bytes, purpose: str) -> str:
    """Return a secret in letters and figures for one purpose of the pages, such as signing."""
    return derive(root, purpose=f"wicketgate secret {purpose}").hex()


def _words(path: Path) -> list[str]:
    return path.read_text(encoding="ascii", errors="replace").split()


def _is_plain(words: list[str]) -> bool:
    return len(words) == 3 and words[0] == _PLAIN and words[2] == _checksum(words[1])


def _plain_line(root: bytes) -> str:
    return f"{_PLAIN} {root.hex()} {_checksum(root.hex())}\n"


def _locked_line(root: bytes, passphrase: str) -> str:
    if len(passphrase) < _PASSPHRASE_AT_LEAST:
        raise RootKeyError(
            f"Expected a passphrase of at least {_PASSPHRASE_AT_LEAST} characters, got {len(passphrase)}. "
            "Five or six unrelated words make a good one."
        )
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_stretch(passphrase, salt)).encrypt(nonce, root, _LOCKED.encode())
    return " ".join((_LOCKED, *(base64.b16encode(part).decode() for part in (salt, nonce, sealed)))) + "\n"


def _unlock(words: list[str], passphrase: str | None) -> bytes:
    if passphrase is None:
        raise RootKeyError(
            "This centre's key is locked with a passphrase. Expected it at the start, got none."
        )
    try:
        salt, nonce, sealed = (base64.b16decode(word) for word in words[1:])
        return AESGCM(_stretch(passphrase, salt)).decrypt(nonce, sealed, _LOCKED.encode())
    except (InvalidTag, ValueError) as error:
        raise RootKeyError(
            "The passphrase does not open the key file. Expected the one chosen on the first evening: "
            "check capitals and spaces, and try again. Nothing was changed."
        ) from error


def _stretch(passphrase: str, salt: bytes) -> bytes:
    # RFC 9106 section 4, the second recommended option: 64 MiB, three passes, four lanes.
    return Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=65536).derive(
        passphrase.encode()
    )


def _require_safe(path: Path, *, data: Path) -> None:
    if not path.is_file():
        raise RootKeyError(
            f"{_EXPECTED} at {path}, but there is no file. Put the key file there, and start again."
        )
    if path.resolve().is_relative_to(data.resolve()):
        raise RootKeyError(
            f"The key file lies inside the folder of the records, {data}. Whoever copies that folder would "
            "have both. Move the key file elsewhere, and start again."
        )
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise RootKeyError(
            f"Others on this computer can read the key file {path}. Expected that only its owner can. "
            f"Run: chmod 600 {path}"
        )


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
