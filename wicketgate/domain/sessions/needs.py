"""Open what children need to be well on a day: allergies, medicines, and what helps them. Only for care on the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import LONDON, Part, Question
from wicketgate.domain.ledger.refusals import Refused
from wicketgate.domain.people.asking import unseal_question
from wicketgate.domain.people.coded import Purpose
from wicketgate.domain.people.queries import quota_left
from wicketgate.domain.sessions.models import Window


@dataclass(frozen=True, slots=True, repr=False)
class Needs:
    """What one child needs, by the member's id."""

    member: UUID
    lines: tuple[str, ...]


def open_needs(
    windows: Iterable[Window], *, page: str, by: Viewer, at: datetime, subject: UUID
) -> list[Needs]:
    """
    Return what each child among these people needs, in one ledger entry. Whoever needs nothing is not in it.

    Raises Refused, entered too, when the law opens none of it: without a fresh second factor, say.
    """
    asked = [(window, _question(window, by=by, at=at)) for window in windows if _has_needs(window)]
    decisions = [question.decide(at) for _window, question in asked]
    if decisions and all(decision.refused for decision in decisions):
        raise Refused(decisions[0], subject=subject)
    parts = [
        Part(question, (window.member.person.health, window.member.person.needs))
        for window, question in asked
    ]
    shown = show(page, parts, by=by.actor, at=at, subject=subject)
    return [
        Needs(window.member_id, tuple(shown[value] for value in part.held() if value in shown))
        for (window, _question), part in zip(asked, parts, strict=True)
        if any(value in shown for value in part.held())
    ]


def _has_needs(window: Window) -> bool:
    person = window.member.person
    return person.is_child and (person.health is not None or person.needs is not None)


def _question(window: Window, *, by: Viewer, at: datetime) -> Question:
    return unseal_question(
        by,
        item_class="health",
        subject=window.member.person_id,
        arrangement=window.booking.arrangement_id,
        due_today=window.booking.opening_day.day == at.astimezone(LONDON).date(),
        purpose=Purpose.KEEP_SAFE,
        quota_left=quota_left(by, at=at),
        is_emergency=False,
        at=at,
    )
