"""Read which records are due to be let go of, and which soon will be."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from wicketgate.clauses.disposal import dispose
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.typed import Unanswerable
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns.queries import known_to
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.retention.models import Damaged
from wicketgate.domain.retention.stories import Story, stories

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Due:
    """
    One record on the list. `state` is due, soon, or unclear where no use of it is known to count from.

    `kind` is the edition's word for it; `reference` names nobody.
    """

    kind: str
    reference: str
    due_on: date | None
    state: Literal["due", "soon", "unclear"]


def due(viewer: Viewer, *, at: datetime) -> list[Due]:
    """
    Return what is due to be let go of, or will be within 90 days, the earliest first.

    A record that something holds is left out: whether a hold is a concern is not for this list to tell.
    Raises NoPolicyYet where no edition says how long anything is kept.
    """
    edition = edition_in_force(viewer.centre, on=at.astimezone(LONDON).date())
    known = known_to(viewer, at=at)
    told = [_due(story, edition, at=at) for story in stories(viewer.centre, edition=edition, concerns=known)]
    listed = [line for line in told if line is not None]
    return sorted(listed, key=lambda line: (line.due_on or date.min, line.kind, line.reference))


def _due(story: Story, edition: Edition, *, at: datetime) -> Due | None:
    """Return the record's line, or None while it is in use or held."""
    if _still_serves(story, edition):
        return None
    try:
        decision = Question(dispose, story.facts, edition, story.id).decide(at)
    except Unanswerable:
        return Due(story.kind, story.reference, None, "unclear")
    assert decision.due_on is not None
    if decision.state == "due":
        return Due(story.kind, story.reference, decision.due_on, "due")
    is_soon = decision.state == "in_use" and decision.due_on <= at.astimezone(LONDON).date() + SOON
    return (
        Due(story.kind, story.reference, decision.due_on, "soon")
        if is_soon and not story.facts.holds
        else None
    )


def _still_serves(story: Story, edition: Edition) -> bool:
    kept = edition.retention.kind(story.kind)
    return kept is not None and kept.clock == "left" and story.facts.left_on is None


@dataclass(frozen=True, slots=True)
class DamagedLine:
    """One sealed value that the last sweep found damaged, by its reference; or a table, by its label."""

    reference: str
    is_table: bool
    found_at: datetime


def damaged(viewer: Viewer, *, at: datetime) -> list[DamagedLine]:
    """Return what the last sweep found damaged, without a concern that the viewer may not know of."""
    known = {concern.hex for concern in known_to(viewer, at=at)}
    rows = Damaged.objects.filter(centre=viewer.centre).order_by("reference")
    lines = [DamagedLine(row.reference, row.is_table, row.found_at) for row in rows]
    return [line for line in lines if _may_be_named(line, known)]


def _may_be_named(line: DamagedLine, known: Collection[str]) -> bool:
    is_of_concern = line.reference.startswith("concerns.")
    return not is_of_concern or line.reference.rpartition(":")[2] in known
