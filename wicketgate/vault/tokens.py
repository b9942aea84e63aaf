"""Secrets that are handed to somebody: a first password on a card, the cookie of the hall's tablet."""

import hashlib
import secrets

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aeiou"
_GROUPS = 5


def new_token() -> str:
    """Return 256 random bits as text."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """Return what is kept of a token: enough to know it again, not enough to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def first_password() -> str:
    """Return a password of five short made-up words, about 63 random bits, that can be read from a card and typed."""
    return "-".join(_syllable() + _syllable() for _ in range(_GROUPS))


def _syllable() -> str:
    return secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS)
