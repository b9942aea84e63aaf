"""
The recovery key: made once for a real centre, put on paper in three shares, and never kept on the machine.

It is an age identity (X25519). What stays beside the records is the public half, for which backups are sealed, and
the root key sealed for it: who writes backups can't read them, and two papers open both.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import pyrage
from pyrage import x25519

from wicketgate.vault import rootkey, shares
from wicketgate.vault.bech32 import bech32
from wicketgate.vault.disk import write_whole
from wicketgate.vault.errors import BackupError
from wicketgate.vault.shares import Share

_TRIES_COST = 1000  # rounds of PBKDF2, on top of some eighty bits that nobody knows
PUBLIC, SEALED_ROOT = "recovery.json", "root-key.age"


@dataclass(frozen=True, slots=True)
class Recovery:
    """What the machine keeps: the public half, whose it is, and what it takes to know the papers again."""

    recipient: str
    centre: str
    made_on: str
    papers: tuple[str, ...]
    words: tuple[str, ...] = ()

    def seal(self, source: Path, target: Path) -> tuple[int, str]:
        """Write `source` to `target`, sealed so that only two papers open it, and return its size and SHA-256."""
        # Not encrypt_file: on a full disk it loses the last bytes without a word.
        with source.open("rb") as plain, target.open("wb") as sealed:
            told = _Told(sealed)
            pyrage.encrypt_io(plain, told, [x25519.Recipient.from_str(self.recipient)])
        return told.size, told.digest.hexdigest()

    def sealed(self, root: bytes) -> bytes:
        """Return a root key sealed so that only two papers open it."""
        return bytes(pyrage.encrypt(root, [x25519.Recipient.from_str(self.recipient)]))

    def knows(self, share: Share) -> bool:
        """Say whether `share` is one of the papers that were made last."""
        return _digest(share) in self.papers


class _Told:
    """A file to write to that remembers how much was written to it, and the digest of that."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.size, self.digest = file, 0, hashlib.sha256()

    def write(self, some: bytes) -> int:
        """Write `some`."""
        self.digest.update(some)
        self.size += len(some)
        return self._file.write(some)

    def flush(self) -> None:
        """Hand on what was written."""
        self._file.flush()


class Opener:
    """The recovery key, brought together from two papers for as long as it takes to restore."""

    def __init__(self, given: Sequence[Share]) -> None:
        self._identity = _identity(shares.join(given))
        self.centre_mark = given[0].centre
        self.papers = papers_of(str(self._identity.to_public()))

    def open(self, source: Path, target: Path) -> None:
        """Write what `source` holds to `target`. Raises BackupError when it was cut, altered or sealed for others."""
        try:
            with source.open("rb") as sealed, target.open("wb") as plain:
                pyrage.decrypt_io(sealed, plain, [self._identity])
        except pyrage.DecryptError as error:
            target.unlink(missing_ok=True)
            raise BackupError(
                f"{source.name} does not open with these two papers. Expected a whole backup that was made after they "
                "were; either it was cut or altered, or it is sealed for other papers. Nothing was changed."
            ) from error

    def root_key(self, sealed: bytes) -> bytes:
        """Return the 32 bytes of the root key. Raises BackupError when it was cut, altered or sealed for others."""
        try:
            root = pyrage.decrypt(sealed, [self._identity])
        except pyrage.DecryptError as error:
            raise BackupError(
                f"{SEALED_ROOT} does not open with these two papers. Expected the one that was made with them. "
                "Look for two papers with the day on which the backup began. Nothing was changed."
            ) from error
        if len(root) != shares.SECRET:
            raise BackupError(
                f"{SEALED_ROOT} holds no root key. Bring back another copy. Nothing was changed."
            )
        return bytes(root)


def make(folder: Path, *, centre: UUID, root: bytes, on: date) -> tuple[Share, Share, Share]:
    """
    Draw a new recovery key, leave its public half and the root key sealed for it in `folder`, and return its shares.

    The papers of an earlier key open no backup that is made from now on.
    """
    papers, drawn = draw(centre=centre, on=on)
    keep(folder, drawn, root=root)
    return papers


def draw(*, centre: UUID, on: date) -> tuple[tuple[Share, Share, Share], Recovery]:
    """Draw a new recovery key: its three shares, and what the machine is to keep once they are on paper."""
    secret = secrets.token_bytes(shares.SECRET)
    recipient = str(_identity(secret).to_public())
    papers = shares.split(secret, centre=centre)
    words = (digest_of_words(shares.words_of(share), recipient=recipient) for share in papers)
    return papers, Recovery(recipient, centre.hex, on.isoformat(), tuple(map(_digest, papers)), tuple(words))


def keep(folder: Path, drawn: Recovery, *, root: bytes) -> None:
    """Seal the root key for a recovery key that was drawn, and let backups be sealed for it from now on."""
    # Never two that don't belong together: a backup with those would open with no two papers of one set.
    (folder / SEALED_ROOT).unlink(missing_ok=True)
    write_whole(folder / PUBLIC, json.dumps(asdict(drawn), indent=1).encode())
    write_whole(folder / SEALED_ROOT, drawn.sealed(root))


def kept(folder: Path) -> Recovery:
    """Return what `folder` keeps of the recovery key. Raises BackupError when no papers were made, or it is damaged."""
    try:
        held = json.loads((folder / PUBLIC).read_text(encoding="utf-8"))
        x25519.Recipient.from_str(held["recipient"])
        return Recovery(**held | {"papers": tuple(held["papers"]), "words": tuple(held.get("words", ()))})
    except FileNotFoundError as error:
        raise BackupError(
            "Expected the recovery papers of this centre to be made already, got none: a backup that nobody could "
            "open would be no backup. Make them first: wicketgate recovery-papers FOLDER. Nothing was written."
        ) from error
    except (ValueError, TypeError, KeyError, pyrage.RecipientError) as error:
        raise BackupError(
            f"{PUBLIC} beside the records is damaged. Make new recovery papers: wicketgate recovery-papers FOLDER. "
            "Nothing was written."
        ) from error


def is_sealed_root(sealed: bytes) -> bool:
    """Say whether `sealed` has the form and the length of a root key that was sealed; only two papers can tell more."""
    head, _mark, rest = sealed.partition(b"\n--- ")
    _check, _end, payload = rest.partition(b"\n")
    # A nonce of 16 bytes, the key, and 16 more by which any change is noticed.
    return head.startswith(b"age-encryption.org/v1\n-> X25519 ") and len(payload) == 16 + shares.SECRET + 16


def papers_of(recipient: str) -> str:
    """Return the name of the papers that open what is sealed for `recipient`."""
    return hashlib.sha256(recipient.encode()).hexdigest()[:12]


def digest_of_words(words: Sequence[str], *, recipient: str) -> str:
    """Return what is kept of a paper's ten words: enough to know them again, and not to find them by trying."""
    return hashlib.pbkdf2_hmac("sha256", " ".join(words).encode(), recipient.encode(), _TRIES_COST).hex()


def stamp(root: bytes, told: bytes) -> str:
    """Return the mark that shows that `told` was written by this centre, to whoever has its root key."""
    key = rootkey.derive(root, purpose="wicketgate backup 1")
    return hashlib.blake2b(told, key=key, digest_size=32).hexdigest()


def _identity(secret: bytes) -> x25519.Identity:
    return x25519.Identity.from_str(bech32("age-secret-key-", secret).upper())


def _digest(share: Share) -> str:
    return base64.b16encode(hashlib.sha256(share.packed).digest()).decode().lower()
