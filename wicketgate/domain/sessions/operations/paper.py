"""Enter in the register the times that were written on a day sheet: all of them, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.sessions.asking import require_record
from wicketgate.domain.sessions.models import DaySheet, OpeningDay, Presence, Window
from wicketgate.domain.sessions.paper_checks import MINUTES_AROUND, Held, Hours, PaperTimes, faults
from wicketgate.domain.sessions.queries.due import windows_due
from wicketgate.domain.sessions.staggering import later


class NotOnTheDay(Unable):
    """Times on the sheet can't be so. `faults` says why, by the window's id and the box, `arrived` or `left`."""

    def __init__(self, faults: dict[tuple[UUID, str], str]) -> None:
        super().__init__(
            _("Nothing was entered yet. Look at the times that are marked, and write them again.")
        )
        self.faults = faults


@operation
def enter_from_paper(
    sheet_id: UUID, *, written: Sequence[PaperTimes], by: Viewer, at: datetime
) -> list[Presence]:
    """
    Enter the times that somebody wrote on a day sheet, by whoever types them in.

    Raises NotOnTheDay for times that can't be so, and Unable for a person who was not due; then none is entered.
    """
    sheet = _sheet(sheet_id, by=by)
    entries = _entries(sheet, [times for times in written if not times.is_empty], by=by)
    _require_sense(entries, _hours(sheet.opening_day, at=at))
    for arrangement in {entry.arrangement.id: entry.arrangement for entry in entries}.values():
        require_sight(arrangement.id, by=by, at=at)
        require_record(arrangement, "register_time", by=by, at=at)
    presences = [_write(entry, by=by) for entry in entries]
    sheet.entered_at = at
    sheet.save(update_fields=["entered_at"])
    coded = {"sheet": sheet.number, "presences": [presence.id.hex for presence in presences]}
    enter(Event.PAPER_TIMES_ENTERED, by=by.actor, at=at, subject=sheet.id, written=presences, detail=coded)
    return presences


@dataclass(frozen=True, slots=True)
class _Entry:
    window: Window
    times: PaperTimes
    presence: Presence

    @property
    def arrangement(self) -> Arrangement:
        return self.window.booking.arrangement


def _sheet(sheet_id: UUID, *, by: Viewer) -> DaySheet:
    sheet = DaySheet.objects.select_for_update().filter(id=sheet_id, centre=by.centre).first()
    if sheet is None:
        raise NotFound
    return sheet


def _entries(sheet: DaySheet, written: Iterable[PaperTimes], *, by: Viewer) -> list[_Entry]:
    due = {window.id: window for window in windows_due(by.centre, on=sheet.opening_day.day)}
    entries = [
        _Entry(due[times.window], times, _presence(due[times.window]))
        for times in written
        if times.window in due
    ]
    if len(entries) != len(list(written)):
        raise Unable(
            _("Somebody on this page was not due on that day. Open the page again: its list has changed.")
        )
    if not entries:
        raise Unable(_("No time was written. Write at least one, or go back."))
    return entries


def _presence(window: Window) -> Presence:
    found = (
        Presence.objects.select_for_update()
        .filter(booking=window.booking_id, member=window.member_id)
        .first()
    )
    return found or Presence(centre=window.centre, booking_id=window.booking_id, member_id=window.member_id)


def _hours(day: OpeningDay, *, at: datetime) -> Hours:
    here = at.astimezone(LONDON)
    if day.day > here.date():
        raise Unable(
            _("This day is still to come, so nobody can have arrived. Enter the times when it has been.")
        )
    return Hours(
        earliest=_within_the_day(day.opens_at, -MINUTES_AROUND),
        latest=_within_the_day(day.closes_at, MINUTES_AROUND),
        now=here.time().replace(second=0, microsecond=0) if day.day == here.date() else None,
    )


def _within_the_day(clock: time, minutes: int) -> time:
    reached = clock.hour * 60 + clock.minute + minutes
    return later(time(0), min(max(reached, 0), 24 * 60 - 1))


def _require_sense(entries: Iterable[_Entry], hours: Hours) -> None:
    found = {
        (entry.window.id, box): sentence
        for entry in entries
        for box, sentence in faults(
            entry.times, Held(entry.presence.arrived_at, entry.presence.left_at), hours
        ).items()
    }
    if found:
        raise NotOnTheDay(found)


def _write(entry: _Entry, *, by: Viewer) -> Presence:
    presence = entry.presence
    presence.version = 1 if presence._state.adding else presence.version + 1
    presence.arrived_at = entry.times.arrived_at or presence.arrived_at
    presence.left_at = entry.times.left_at or presence.left_at
    presence.entered_by_id = by.account
    presence.is_from_paper = True
    presence.save()
    return presence
