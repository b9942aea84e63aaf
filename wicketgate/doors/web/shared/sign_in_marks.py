"""What a session remembers of a sign-in: when it began, the last second factor, the last touch, and the tablet."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from wicketgate.domain.accounts.models import Tablet
from wicketgate.domain.accounts.tablets import is_the_halls, tablet_of
from wicketgate.doors.clock import LONDON

BEGAN, SECOND_FACTOR, TOUCHED, TABLET = "signed_in_at", "second_factor_at", "touched_at", "tablet"
OFFERED = "pin_offered"
TABLET_COOKIE = f"{settings.COOKIES_BEGIN_WITH}wicketgate_tablet"
IDLE_ON_TABLET = timedelta(minutes=5)
IDLE_ELSEWHERE = timedelta(minutes=15)
FRESH = timedelta(minutes=5)
# Writing down every touch would be a write a page; this much later is soon enough.
COARSE = timedelta(seconds=20)


def begin(request: HttpRequest, *, at: datetime) -> None:
    """Note that a full sign-in began at `at`."""
    request.session[BEGAN] = request.session[TOUCHED] = at.isoformat()


def resume(request: HttpRequest, *, tablet: UUID, second_factor_at: datetime | None, at: datetime) -> None:
    """Note that a PIN resumed a sign-in: it gives back the second factor as it was, and begins nothing."""
    request.session[TABLET], request.session[TOUCHED] = tablet.hex, at.isoformat()
    request.session.pop(BEGAN, None)
    request.session[SECOND_FACTOR] = second_factor_at.isoformat() if second_factor_at else None


def note_tablet(request: HttpRequest, *, centre: UUID) -> None:
    """Note on which of the hall's tablets this sign-in is, when it is on one."""
    held = this_tablet(request, centre=centre)
    if held is not None:
        request.session[TABLET] = held.id.hex


def this_tablet(request: HttpRequest, *, centre: UUID | None = None) -> Tablet | None:
    """Return the hall's tablet that this browser is, signed in or not, or None. `centre` leaves out any other's."""
    held = tablet_of(request.COOKIES.get(TABLET_COOKIE, ""))
    return held if held and centre in (None, held.centre) else None


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


def has_lost_its_tablet(request: HttpRequest) -> bool:
    """Return whether this sign-in is on a tablet that the coordinator has let go."""
    held = tablet(request)
    return held is not None and not is_the_halls(held)


def may_set_pin(request: HttpRequest, *, on: date) -> bool:
    """Return whether a full sign-in began on `on` on one of the hall's tablets. A PIN never begets a PIN."""
    began = began_at(request)
    return tablet(request) is not None and began is not None and began.astimezone(LONDON).date() == on


def has_been_offered_pin(request: HttpRequest) -> bool:
    """Return whether this sign-in was offered a PIN before, and note that it now is."""
    before: bool = request.session.get(OFFERED, False)
    request.session[OFFERED] = True
    return before


def idle_after(request: HttpRequest) -> timedelta:
    """Return how long this sign-in may lie untouched."""
    return IDLE_ON_TABLET if request.session.get(TABLET) else IDLE_ELSEWHERE


def is_idle(request: HttpRequest, *, at: datetime) -> bool:
    """Return whether nobody has touched this sign-in for too long."""
    touched = _instant(request, TOUCHED)
    # One that was touched later than now was touched by a clock that was wrong: nobody knows how long ago.
    return touched is not None and not -COARSE <= at - touched < idle_after(request)


def touch(request: HttpRequest, *, at: datetime) -> None:
    """Note that the sign-in is in use."""
    touched = _instant(request, TOUCHED)
    if touched is None or abs(at - touched) >= COARSE:
        request.session[TOUCHED] = at.isoformat()


def _instant(request: HttpRequest, name: str) -> datetime | None:
    held = request.session.get(name)
    return datetime.fromisoformat(held) if held else None
