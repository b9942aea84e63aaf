"""Enter in the register who came and who left, by the clock of the door; take an entry back within the day."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Overtaken, Unable
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.sessions.asking import require_record, seen_of
from wicketgate.domain.sessions.models import Presence, Window
from wicketgate.domain.sessions.queries.due import windows_due


@operation
def record_arrival(window_id: UUID, *, by: Viewer, at: datetime) -> Presence:
    """
    Record that somebody who is due today has come, at this minute.

    Raises Unable for somebody who is not due, and Overtaken where the arrival was recorded already.
    """
    tap = _tap(window_id, by=by, at=at)
    if tap.presence.arrived_at is not None:
        raise _already(tap.presence.arrived_at)
    tap.presence.arrived_at = tap.now
    return _written(tap, Event.ARRIVAL_RECORDED, by=by, at=at)


@operation
def record_departure(window_id: UUID, *, by: Viewer, at: datetime) -> Presence:
    """Record that somebody who has come has left, at this minute. Raises Unable and Overtaken as for an arrival."""
    tap = _tap(window_id, by=by, at=at)
    if tap.presence.arrived_at is None:
        raise Unable(
            _("No arrival is recorded for this person, so they can’t leave. Record the arrival first.")
        )
    if tap.presence.left_at is not None:
        raise _already(tap.presence.left_at)
    if tap.now < tap.presence.arrived_at:
        raise Unable(
            _("The arrival that is recorded is later than now. Take it back first, and record it again.")
        )
    tap.presence.left_at = tap.now
    return _written(tap, Event.DEPARTURE_RECORDED, by=by, at=at)


@operation
def take_back_arrival(window_id: UUID, *, by: Viewer, at: datetime) -> Presence:
    """Take back today's arrival of somebody who has not left."""
    tap = _tap(window_id, by=by, at=at)
    if tap.presence.left_at is not None:
        raise Unable(_("This person’s leaving is recorded too. Take that back first."))
    if tap.presence.arrived_at is None:
        raise _nothing_there()
    tap.presence.arrived_at = None
    return _written(tap, Event.ATTENDANCE_UNDONE, by=by, at=at, what="arrival")


@operation
def take_back_departure(window_id: UUID, *, by: Viewer, at: datetime) -> Presence:
    """Take back today's leaving."""
    tap = _tap(window_id, by=by, at=at)
    if tap.presence.left_at is None:
        raise _nothing_there()
    tap.presence.left_at = None
    return _written(tap, Event.ATTENDANCE_UNDONE, by=by, at=at, what="departure")


@dataclass(frozen=True, slots=True)
class _Tap:
    window: Window
    presence: Presence
    now: time


def _tap(window_id: UUID, *, by: Viewer, at: datetime) -> _Tap:
    here = at.astimezone(LONDON)
    # Whoever may see nobody today is told so, whomever they ask for.
    require_sight(by.centre, by=by, at=at)
    # Locked, so that two tablets tapped at once are one after the other.
    due = windows_due(by.centre, on=here.date()).select_for_update(of=("self",))
    window = seen_of(due.filter(id=window_id).first(), by=by, at=at)
    if window is None:
        raise Unable(
            _(
                "This person is not due today, so nothing was recorded. Look at the list again, or ask the coordinator."
            )
        )
    require_record(window.booking.arrangement, "register_time", by=by, at=at)
    return _Tap(window, _presence(window), here.time().replace(second=0, microsecond=0))


def _presence(window: Window) -> Presence:
    found = Presence.objects.filter(booking=window.booking_id, member=window.member_id).first()
    return found or Presence(centre=window.centre, booking_id=window.booking_id, member_id=window.member_id)


def _written(tap: _Tap, event: Event, *, by: Viewer, at: datetime, what: str = "") -> Presence:
    presence = tap.presence
    presence.version = 1 if presence._state.adding else presence.version + 1
    presence.entered_by_id = by.account
    presence.is_from_paper = False
    presence.save()
    coded = {"window": tap.window.id.hex} | ({"what": what} if what else {})
    subject = tap.window.booking.arrangement_id
    enter(event, by=by.actor, at=at, subject=subject, written=[presence], detail=coded)
    return presence


def _already(recorded: time) -> Overtaken:
    said = {"time": time_format(recorded, "H:i")}
    return Overtaken(_("This was recorded already, at %(time)s. Nothing was changed.") % said)


def _nothing_there() -> Overtaken:
    return Overtaken(_("There is nothing to take back: somebody else has done so already."))
