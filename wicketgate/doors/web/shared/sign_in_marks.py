"""What a session remembers of a sign-in: when it began, the last second factor, the last touch, and the tablet."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest

BEGAN, SECOND_FACTOR, TOUCHED, TABLET = "signed_in_at", "second_factor_at", "touched_at", "tablet"
IDLE_ON_TABLET = timedelta(minutes=5)
IDLE_ELSEWHERE = timedelta(minutes=15)
FRESH = timedelta(minutes=5)
# Writing down every touch would be a write a page; this much later is soon enough.
COARSE = timedelta(seconds=20)


def begin(request: HttpRequest, *, at: datetime) -> None:
    """Note that a full sign-in began at `at`."""
    request.session[BEGAN] = request.session[TOUCHED] = at.isoformat()


def note_second_factor(request: HttpRequest, *, at: datetime) -> None:
    """Note that somebody proved who they are by a second means."""
    request.session[SECOND_FACTOR] = at.isoformat()


def forget_second_factor(request: HttpRequest) -> None:
    """Forget what another sign-in in the same browser may have left."""
    request.session.pop(SECOND_FACTOR, None)


def second_factor_at(request: HttpRequest) -> datetime | None:
    """Return the instant of the last second factor in this sign-in, or None."""
    return _instant(request, SECOND_FACTOR)


def has_fresh_second_factor(request: HttpRequest, *, at: datetime) -> bool:
    """Return whether the second factor is as fresh as a reveal asks for."""
    given = second_factor_at(request)
    return given is not None and timedelta(0) <= at - given <= FRESH


def began_at(request: HttpRequest) -> datetime | None:
    """Return the instant at which a full sign-in began here, or None in one that a PIN resumed."""
    return _instant(request, BEGAN)


def tablet(request: HttpRequest) -> UUID | None:
    """Return the hall's tablet that this sign-in is on, or None."""
    held = request.session.get(TABLET)
    return UUID(held) if held else None


def idle_after(request: HttpRequest) -> timedelta:
    """Return how long this sign-in may lie untouched."""
    return IDLE_ON_TABLET if request.session.get(TABLET) else IDLE_ELSEWHERE


def is_idle(request: HttpRequest, *, at: datetime) -> bool:
    """Return whether nobody has touched this sign-in for too long."""
    touched = _instant(request, TOUCHED)
    return touched is not None and at - touched >= idle_after(request)


def touch(request: HttpRequest, *, at: datetime) -> None:
    """Note that the sign-in is in use."""
    touched = _instant(request, TOUCHED)
    if touched is None or abs(at - touched) >= COARSE:
        request.session[TOUCHED] = at.isoformat()


def _instant(request: HttpRequest, name: str) -> datetime | None:
    held = request.session.get(name)
    return datetime.fromisoformat(held) if held else None
