"""Book an arrangement into opening days, cancel a booking, and record an absence."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.people.models import Arrangement, Member, Part
from wicketgate.domain.sessions.asking import arrangement_of, require_record
from wicketgate.domain.sessions.booking_checks import (
    members_wanted,
    plan_wanted,
    require_bookable,
    require_free,
    stay_of,
)
from wicketgate.domain.sessions.coded import AbsenceReason
from wicketgate.domain.sessions.models import Booking, OpeningDay, Presence, Window
from wicketgate.domain.sessions.operations.days import cancel
from wicketgate.domain.sessions.staggering import Plan
from wicketgate.domain.sessions.wanted import Wanted


@operation
def book(
    arrangement_id: UUID, *, days: Sequence[UUID], wanted: Wanted, by: Viewer, at: datetime
) -> list[Booking]:
    """
    Book an arrangement into every one of `days`, or into none, with each person's own staggered times.

    Raises Unable where the times don't fit a day, without saying whose times they don't go with.
    """
    arrangement = arrangement_of(arrangement_id, by=by)
    require_sight(arrangement.id, by=by, at=at)
    opening_days = _opening_days(days, by=by, at=at)
    members = members_wanted(arrangement, wanted)
    return [_book(arrangement, day, members, wanted, by=by, at=at) for day in opening_days]


@operation
def cancel_booking(booking_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> Booking:
    """Cancel a booking of a day to come. Raises Unable once somebody has arrived or the day has passed."""
    booking = _locked(booking_id, expected_version=expected_version, by=by, at=at)
    if booking.opening_day.day < at.astimezone(LONDON).date():
        raise Unable(_("This day has passed, so the booking stays. Record why they did not come instead."))
    if Presence.objects.filter(booking=booking, arrived_at__isnull=False).exists():
        raise Unable(
            _("Somebody of this family has arrived, so the booking stays. Take the arrival back first.")
        )
    cancel(booking, by=by, at=at)
    return booking


@operation
def record_absence(
    booking_id: UUID, *, reason: AbsenceReason, expected_version: int, by: Viewer, at: datetime
) -> Booking:
    """Record, by its code alone, why a booked day did not happen. The reason is sealed and never released."""
    booking = _locked(booking_id, expected_version=expected_version, by=by, at=at)
    require_record(booking.arrangement, "absence_code", by=by, at=at)
    if booking.opening_day.day > at.astimezone(LONDON).date():
        raise Unable(
            _("This day is still to come. Cancel the booking if they are not coming."), field="reason"
        )
    booking.absence = AbsenceReason(reason).value
    booking.version += 1
    booking.save()
    coded = {"booking": booking.id.hex}
    enter(
        Event.ABSENCE_RECORDED,
        by=by.actor,
        at=at,
        subject=booking.arrangement_id,
        written=[booking],
        detail=coded,
    )
    return booking


def _opening_days(days: Sequence[UUID], *, by: Viewer, at: datetime) -> list[OpeningDay]:
    wanted = set(days)
    # Locked, so that two people who book the same day at once don't both find it free.
    found = OpeningDay.objects.select_for_update().filter(id__in=wanted, centre=by.centre).order_by("day")
    if not wanted:
        raise Unable(_("Choose at least one day."), field="days")
    opening_days = list(found)
    if len(opening_days) != len(wanted):
        raise NotFound
    for day in opening_days:
        require_bookable(day, today=at.astimezone(LONDON).date())
    return opening_days


def _book(
    arrangement: Arrangement,
    day: OpeningDay,
    members: Sequence[Member],
    wanted: Wanted,
    *,
    by: Viewer,
    at: datetime,
) -> Booking:
    plan = plan_wanted(arrangement, day, wanted)
    require_free(arrangement, day, plan, members, wanted)
    booking = Booking(
        centre=by.centre,
        arrangement=arrangement,
        opening_day=day,
        begins_at=wanted.begins_at,
        ends_at=wanted.ends_at,
    )
    booking.save(force_insert=True)
    windows = Window.objects.bulk_create(_windows(booking, plan, members, wanted))
    coded = {"booking": booking.id.hex, "day": day.day.isoformat()}
    enter(
        Event.BOOKING_MADE,
        by=by.actor,
        at=at,
        subject=arrangement.id,
        written=[booking, *windows],
        detail=coded,
    )
    return booking


def _windows(booking: Booking, plan: Plan, members: Iterable[Member], wanted: Wanted) -> Iterable[Window]:
    for member in members:
        stay = stay_of(member, plan, wanted)
        side = wanted.brings if member.part == Part.CHILD or member.side is None else member.side.kind
        yield Window(
            centre=booking.centre,
            booking=booking,
            member=member,
            arrive_at=stay.arrive_at,
            leave_at=stay.leave_at,
            door=wanted.doors[side],  # type: ignore[index]  # a side's kind is a SideKind
        )


def _locked(booking_id: UUID, *, expected_version: int, by: Viewer, at: datetime) -> Booking:
    booking = (
        Booking.objects.select_for_update(of=("self",))
        .select_related("arrangement", "opening_day")
        .filter(id=booking_id, centre=by.centre)
        .first()
    )
    if booking is None:
        raise NotFound
    require_sight(booking.arrangement_id, by=by, at=at)
    if booking.version != expected_version or booking.is_cancelled:
        raise Overtaken(
            _("Somebody else has changed this booking since you opened it. Look at it again, then decide.")
        )
    return booking
