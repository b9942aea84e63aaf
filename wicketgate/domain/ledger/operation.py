"""The grammar of one operation: one transaction, entered in the ledger, and a refusal entered before it is raised."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from wicketgate.domain.ledger import sending
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.refusals import Refused

P = ParamSpec("P")
R = TypeVar("R")

_entered: ContextVar[list[Event] | None] = ContextVar("what the running operation has entered", default=None)


class NotEntered(Exception):
    """An operation finished without a ledger entry. It was rolled back: enter what it does."""


def operation(act: Callable[P, R]) -> Callable[P, R]:
    """
    Run `act` as one transaction that must enter itself in the ledger.

    `act` takes `by` and `at` as keywords. When a clause refuses, what was written is rolled back, the refusal is
    entered and committed, and only then is Refused raised. An operation inside another joins it.
    """

    @wraps(act)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _entered.get() is not None:
            return act(*args, **kwargs)
        marks: list[Event] = []
        token = _entered.set(marks)
        try:
            return _run(act, marks, *args, **kwargs)
        except Refused as refused:
            _enter_refusal(refused, kwargs)
            raise
        finally:
            _entered.reset(token)

    run.is_operation = True  # type: ignore[attr-defined]  # read by the census of operations
    return run


def note_entered(event: Event) -> None:
    """Mark that the running operation has an entry. Called by the ledger alone."""
    marks = _entered.get()
    if marks is not None:
        marks.append(event)


def _run(act: Callable[..., R], marks: list[Event], *args: Any, **kwargs: Any) -> R:
    with transaction.atomic():
        is_of_somebody = "by" in kwargs and "at" in kwargs
        settle = sending.take(lambda: _actor(kwargs).centre, at=kwargs["at"] if is_of_somebody else None)
        result = act(*args, **kwargs)
        if not marks:
            raise NotEntered(f"{act.__module__}.{act.__name__} wrote nothing in the ledger.")
        has_taken = settle(marks)
    if has_taken:
        sending.note_taken()
    return result


def _actor(kwargs: dict[str, Any]) -> Actor:
    by: Actor = kwargs["by"] if isinstance(kwargs["by"], Actor) else kwargs["by"].actor
    return by


def _enter_refusal(refused: Refused, kwargs: dict[str, Any]) -> None:
    from wicketgate.domain.ledger.operations import enter  # the two know each other; this end is the later

    if refused.is_entered:
        return
    by = _actor(kwargs)
    at: datetime = kwargs["at"]
    decision = refused.decision
    coded = {"ask": decision.ask, "reason": decision.reason.code, "withheld": sorted(decision.withheld)}
    enter(Event.REFUSED, by=by, at=at, subject=refused.subject, detail=coded, decision=decision)
    refused.is_entered = True
