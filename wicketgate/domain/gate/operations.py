"""
The one way out: ask the clause, enter the ledger, and only then unseal.

Whatever is shown, printed or sent about a person passes here, with its question.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from wicketgate.clauses.decision import Decision
from wicketgate.domain.gate.items import ITEMS
from wicketgate.domain.gate.question import Part, Question
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.vault.opening import open_values
from wicketgate.vault.receipt import Receipt
from wicketgate.vault.sealed import Sealed

# A database takes so many keys in one question, and some thousands fewer than the people of a large centre.
_AT_A_TIME = 5000


class WrongQuestion(Exception):
    """A value was put to the gate with a question that can't open it. This is a mistake in the program."""


@operation
def show(
    page: str,
    parts: Iterable[Part],
    *,
    by: Actor,
    at: datetime,
    subject: UUID,
    event: Event = Event.PAGE_SHOWN,
) -> Shown:
    """
    Return what the law lets `by` see on one page, entered as one entry that lists every value opened.

    A part whose question refuses stays closed, and shows dots: a page is not an occasion to raise.
    `subject` is the one whom the page is about, or the centre for a page about many.
    """
    opened = [value for part in parts for value in _allowed(part, part.question.decide(at))]
    receipt = enter(event, by=by, at=at, subject=subject, detail={"page": page}, opens=opened)
    return _open(opened, receipt)


@operation
def reveal(
    question: Question,
    values: Sequence[Sealed | None],
    *,
    by: Actor,
    at: datetime,
    event: Event = Event.VALUE_REVEALED,
    detail: Mapping[str, object] | None = None,
) -> Shown:
    """Return the values that `question` opens, entered first. Raises Refused, entered too, when it opens none."""
    decision = question.require(at)
    opened = _allowed(Part(question, tuple(values)), decision)
    coded = dict(detail or {}) | {"ask": decision.ask, "released": sorted(decision.released)}
    receipt = enter(
        event, by=by, at=at, subject=question.about, detail=coded, decision=decision, opens=opened
    )
    return _open(opened, receipt)


@operation
def look_through(
    parts: Iterable[Part],
    *,
    matches: Callable[[str], bool],
    by: Actor,
    at: datetime,
    subject: UUID,
    event: Event = Event.PEOPLE_SEARCHED,
) -> frozenset[str]:
    """
    Return the references of the values that match, of those that the law lets `by` see.

    Entered as one search, with how many values were looked through and never what was looked for. A part whose
    question refuses is passed over: what may not be seen and what is not there give the same answer.
    """
    seen = {value.reference: value for part in parts for value in _allowed(part, part.question.decide(at))}
    receipt = enter(event, by=by, at=at, subject=subject, looks_through=seen.values())
    values = list(seen.values())
    pieces = (values[start : start + _AT_A_TIME] for start in range(0, len(values), _AT_A_TIME))
    return frozenset(
        value.reference
        for piece in pieces
        for value, text in zip(piece, open_values(piece, receipt), strict=True)
        if matches(text)
    )


def _allowed(part: Part, decision: Decision) -> list[Sealed]:
    for value in part.held():
        _require_its_question(value, part.question, decision)
    if decision.refused:
        return []
    return [value for value in part.held() if _is_released(value, decision)]


def _require_its_question(value: Sealed, question: Question, decision: Decision) -> None:
    item = ITEMS.get(value.item)
    asked_class = getattr(question.facts, "item_class", item and item.item_class)
    if item is None or decision.ask not in item.opened_by or asked_class != item.item_class:
        raise WrongQuestion(f"{value.reference} is {value.item}: {decision.ask} does not open it.")


def _is_released(value: Sealed, decision: Decision) -> bool:
    return decision.answer == "allow" or value.item in decision.released


def _open(values: list[Sealed], receipt: Receipt) -> Shown:
    texts = open_values(values, receipt)
    return Shown({value.reference: text for value, text in zip(values, texts, strict=True)})
