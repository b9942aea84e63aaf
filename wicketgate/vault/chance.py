"""Draw the 128 random bits that name a row. Keys and nonces never come from here."""

import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

_source: ContextVar[Callable[[int], bytes]] = ContextVar("source of identifiers", default=secrets.token_bytes)


def new_id() -> UUID:
    """Return a new identifier: 128 random bits, none of them fixed by a UUID version."""
    return UUID(bytes=_source.get()(16))


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Draw identifiers from `seed` inside the block, so that a demonstration comes out the same twice."""
    chance = random.Random(seed)  # noqa: S311 - names of invented rows, never a key or a nonce
    token = _source.set(chance.randbytes)
    try:
        yield
    finally:
        _source.reset(token)
