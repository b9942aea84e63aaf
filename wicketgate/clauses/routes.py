"""Several ways out, added up: which items go, by what right, and with which duties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wicketgate.clauses.decision import NOTHING, Answer, Decision, Message
from wicketgate.clauses.ruling import Question

CALL_BACK = Message("ring_back_on_known_number")


@dataclass(frozen=True, slots=True)
class Route:
    """One right by which items asked for may go, and what it brings with it."""

    items: frozenset[str]
    reason: Message
    duties: frozenset[str] = NOTHING
    ground: str | None = None
    by_authority: bool = False


def release(
    question: Question, asked: frozenset[str], routes: Iterable[Route], *, otherwise: tuple[Message, Message]
) -> Decision:
    """
    Release what any route lets out; a route that lets out nothing asked for leaves no trace.

    The routes come in the order in which they give the reason; `otherwise` is the reason and the next step
    where there is none.
    """
    used = [route for route in routes if route.items]
    if not used:
        reason, next_step = otherwise if asked else (Message("nothing_asked_for"), Message("ask_for_items"))
        return replace(question.refuse(reason, next_step), withheld=asked)
    return _released(question, asked, used)


def unconfirmed(question: Question, asked: frozenset[str]) -> Decision:
    """Refuse everything, for nobody has made sure who is asking (the floor)."""
    refusal = question.refuse(
        Message("identity_not_confirmed"), CALL_BACK, rule="floor", duties={"call_back"}
    )
    return replace(refusal, withheld=asked)


def _released(question: Question, asked: frozenset[str], used: list[Route]) -> Decision:
    released = NOTHING.union(*(route.items for route in used))
    answer: Answer = "allow" if released == asked else "partly"
    rule = "law" if any(route.by_authority for route in used) else question.rule
    return Decision(
        ask=question.ask,
        answer=answer,
        rule=rule,
        paragraph=question.edition.paragraph(rule),
        ground=next((route.ground for route in used if route.ground), None),
        released=released,
        withheld=asked - released,
        duties=NOTHING.union(*(route.duties for route in used)),
        state=None,
        due_on=None,
        reason=used[0].reason,
        next_step=Message("give_only_these") if released != asked else Message("give_these"),
        edition_digest=question.edition.digest,
    )
