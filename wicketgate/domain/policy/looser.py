"""
Which values of an edition are less strict than Withington's, from which every shipped edition starts.

The floor is the law's, and nothing goes below it. Between the two a committee decides, and its minute says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from wicketgate.clauses.edition import Edition, load_shipped
from wicketgate.domain.policy.reading.suggestion import Plain, values_of

BASELINE = "withington"

IsLooser = Callable[[Plain, Plain], bool]

_MODES = ("none", "not_in_proceedings", "factual_notes", "full_reports")
_ADMISSIONS = ("never", "observation_only", "by_agreement")
_LEVELS = ("enhanced_barred", "enhanced", "standard", "basic")
_CLOCKS = ("created", "last_used", "left")


def _more(value: Plain, baseline: Plain) -> bool:
    return not set(_listed(value)) <= set(_listed(baseline))


def _fewer(value: Plain, baseline: Plain) -> bool:
    return not set(_listed(value)) >= set(_listed(baseline))


def _longer(value: Plain, baseline: Plain) -> bool:
    return isinstance(value, int) and isinstance(baseline, int) and value > baseline


def _shorter(value: Plain, baseline: Plain) -> bool:
    return _longer(baseline, value)


def _later_in(order: Sequence[str]) -> IsLooser:
    def is_looser(value: Plain, baseline: Plain) -> bool:
        return order.index(str(value)) > order.index(str(baseline))

    return is_looser


# Which way is looser, by the keys of an edition. What is in no line has no stricter side.
LOOSER: tuple[tuple[str, IsLooser], ...] = (
    ("edition.review_every_months", _longer),
    ("undertaking.required_of", _fewer),
    ("undertaking.scope", _later_in(("everywhere", "outside_centre"))),
    ("reports.second_reader", _shorter),
    ("reports.*", _later_in(_MODES)),
    ("attendance.items", _more),
    ("attendance.recipients", _more),
    ("attendance.notice_days", _shorter),
    ("risk_ground.*.who", _more),
    ("risk_ground.*.harms", _more),
    ("exceptions.decided_by", _more),
    ("assessments.mode", _later_in(_ADMISSIONS)),
    ("assessments.kinds_allowed", _more),
    ("assessments.agreed_by", _fewer),
    ("assessments.covers", _more),
    ("dbs.level", _later_in(_LEVELS)),
    ("dbs.result_viewers", _more),
    ("dbs.recheck_months", _longer),
    ("dbs.grace_days", _longer),
    ("retention.years_unused", _longer),
    ("retention.kinds.*.months", _longer),
    ("retention.kinds.*.clock", _later_in(_CLOCKS)),
    ("retention.hold_from_start", _fewer),
    ("disposal.approvers", _more),
    ("awareness.audiences", _fewer),
)


@dataclass(frozen=True, slots=True)
class Looser:
    """A value that is less strict than the baseline's; `baseline` is None where that has nothing of the kind."""

    key: str
    value: Plain
    baseline: Plain | None


def looser_values(edition: Edition) -> tuple[Looser, ...]:
    """Return every value of `edition` that is less strict than Withington's, by its key."""
    baseline = values_of(load_shipped(BASELINE))
    values = values_of(edition).items()
    return tuple(
        Looser(key, value, baseline.get(key)) for key, value in values if _is_looser(key, value, baseline)
    )


def _is_looser(key: str, value: Plain, baseline: dict[str, Plain]) -> bool:
    rule = next((is_looser for pattern, is_looser in LOOSER if fnmatchcase(key, pattern)), None)
    if rule is None:
        return False
    # A ground that the baseline doesn't have lets out more than it; a kind of record that it doesn't have is kept.
    return key.startswith("risk_ground.") if key not in baseline else rule(value, baseline[key])


def _listed(value: Plain) -> list[str]:
    return value if isinstance(value, list) else [str(value)]
