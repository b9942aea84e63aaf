"""What is less strict than Withington's asks for a committee's minute; what is stricter, or the same, does not."""

from dataclasses import fields
from fnmatch import fnmatchcase
from typing import Any

import pytest

from wicketgate.clauses import canonical
from wicketgate.clauses.edition import Edition, load_shipped, shipped
from wicketgate.clauses.typed import read
from wicketgate.domain.policy.looser import LOOSER, looser_values
from wicketgate.domain.policy.reading.suggestion import values_of

BASELINE = load_shipped("withington")

CASES = [
    ("undertaking.required_of", ["coordinator", "team_leader", "volunteer"], "fewer sign", True),
    ("undertaking.scope", "outside_centre", "the promise ends at the door", True),
    ("reports.supported", "full_reports", "reports are made", True),
    ("reports.supported", "not_in_proceedings", "reports, but never for a family court", True),
    ("reports.second_reader", True, "a second reader", False),
    ("attendance.items", ["date"], "dates only", False),
    ("attendance.items", ["date", "time", "who_attended"], "who came is told", True),
    ("attendance.recipients", ["referring_agency", "any_party"], "either parent is told", True),
    ("attendance.notice_days", 14, "told after a fortnight", False),
    ("exceptions.decided_by", ["coordinator"], "one role decides", False),
    ("exceptions.decided_by", ["coordinator", "volunteer"], "a volunteer decides", True),
    ("assessments.mode", "never", "nobody is admitted", False),
    ("assessments.agreed_by", ["coordinator", "family"], "both must agree", False),
    ("assessments.agreed_by", ["chair"], "the coordinator need not agree", True),
    ("dbs.level", "enhanced_barred", "a fuller check", False),
    ("dbs.level", "standard", "a lesser check", True),
    ("dbs.result_viewers", ["chair"], "one sees the result", False),
    ("dbs.result_viewers", ["chair", "coordinator"], "the coordinator sees the result", True),
    ("dbs.recheck_months", 24, "checked sooner", False),
    ("dbs.recheck_months", 60, "checked later", True),
    ("dbs.grace_days", 30, "days of grace", True),
    ("retention.years_unused", 2, "kept for a shorter time", False),
    ("retention.years_unused", 6, "kept for longer", True),
    ("retention.hold_from_start", [], "a concern is not held", True),
    ("disposal.approvers", ["coordinator", "chair"], "fewer may approve", False),
    ("awareness.audiences", ["volunteer"], "families are not told", True),
    ("edition.review_every_months", 24, "reviewed every second year", True),
]


@pytest.mark.parametrize(
    ("key", "value", "is_looser"),
    [pytest.param(key, value, loose, id=said) for key, value, said, loose in CASES],
)
def test_which_way_is_looser(key: str, value: object, is_looser: bool) -> None:
    assert [one.key for one in looser_values(_with(key, value))] == ([key] if is_looser else [])


def test_withingtons_own_edition_is_the_line_itself() -> None:
    assert looser_values(BASELINE) == ()


def test_a_ground_that_withington_does_not_have_lets_out_more() -> None:
    form: Any = canonical.plain(BASELINE)
    form["risk_ground"].append(form["risk_ground"][0] | {"id": "staff_at_risk", "who": ["staff"]})

    found = looser_values(read(Edition, _stated(form), where=""))

    assert {one.key for one in found} == {"risk_ground.staff_at_risk.who", "risk_ground.staff_at_risk.harms"}
    assert {one.baseline for one in found} == {None}


def test_every_value_of_an_edition_has_a_side_or_is_known_to_have_none() -> None:
    has_none = ("edition.*", "rules.*", "*_paragraph", "complaints.to")
    keys = {key for name in shipped() for key in values_of(load_shipped(name))}
    without = [key for key in keys if not _fits(key, [pattern for pattern, _looser in LOOSER])]

    assert len(keys) > 40
    assert [key for key in without if not _fits(key, has_none)] == []
    assert {field.name for field in fields(Edition)} >= {key.split(".")[0] for key in keys}


def _fits(key: str, patterns: Any) -> bool:
    return any(fnmatchcase(key, pattern) for pattern in patterns)


def _with(key: str, value: object) -> Edition:
    table, name = key.split(".")
    form: Any = canonical.plain(BASELINE)
    form[table][name] = value
    return read(Edition, _stated(form), where="")


def _stated(form: Any) -> Any:
    if isinstance(form, dict):
        return {key: _stated(value) for key, value in form.items()}
    if isinstance(form, list):
        return [_stated(one) for one in form]
    return "not stated" if form is None else form
