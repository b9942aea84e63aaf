"""Refuse before a page says anything of a family that its viewer may not see: not its days, nor what is held of it."""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import reveal
from wicketgate.domain.people.asking import FamilyQuestions


def require_seen(arrangement: UUID, *, by: Viewer, at: datetime) -> None:
    """Raise Refused, entered, unless the viewer may see this family (clause 1). Where they may, nothing is entered."""
    question = FamilyQuestions(by, [arrangement], at=at).about(arrangement)
    if question.decide(at).refused:
        reveal(question, [], by=by.actor, at=at)
