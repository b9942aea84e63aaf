"""Arrange the days on which the hall is open, and cancel one."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.sessions.models import Booking, OpeningDay, Presence


@operation
def arrange_days(
    days: Iterable[date], *, opens_at: time, closes_at: time, by: Viewer, at: datetime
) -> list[OpeningDay]:
    """
    Open the hall on each of `days`, and return those that are new; a day that is there already stays as it is.

    Raises Unable when none of them is new, when one has passed, or when the hall would close before it opens.
    """
    wanted = sorted(set(days))
    _require_sense(wanted, opens_at, closes_at, today=at.astimezone(LONDON).date())
    there = set(OpeningDay.objects.filter(centre=by.centre, day__in=wanted).values_list("day", flat=True))
    new = [
        OpeningDay(centre=by.centre, day=day, opens_at=opens_at, closes_at=closes_at)
        for day in wanted
        if day not in there
    ]
    if not new:
        raise Unable(_("The hall is in the list on that date already. Choose another date."), field="day")
    OpeningDay.objects.bulk_create(new)
    coded = {"days": [day.day.isoformat() for day in new]}
    enter(Event.OPENING_DAY_ARRANGED, by=by.actor, at=at, subject=by.centre, written=new, detail=coded)
    return new


@operation
def cancel_day(day_id: UUID, *, by: Viewer, at: datetime) -> OpeningDay:
    """Cancel an opening day and every booking on it. Raises Unable once the day has begun to be used."""
    day = _locked(day_id, by=by)
    if day.is_cancelled:
        raise Overtaken(_("This day has been cancelled already. Nothing was changed."))
    if day.day < at.astimezone(LONDON).date():
        raise Unable(
            _("This day has passed, so it can’t be cancelled. Record an absence for each family instead.")
        )
    if Presence.objects.filter(booking__opening_day=day, arrived_at__isnull=False).exists():
        raise Unable(
            _("Somebody has arrived on this day, so it can’t be cancelled. Take the arrival back first.")
        )
    bookings = list(Booking.objects.filter(opening_day=day, is_cancelled=False))
    for booking in bookings:
        cancel(booking, by=by, at=at)
    day.is_cancelled = True
    day.save(update_fields=["is_cancelled"])
    coded = {"bookings": len(bookings)}
    enter(Event.OPENING_DAY_CANCELLED, by=by.actor, at=at, subject=day.id, written=[day], detail=coded)
    return day


@operation
def open_again(day: date, *, opens_at: time, closes_at: time, by: Viewer, at: datetime) -> OpeningDay:
    """Open the hall after all on a cancelled day; its bookings stay cancelled. Raises NotFound where there is none."""
    found = (
        OpeningDay.objects.select_for_update().filter(centre=by.centre, day=day, is_cancelled=True).first()
    )
    if found is None:
        raise NotFound
    _require_sense([day], opens_at, closes_at, today=at.astimezone(LONDON).date())
    found.opens_at, found.closes_at, found.is_cancelled = opens_at, closes_at, False
    found.save()
    coded = {"days": [day.isoformat()], "what": "again"}
    enter(Event.OPENING_DAY_ARRANGED, by=by.actor, at=at, subject=by.centre, written=[found], detail=coded)
    return found


def cancel(booking: Booking, *, by: Viewer, at: datetime) -> None:
    """Take a booking off its day, inside an operation that has asked whether it may."""
    booking.is_cancelled = True
    booking.version += 1
    booking.save(update_fields=["is_cancelled", "version"])
    coded = {"booking": booking.id.hex}
    enter(
        Event.BOOKING_CANCELLED,
        by=by.actor,
        at=at,
        subject=booking.arrangement_id,
        written=[booking],
        detail=coded,
    )


def _locked(day_id: UUID, *, by: Viewer) -> OpeningDay:
    day = OpeningDay.objects.select_for_update().filter(id=day_id, centre=by.centre).first()
    if day is None:
        raise NotFound
    return day


def _require_sense(days: list[date], opens_at: time, closes_at: time, *, today: date) -> None:
    if not days:
        raise Unable(_("There is no such day between those dates. Choose a later last date."), field="until")
    if days[0] < today:
        raise Unable(_("That date has passed. Write today’s date or a later one."), field="day")
    if closes_at <= opens_at:
        raise Unable(
            _("The hall would close before it opens. Write a later time for closing."), field="closes_at"
        )
