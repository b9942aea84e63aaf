"""What no edition can loosen, checked when an edition is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wicketgate.clauses.edition_tables import Edition

NEVER_ORDINARILY: frozenset[str] = frozenset({"remark", "future_date", "future_time"})


@dataclass(frozen=True, slots=True)
class Breach:
    """One value that is looser than the floor, or that makes the edition contradict itself."""

    where: str
    expected: str
    got: str
    why: str


def breaches(edition: Edition) -> Iterator[Breach]:
    """Yield each value that an edition must not have."""
    yield from _attendance(edition)
    yield from _safeguarding(edition)
    yield from _assessments(edition)
    yield from _retention(edition)
    yield from _somebody(edition)


def _attendance(edition: Edition) -> Iterator[Breach]:
    loose = edition.attendance.items & NEVER_ORDINARILY
    if loose:
        yield Breach(
            "attendance.items",
            "only date, time, who_attended, absence_reason",
            ", ".join(sorted(loose)),
            "The floor: there are no remarks, so none is released; and nobody but a public body gets future "
            "dates or times, and then only under a risk ground or an authority.",
        )


def _safeguarding(edition: Edition) -> Iterator[Breach]:
    ids = [ground.id for ground in edition.risk_ground]
    empty = [ground.id for ground in edition.risk_ground if not ground.who or not ground.harms]
    why = "The way to share a danger with those who can help can be shaped, but never switched off."
    if not ids:
        yield Breach("risk_ground", "at least one risk ground", "none", why)
    if empty:
        yield Breach("risk_ground", "somebody at risk and a harm", f"a ground without: {empty[0]}", why)
    if not edition.exceptions.decided_by:
        yield Breach("exceptions.decided_by", "at least one role", "an empty list", why)
    if len(set(ids)) < len(ids):
        yield Breach("risk_ground", "each id once", "the same id twice", "A ground is named by its id.")


def _assessments(edition: Edition) -> Iterator[Breach]:
    rule = edition.assessments
    if rule.mode != "never" and not rule.agreed_by:
        yield Breach(
            "assessments.agreed_by",
            "at least one of coordinator, family, chair",
            "an empty list",
            "An agreement that nobody gave is no agreement; use the mode never if nobody is admitted.",
        )


def _retention(edition: Edition) -> Iterator[Breach]:
    ids = [kind.id for kind in edition.retention.kinds]
    strangers = sorted(edition.retention.hold_from_start - {*ids, "family"})
    if "family" in ids:
        why = "A family's own records follow retention.years_unused, so a second period would contradict it."
        yield Breach("retention.kinds", "kinds other than family", "family", why)
    if len(set(ids)) < len(ids):
        yield Breach("retention.kinds", "each id once", "the same id twice", "A kind is named by its id.")
    if strangers:
        why = "A hold can only start with a kind of record that the schedule knows."
        yield Breach("retention.hold_from_start", "kinds of the schedule", strangers[0], why)


def _somebody(edition: Edition) -> Iterator[Breach]:
    why = "With nobody to do it, the rule could never be kept."
    named = {
        "disposal.approvers": edition.disposal.approvers,
        "dbs.result_viewers": edition.dbs.result_viewers,
        "awareness.audiences": edition.awareness.audiences,
    }
    for where, whom in named.items():
        if not whom:
            yield Breach(where, "at least one", "an empty list", why)
