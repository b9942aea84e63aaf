"""Open sealed values: only those that a ledger receipt names."""

import hashlib
from collections.abc import Iterable, Sequence

from wicketgate.vault import keyring
from wicketgate.vault.errors import NoReceipt, SealBroken
from wicketgate.vault.receipt import Receipt
from wicketgate.vault.seal import header, unseal
from wicketgate.vault.sealed import Sealed


def open_values(values: Sequence[Sealed], receipt: Receipt) -> list[str]:
    """
    Return the texts of `values`, in their order, with one query of the keyring.

    Raises NoReceipt for a value that the receipt does not name, before any is opened;
    SealBroken for one that is damaged, moved, or whose key was destroyed.
    """
    for value in values:
        if value.reference not in receipt.opens or value.place.centre != receipt.centre:
            raise NoReceipt(f"{value.reference} is not named in ledger entry {receipt.entry}.")
    keys = keyring.fetch(value.place.subject for value in values)
    return [_open(value, keys) for value in values]


def which_open(values: Iterable[Sealed]) -> list[tuple[str, bool]]:
    """Return each value's reference and whether it opens. Tells nothing of what it holds, so needs no receipt."""
    kept = list(values)
    keys = keyring.fetch(value.place.subject for value in kept)
    return [(value.reference, _opens(value, keys)) for value in kept]


def which_match(pairs: Sequence[tuple[Sealed, str]]) -> list[bool | None]:
    """
    Return for each value whether its text has the SHA-256 it is paired with; None where its key is gone.

    A value that is damaged or was moved doesn't match. Tells nothing of what any holds, so needs no receipt.
    """
    keys = keyring.fetch(value.place.subject for value, _digest in pairs)
    known = {subject for subject, _generation in keys}
    return [
        _matches(value, digest, keys) if value.place.subject in known else None for value, digest in pairs
    ]


def _matches(value: Sealed, digest: str, keys: keyring.Keys) -> bool:
    try:
        return hashlib.sha256(_open(value, keys).encode()).hexdigest() == digest
    except (SealBroken, ValueError):
        return False


def _open(value: Sealed, keys: keyring.Keys) -> str:
    key = keys.get((value.place.subject, header(value.blob)[1]))
    if key is None:
        raise SealBroken(
            f"{value.reference} has no key: its record was disposed of, or the keyring is another's."
        )
    return unseal(value.blob, key=key, place=value.place)


def _opens(value: Sealed, keys: keyring.Keys) -> bool:
    try:
        _open(value, keys)
    except SealBroken:
        return False
    return True
