"""What can go wrong with the safe, as letters to whoever must mend it. None holds a sealed value."""

from collections.abc import Iterator


class VaultError(Exception):
    """Something about a key or a sealed value is not as it must be."""


class RootKeyError(VaultError):
    """The root key is missing, unsafe, damaged or belongs to other records."""


class SealBroken(VaultError):
    """A sealed value does not open: it was damaged, moved, or its key was destroyed."""


class NoReceipt(VaultError):
    """A sealed value was to be opened without the ledger entry that says so."""


class ShareError(VaultError):
    """A share of the recovery key was mistyped, or two do not belong together."""


class BackupError(VaultError):
    """A backup can't be made here, or what is there can't be brought back as it is."""


class NoRoom(BackupError):
    """The disk of the backups is full."""


class CertificateError(VaultError):
    """The certificate of the pages, or its key, can't be used."""


def led_to(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, and before it in time each that led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
