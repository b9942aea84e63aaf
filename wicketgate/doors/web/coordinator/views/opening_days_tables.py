"""Opening days as a table, and the centre's pattern as a sentence."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wicketgate.domain.policy.models import Centre, OpeningWeeks
from wicketgate.domain.sessions.queries import DayLine
from wicketgate.doors.web.shared.parts import Cell, Table


def days_table(days: Iterable[DayLine], caption: str) -> Table:
    """Return the days, each with its hours, how many families have a place, and how it stands."""
    return Table(
        caption, (_("Day"), _("Open"), _("Families"), _("How it stands")), [_row(line) for line in days]
    )


def pattern_words(centre: Centre) -> str:
    """Return when the centre opens, as a sentence."""
    said = {"day": WEEKDAYS[centre.opening_weekday], "weeks": OpeningWeeks(centre.opening_weeks).label}
    return _("Your centre’s pattern: %(day)s. %(weeks)s.") % said


def _row(line: DayLine) -> list[Cell]:
    day = line.day
    return [
        Cell(date_format(day.day, "l j F Y"), url=reverse("coordinator:opening_day", args=[day.id])),
        Cell(f"{time_format(day.opens_at, 'H:i')}–{time_format(day.closes_at, 'H:i')}"),
        Cell(ngettext("%(count)s family", "%(count)s families", line.families) % {"count": line.families}),
        _standing(line),
    ]


def _standing(line: DayLine) -> Cell:
    if line.day.is_cancelled:
        return Cell(_("Cancelled"), tag="stopped")
    if line.has_clash:
        return Cell(_("Look at the times"), tag="waiting")
    return Cell(_("As planned"), tag="plain")
