"""Whether times read off a paper sheet can be so. Pure: no row, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.utils.formats import time_format
from django.utils.translation import gettext as _

# People come a little before the hall opens and go a little after it closes; beyond that it is a slip of the pen.
MINUTES_AROUND = 120


@dataclass(frozen=True, slots=True)
class PaperTimes:
    """The times on one line of the sheet. An empty box is None."""

    window: UUID
    arrived_at: time | None
    left_at: time | None

    @property
    def is_empty(self) -> bool:
        """Whether neither box of the line was filled."""
        return self.arrived_at is None and self.left_at is None


@dataclass(frozen=True, slots=True)
class Held:
    """The times of the same person that the register holds already."""

    arrived_at: time | None
    left_at: time | None


@dataclass(frozen=True, slots=True)
class Hours:
    """Between which times somebody can have come and gone; `now` only on the day itself."""

    earliest: time
    latest: time
    now: time | None


def faults(written: PaperTimes, held: Held, hours: Hours) -> dict[str, str]:
    """Return what is wrong with a line, by `arrived` and `left`: what was expected, what came, what to do next."""
    if written.is_empty:
        return {}
    found = dict(_one(name, given, kept, hours) for name, given, kept in _boxes(written, held))
    arrived, left = written.arrived_at or held.arrived_at, written.left_at or held.left_at
    if not any(found.values()):
        found |= _together(arrived, left, boxes={"arrived": written.arrived_at, "left": written.left_at})
    return {name: sentence for name, sentence in found.items() if sentence}


def _boxes(written: PaperTimes, held: Held) -> Iterator[tuple[str, time | None, time | None]]:
    yield "arrived", written.arrived_at, held.arrived_at
    yield "left", written.left_at, held.left_at


def _one(name: str, given: time | None, kept: time | None, hours: Hours) -> tuple[str, str]:
    if given is None:
        return name, ""
    if kept is not None:
        sentence = _("The register holds %(kept)s here already. Leave this box empty.")
        return name, sentence % {"kept": _said(kept)}
    if hours.now is not None and given > hours.now:
        sentence = _("%(given)s is later than now, %(now)s. Write a time that has passed.")
        return name, sentence % {"given": _said(given), "now": _said(hours.now)}
    if not hours.earliest <= given <= hours.latest:
        sentence = _(
            "Expected a time from %(earliest)s to %(latest)s on that day, got %(given)s. Look at the sheet again."
        )
        span = {"earliest": _said(hours.earliest), "latest": _said(hours.latest)}
        return name, sentence % (span | {"given": _said(given)})
    return name, ""


def _together(arrived: time | None, left: time | None, *, boxes: dict[str, time | None]) -> dict[str, str]:
    if arrived is None:
        return {
            "arrived": _("Write when they arrived too: there is a time of leaving, and none of arriving.")
        }
    if left is None or left >= arrived:
        return {}
    sentence = _("They left at %(left)s, before they arrived at %(arrived)s. Look at the sheet again.")
    where = "left" if boxes["left"] is not None else "arrived"
    return {where: sentence % {"left": _said(left), "arrived": _said(arrived)}}


def _said(clock: time) -> str:
    return time_format(clock, "H:i")
