"""Enter that recovery papers were made, and that one was checked back. Of a paper only its number is kept."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.policy.models import PaperCheck, PaperSet


@operation
def note_papers_made(name: str, *, made_on: date, by: Actor, at: datetime) -> PaperSet:
    """Enter that a set of three papers was made. `name` is what the backups that it opens are marked with."""
    made = _kept(name, made_on, centre=by.centre)
    enter(Event.PAPERS_MADE, by=by, at=at, subject=by.centre, written=[made])
    return made


@operation
def note_paper_checked(
    number: int, *, name: str, made_on: date, by: Viewer | Actor, at: datetime
) -> PaperCheck:
    """
    Enter that the paper of this number was read back and is whole. The same paper again is the same check.

    A set that was made by a program that did not enter it yet is entered with its first paper.
    """
    actor = by if isinstance(by, Actor) else by.actor
    papers = _kept(name, made_on, centre=actor.centre)
    on = at.astimezone(LONDON).date()
    checked, _is_new = PaperCheck.objects.get_or_create(
        papers=papers, number=number, defaults={"centre": actor.centre, "checked_on": on}
    )
    enter(
        Event.PAPER_CHECKED,
        by=actor,
        at=at,
        subject=actor.centre,
        written=[papers, checked],
        detail={"number": number},
    )
    return checked


@operation
def note_guided_drill(*, records_at: datetime, values: int, by: Actor, at: datetime) -> None:
    """Enter that the centre was brought back beside itself from the backup of `records_at`, and was whole."""
    detail = {"records_at": records_at.isoformat(), "values": values}
    enter(Event.DRILL_HELD, by=by, at=at, subject=by.centre, detail=detail)


def _kept(name: str, made_on: date, *, centre: UUID) -> PaperSet:
    sets = PaperSet.objects.filter(centre=centre)
    last = sets.aggregate(last=Max("number"))["last"] or 0
    return sets.filter(name=name).first() or PaperSet.objects.create(
        centre=centre, name=name, made_on=made_on, number=last + 1
    )
