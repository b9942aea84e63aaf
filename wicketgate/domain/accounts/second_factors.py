"""Second factors at rest, and what is done to them when the root key that seals them is changed."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session

from wicketgate.vault.secrets import is_sealed, sealed_again

PURPOSE = "second factor"


def seal_again(*, old: bytes) -> int:
    """Seal every second factor, which is sealed under the root key `old`, under the one in use. Return how many."""
    factors = list(Authenticator.objects.order_by("pk"))
    for factor in factors:
        factor.data = _again(factor.data, old)
    Authenticator.objects.bulk_update(factors, ["data"])
    return len(factors)


def end_every_sign_in() -> None:
    """End every sign-in: the key that a session is sealed under is gone."""
    Session.objects.all().delete()


def _again(held: Any, old: bytes) -> Any:
    if isinstance(held, dict):
        return {name: _again(value, old) for name, value in held.items()}
    if isinstance(held, list):
        return [_again(value, old) for value in held]
    return sealed_again(PURPOSE, held, old=old) if is_sealed(held) else held
