"""The policy as everybody may read it, whenever they ask (clause 9)."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from wicketgate.domain.policy.queries import (
    NoPolicyYet,
    adopted,
    edition_in_force,
    last_reviewed_on,
    review_overdue_days,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """
    Whose policy it is, when it was last gone over, what it says in short, and its own paragraphs.

    A paragraph is its number, its words, and whether it stands below another.
    """

    whose: str
    last_reviewed: date
    overdue_days: int
    rules: tuple[str, ...]
    paragraphs: tuple[tuple[str, str, bool], ...]


def to_read(centre: UUID, *, on: date) -> Reading | None:
    """Return the policy in force on `on`, or None before there is one."""
    try:
        held, edition = adopted(centre, on=on), edition_in_force(centre, on=on)
    except NoPolicyYet:
        return None
    paragraphs = held.document.paragraphs if held.document else []
    return Reading(
        whose=edition.edition.centre,
        last_reviewed=last_reviewed_on(centre, on=on),
        overdue_days=review_overdue_days(centre, on=on),
        rules=tuple(getattr(edition.rules, rule.name).summary for rule in fields(edition.rules)),
        paragraphs=tuple(
            (entry["number"] or "", entry["text"], bool(entry.get("nested_in"))) for entry in paragraphs
        ),
    )
