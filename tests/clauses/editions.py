"""The editions that the tables speak of: the shipped ones, and Withington's with one thing changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wicketgate.clauses.edition import Edition, load, load_shipped, shipped, write
from wicketgate.clauses.edition_tables import Kind

WITHINGTON = load_shipped("withington")


def changed(table: str, **values: Any) -> Edition:
    """Return Withington's edition with some values of one table changed, loaded as any other."""
    inner = getattr(WITHINGTON, table)
    return load(write(replace(WITHINGTON, **{table: replace(inner, **values)})))


def _ground(**values: Any) -> Edition:
    only = replace(WITHINGTON.risk_ground[1], **values)
    return load(write(replace(WITHINGTON, risk_ground=(only,))))


def _kinds() -> tuple[Kind, ...]:
    """Keep volunteers' files six years after leaving, and incidents one year after they were made."""
    own = (Kind("volunteer", 72, "left"), Kind("incident", 12, "created"))
    named = {kind.id for kind in own}
    return own + tuple(kind for kind in WITHINGTON.retention.kinds if kind.id not in named)


EDITIONS: dict[str, Edition] = {
    **{name: load_shipped(name) for name in shipped()},
    "no signature asked": changed("undertaking", required_of=frozenset()),
    "notes if observed": changed("reports", observed="factual_notes", second_reader=True),
    "full if supervised": changed("reports", supervised="full_reports"),
    "absence reasons": changed("attendance", items=frozenset({"date", "time", "absence_reason"})),
    "14 days": changed("attendance", notice_days=14),
    "any party": changed("attendance", recipients=frozenset({"any_party"})),
    "any harm, staff": _ground(who=frozenset({"user", "staff"}), harms=WITHINGTON.risk_ground[0].harms),
    "coordinator alone": changed("exceptions", decided_by=frozenset({"coordinator"})),
    "never admits": changed("assessments", mode="never"),
    "only observes": changed(
        "assessments", mode="observation_only", kinds_allowed=frozenset({"court_officer"})
    ),
    "covers visits": changed("assessments", covers=frozenset({"assessment", "visit"})),
    "10 days' grace": changed("dbs", grace_days=10),
    "barred lists": changed("dbs", level="enhanced_barred"),
    "own periods": changed("retention", kinds=_kinds()),
    "two approvers": changed("disposal", approvers=frozenset({"chair", "trustee"})),
}
