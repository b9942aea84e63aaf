"""One day sheet, with what the register holds already, to enter what was written on it."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.sessions.models import DaySheet, Door, OpeningDay
from wicketgate.domain.sessions.queries.due import windows_due
from wicketgate.domain.sessions.queries.hall import standings_of
from wicketgate.domain.sessions.queries.names import names_of


@dataclass(frozen=True, slots=True, repr=False)
class PaperLine:
    """One line of the sheet: the short name that stands on it, the door, and the times that are held already."""

    window: UUID
    name: str
    door: str
    arrived_at: time | None
    left_at: time | None


@dataclass(frozen=True, slots=True, repr=False)
class SheetToEnter:
    """A sheet, its day, and its lines in the order in which they are printed."""

    sheet: DaySheet
    day: OpeningDay
    lines: tuple[PaperLine, ...]


def sheet_to_enter(sheet_id: UUID, *, viewer: Viewer, at: datetime) -> SheetToEnter:
    """Return one sheet of the viewer's centre. Raises NotFound."""
    sheet = DaySheet.objects.filter(id=sheet_id, centre=viewer.centre).select_related("opening_day").first()
    if sheet is None:
        raise NotFound
    windows = list(windows_due(viewer.centre, on=sheet.opening_day.day))
    members = [window.member for window in windows]
    names = names_of(members, page="sheet to enter", by=viewer, at=at, subject=sheet.id)
    standings = standings_of(windows)
    ordered = sorted(windows, key=lambda window: Door.values.index(window.door))
    lines = (
        PaperLine(
            window.id,
            names[window.member_id].short,
            str(Door(window.door).label),
            standings[window.id].arrived_at,
            standings[window.id].left_at,
        )
        for window in ordered
        if window.member_id in names
    )
    return SheetToEnter(sheet, sheet.opening_day, tuple(lines))
