"""What one day's bookings don't go with: families that are kept apart, and people who would be here twice."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wicketgate.domain.people.models import KeepApart
from wicketgate.domain.sessions.models import Window
from wicketgate.domain.sessions.staggering import MINUTES_APART, Stay


def kept_from(arrangement: UUID) -> frozenset[UUID]:
    """Return the arrangements that must not be here at the same time as this one."""
    pairs = KeepApart.objects.filter(Q(one=arrangement) | Q(other=arrangement)).values_list("one", "other")
    return frozenset(each for pair in pairs for each in pair) - {arrangement}


def meets_kept_apart(arrangement: UUID, whole: Stay, *, centre: UUID, on: date) -> bool:
    """Return whether a family from which this one is kept apart is in or near the hall at that time."""
    others = _windows(centre, on=on).filter(booking__arrangement__in=kept_from(arrangement))
    return any(_stay(window).reaches(whole, minutes=MINUTES_APART) for window in others)


def is_here_twice(arrangement: UUID, stays: Iterable[tuple[UUID, Stay]], *, centre: UUID, on: date) -> bool:
    """Return whether one of the people, each with a stay, is to be here with another family at that time."""
    wanted = dict(stays)
    others = (
        _windows(centre, on=on).filter(member__person__in=wanted).exclude(booking__arrangement=arrangement)
    )
    return any(
        _stay(window).reaches(wanted[window.member.person_id], minutes=MINUTES_APART) for window in others
    )


def bookings_to_look_at(centre: UUID, *, on: date) -> frozenset[UUID]:
    """Return the bookings of a day whose times don't go with another's, for either reason: which is not told."""
    by_booking: dict[UUID, list[Window]] = {}
    for window in _windows(centre, on=on):
        by_booking.setdefault(window.booking_id, []).append(window)
    return frozenset(
        booking for booking, windows in by_booking.items() if _clashes(windows, centre=centre, on=on)
    )


def _clashes(windows: list[Window], *, centre: UUID, on: date) -> bool:
    arrangement = windows[0].booking.arrangement_id
    stays = [(window.member.person_id, _stay(window)) for window in windows]
    whole = Stay(min(stay.arrive_at for _, stay in stays), max(stay.leave_at for _, stay in stays))
    apart = meets_kept_apart(arrangement, whole, centre=centre, on=on)
    return apart or is_here_twice(arrangement, stays, centre=centre, on=on)


def _windows(centre: UUID, *, on: date) -> QuerySet[Window]:
    return Window.objects.filter(
        centre=centre,
        booking__opening_day__day=on,
        booking__opening_day__is_cancelled=False,
        booking__is_cancelled=False,
        booking__absence__isnull=True,
    ).select_related("booking", "member")


def _stay(window: Window) -> Stay:
    return Stay(window.arrive_at, window.leave_at)
