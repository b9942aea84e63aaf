"""Print a day sheet, numbered and to be shredded, and record that it came back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.composing import compose_document
from wicketgate.domain.gate.squares import square
from wicketgate.domain.ledger.checkpoints import newest
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.sessions.models import DaySheet, Door, OpeningDay, Window
from wicketgate.domain.sessions.needs import open_needs
from wicketgate.domain.sessions.queries.due import windows_due
from wicketgate.domain.sessions.queries.names import names_of
from wicketgate.domain.sessions.queries.sheets import next_number
from wicketgate.domain.sessions.words import clock_words, services_words, sheet_words


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet as it goes to the printer."""

    sheet: DaySheet
    pdf: bytes


@operation
def print_day_sheet(day_id: UUID, *, number: int, with_needs: bool, by: Viewer, at: datetime) -> Printed:
    """
    Print the sheet of a day: first names and initials, plan, and empty boxes. No address.

    `number` is the next number as the page showed it: Overtaken is raised when it has been used since, so that
    a button pressed twice prints once. `with_needs` also opens what each person needs, which asks for a fresh
    second factor. Raises Unable where nobody whom this viewer may see is due.
    """
    day = OpeningDay.objects.select_for_update().filter(id=day_id, centre=by.centre).first()
    if day is None:
        raise NotFound
    if number != next_number(by.centre):
        raise Overtaken(
            _("A sheet has just been printed. Look at the list: print another only if you need two.")
        )
    windows = list(windows_due(by.centre, on=day.day))
    lines = _lines(windows, day=day, with_needs=with_needs, by=by, at=at)
    if not lines:
        raise Unable(_("Nobody is booked into this day, so there is no sheet to print. Book a family first."))
    sheet = DaySheet(centre=by.centre, opening_day=day, number=number, printed_at=at)
    sheet.printed_by_id = by.account
    sheet.save(force_insert=True)
    composed = compose_document(
        "day-sheet",
        _fields(sheet, windows, lines, with_needs=with_needs),
        recipient=by.account,
        subject=day.id,
        event=Event.DAY_SHEET_PRINTED,
        detail={"sheet": sheet.number, "with_needs": with_needs},
        keep=lambda digest: [sheet],
        by=by.actor,
        at=at,
    )
    return Printed(sheet, composed.pdf)


@operation
def record_return(sheet_id: UUID, *, by: Viewer, at: datetime) -> DaySheet:
    """Record that a sheet came back and was shredded. Raises Overtaken when it was recorded already."""
    sheet = DaySheet.objects.select_for_update().filter(id=sheet_id, centre=by.centre).first()
    if sheet is None:
        raise NotFound
    if sheet.returned_at is not None:
        raise Overtaken(_("It was recorded already that this sheet came back. Nothing was changed."))
    sheet.returned_at = at
    sheet.save(update_fields=["returned_at"])
    coded = {"sheet": sheet.number}
    enter(Event.DAY_SHEET_RETURNED, by=by.actor, at=at, subject=sheet.id, written=[sheet], detail=coded)
    return sheet


def _lines(
    windows: list[Window], *, day: OpeningDay, with_needs: bool, by: Viewer, at: datetime
) -> list[dict[str, object]]:
    members = [window.member for window in windows]
    names = names_of(members, page="day sheet", by=by, at=at, subject=day.id)
    seen = [window for window in windows if window.member_id in names]
    needs: Mapping[UUID, tuple[str, ...]] = {}
    if with_needs:
        opened = open_needs(seen, page="day sheet", by=by, at=at, subject=day.id)
        needs = {each.member: each.lines for each in opened}
    return [
        {
            "door": window.door,
            "name": names[window.member_id].short,
            "child": window.member.side is None,
            "come": clock_words(window.arrive_at),
            "leave": clock_words(window.leave_at),
            "needs": list(needs.get(window.member_id, ())),
        }
        for window in seen
    ]


def _fields(
    sheet: DaySheet, windows: Iterable[Window], lines: list[dict[str, object]], *, with_needs: bool
) -> dict[str, object]:
    centre, checkpoint = Centre.objects.get(id=sheet.centre), newest(sheet.centre)
    return {
        "title": _("Day sheet, %(day)s") % {"day": date_format(sheet.opening_day.day, "l j F Y")},
        "centre": centre.name,
        "service": services_words({window.booking.arrangement.service for window in windows}),
        "reference": _("Sheet %(number)s") % {"number": sheet.number},
        "words": sheet_words(with_needs=with_needs),
        "doors": _by_door(lines),
        "square": square(checkpoint.note) if checkpoint else "",
    }


def _by_door(lines: list[dict[str, object]]) -> list[dict[str, object]]:
    ordered = sorted(lines, key=lambda line: Door.values.index(str(line["door"])))
    return [
        {
            "door": str(Door(door).label),
            "people": [line | {"order": order} for order, line in enumerate(people, start=1)],
        }
        for door, people in groupby(ordered, key=lambda line: line["door"])
    ]
