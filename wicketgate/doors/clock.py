"""The only clock. Doors read it and pass the instant on; a test or a demonstration can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_held: datetime | None = None


def now() -> datetime:
    """Return the instant, in UTC."""
    return _held or datetime.now(UTC)


def today() -> date:
    """Return today's date in the hall."""
    return now().astimezone(LONDON).date()


@contextmanager
def held(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware `instant` for every thread, inside the block."""
    global _held  # a server's threads must all see the held clock
    before, _held = _held, instant
    try:
        yield
    finally:
        _held = before
