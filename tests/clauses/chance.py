"""Facts and editions by chance, drawn from the clauses' own type hints, so that a new fact is drawn at once."""

from __future__ import annotations

import importlib
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tests.clauses import drawn as drawn_tables
from tests.clauses.editions import WITHINGTON
from wicketgate.clauses import edition_tables as tables
from wicketgate.clauses import keeping
from wicketgate.clauses.codes import HARMS, RULES
from wicketgate.clauses.edition import Edition, load, write
from wicketgate.clauses.floor import NEVER_ORDINARILY
from wicketgate.clauses.questions import QUESTIONS
from wicketgate.clauses.typed import read

TODAY = date(2026, 11, 21)
NOW = datetime.fromisoformat(drawn_tables.NOW)
# Few words, so that ids, grounds and editions meet each other by chance often enough.
WORDS = ("a", "b", "c", "withington", "child_at_risk", "violence", "family", "concern", "user", "")
DAYS = st.one_of(st.integers(-3, 3), st.integers(-1600, 60)).map(lambda days: TODAY + timedelta(days=days))
MOMENTS = st.integers(-200, 200).map(lambda minutes: NOW + timedelta(minutes=minutes))
LEAVES: dict[object, st.SearchStrategy[Any]] = {
    str: st.sampled_from(WORDS),
    bool: st.booleans(),
    date: DAYS,
    datetime: MOMENTS,
    tables.ReviewDay: DAYS,
    tables.Name: st.sampled_from(("a", "b", "child_at_risk", "violence", "user", "concern")),
    tables.Sentence: st.just("In plain words."),
    tables.Paragraph: st.sampled_from(("1", "3.1", "4(b)", None)),
    tables.Harms: st.frozensets(st.sampled_from(sorted(HARMS)), min_size=1),
    tables.Months: st.integers(1, 80),
    tables.Days: st.integers(0, 40),
    tables.Years: st.integers(1, 7),
    keeping.Minutes: st.sampled_from((0, 4.9, 5, 5.1, 60)),
    keeping.Count: st.integers(0, 2),
}


def drawn(hint: Any) -> st.SearchStrategy[Any]:
    """Draw a value of any type that the facts and editions are made of."""
    origin, args = get_origin(hint), get_args(hint)
    if hint in LEAVES:
        return LEAVES[hint]
    assert origin is not Annotated, f"say in LEAVES how {hint} is drawn"
    if origin in (Union, types.UnionType):
        return st.none() | drawn(args[0])
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (frozenset, tuple):
        return st.lists(drawn(args[0]), max_size=4).map(origin)
    assert is_dataclass(hint), hint
    return _record(hint)


def _record(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{field.name: drawn(hints[field.name]) for field in fields(kind) if field.init})


def facts(ask: str) -> st.SearchStrategy[Any]:
    """Draw facts for one question: anything at all, or the ordinary case of its table with some facts changed."""
    kind = QUESTIONS[ask].facts
    return drawn(kind) | _near(kind, read(kind, _ordinary(ask), where="facts"))


def _near(kind: Any, ordinary: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind, include_extras=True)
    parts = {name: st.just(getattr(ordinary, name)) | drawn(hint) for name, hint in hints.items()}
    return st.builds(kind, **parts)


def _ordinary(ask: str) -> dict[str, object]:
    modules = [importlib.import_module(f"tests.clauses.test_{rule}") for rule in RULES]
    tables_drawn = [table for module in modules for table in module.SPECIFICATION]
    return next(table.ordinary for table in tables_drawn if table.ask == ask)


def _loaded(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Edition:
    rough: Edition = draw(_EDITION)
    kinds = tuple({kind.id: kind for kind in rough.retention.kinds}.values())
    grounds = {ground.id: replace(ground, who=ground.who | {"child"}) for ground in rough.risk_ground}
    smoothed = replace(
        rough,
        edition=replace(rough.edition, id=draw(st.sampled_from(("withington", "a")))),
        attendance=replace(rough.attendance, items=rough.attendance.items - NEVER_ORDINARILY),
        exceptions=replace(rough.exceptions, decided_by=rough.exceptions.decided_by | {"coordinator"}),
        assessments=replace(rough.assessments, agreed_by=rough.assessments.agreed_by | {"coordinator"}),
        dbs=replace(rough.dbs, result_viewers=rough.dbs.result_viewers | {"chair"}),
        disposal=replace(rough.disposal, approvers=rough.disposal.approvers | {"chair"}),
        awareness=replace(rough.awareness, audiences=rough.awareness.audiences | {"user"}),
        retention=replace(rough.retention, kinds=kinds, hold_from_start=frozenset({"family"})),
        risk_ground=tuple(grounds.values()) or WITHINGTON.risk_ground,
    )
    return load(write(smoothed))


_EDITION = drawn(Edition)
editions: Callable[[], st.SearchStrategy[Edition]] = st.composite(_loaded)
