"""The days and the people that a booking can be made of, as choices."""

from collections.abc import Iterable

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Part
from wicketgate.domain.sessions.models import OpeningDay
from wicketgate.domain.sessions.queries import MayCome


def day_choices(days: Iterable[OpeningDay]) -> list[tuple[str, str]]:
    """Return the days by id, each with its hours."""
    return [(str(day.id), _day(day)) for day in days]


def people_choices(people: Iterable[MayCome]) -> list[tuple[str, str]]:
    """Return the people by their part's id, each with what they are."""
    return [(str(person.member), f"{person.name} – {_what(person)}") for person in people]


def _day(day: OpeningDay) -> str:
    said = {
        "day": date_format(day.day, "l j F Y"),
        "opens": time_format(day.opens_at, "H:i"),
        "closes": time_format(day.closes_at, "H:i"),
    }
    return _("%(day)s, hall open %(opens)s to %(closes)s") % said


def _what(person: MayCome) -> str:
    if person.part == Part.CHILD:
        return _("child")
    side = str(SideKind(person.side).label).lower()
    if person.part == Part.ADULT:
        return side
    said = {"what": str(Part(person.part).label).lower(), "side": side}
    return _("%(what)s, for %(side)s") % said
