"""Open the names of people in some windows through the gate: whole for the coordinator, short for the hall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.clauses.decision import Decision
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.people.models import Member
from wicketgate.domain.sessions.models import Window
from wicketgate.domain.sessions.short_names import short_name


@dataclass(frozen=True, slots=True, repr=False)
class Named:
    """One person's name as held, and as it stands on the hall's tablet."""

    whole: str
    short: str


def names_of(
    members: Iterable[Member], *, page: str, by: Viewer, at: datetime, subject: UUID
) -> dict[UUID, Named]:
    """
    Return the names of those members whom the viewer may see, by the member's id, in one ledger entry.

    A family that the viewer knows from elsewhere, or may not see at all, is not in it.
    """
    wanted = list(members)
    questions = FamilyQuestions(by, {member.arrangement_id for member in wanted}, at=at)
    parts = [
        Part(questions.about(member.arrangement_id), (member.person.name, member.person.known_as))
        for member in wanted
    ]
    shown = show(page, parts, by=by.actor, at=at, subject=subject)
    return {
        member.id: _named(shown[member.person.name], shown[member.person.known_as])
        for member in wanted
        if member.person.name in shown
    }


def why_nobody_is_seen(windows: Iterable[Window], *, viewer: Viewer, at: datetime) -> Decision | None:
    """Return why the viewer sees nobody, where it is not that they know every family (which is the floor's)."""
    families = {window.member.arrangement_id for window in windows}
    questions = FamilyQuestions(viewer, families, at=at)
    decisions = (questions.about(family).decide(at) for family in families)
    return next((one for one in decisions if one.refused and one.rule != "floor"), None)


def _named(name: str, known_as: str) -> Named:
    return Named(whole=name, short=short_name(name, known_as))
