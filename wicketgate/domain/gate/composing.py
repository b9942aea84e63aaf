"""
Compose a document or a file for one recipient: ask the clause, compose from what it released, and enter it.

The bytes reach nobody before the entry is committed. There is no copy list: several recipients are several documents.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models

from wicketgate.clauses.decision import Decision
from wicketgate.domain.gate.document import compose
from wicketgate.domain.gate.question import Question
from wicketgate.domain.gate.templates import TEMPLATES
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Refused


class NotReleased(Exception):
    """A document was given something that the decision does not release. This is a mistake in the program."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A document as it leaves: its bytes, and the SHA-256 by which the ledger knows them."""

    pdf: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file of text as it leaves: its bytes, and the SHA-256 by which the ledger knows them."""

    content: bytes
    digest: str


@operation
def compose_file(
    lines: Iterable[str],
    *,
    recipient: UUID,
    question: Question | None = None,
    subject: UUID,
    event: Event,
    detail: Mapping[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> Written:
    """
    Return a file of `lines` for one `recipient`, entered as `event` with the digest of its bytes.

    For what a program reads: each line ends with its line break. `question` is asked here and now; without one, the
    lines must be about nobody. Raises Refused, entered too.
    """
    decision = _decided(question, subject=subject, at=at)
    content = "".join(lines).encode()
    written = Written(content, hashlib.sha256(content).hexdigest())
    coded = {"recipient": recipient.hex, "file": written.digest}
    enter(event, by=by, at=at, subject=subject, detail=dict(detail or {}) | coded, decision=decision)
    return written


@operation
def compose_document(
    template: str,
    fields: Mapping[str, object],
    *,
    recipient: UUID,
    question: Question | None = None,
    subject: UUID,
    event: Event,
    detail: Mapping[str, object] | None = None,
    keep: Callable[[str], Iterable[models.Model]] | None = None,
    by: Actor,
    at: datetime,
) -> Composed:
    """
    Return `template` composed from `fields` for one `recipient`, entered as `event` with the digest of its bytes.

    `keep` is given that digest, writes whatever row remembers the document, and returns what it wrote.
    `question` is asked here and now. Raises Refused, entered too, when it releases nothing; NotReleased for a
    field that carries more than it releases, or for a paper that carries something and comes without a question.
    """
    decision = _decided(question, subject=subject, at=at)
    _require_released(template, fields, decision)
    pdf = compose(template, fields)
    composed = Composed(pdf, hashlib.sha256(pdf).hexdigest())
    coded = {
        "template": template,
        "recipient": recipient.hex,
        "document": composed.digest,
        "items": sorted(_items_carried(template, fields)),
    }
    enter(
        event,
        by=by,
        at=at,
        subject=subject,
        detail=dict(detail or {}) | coded,
        decision=decision,
        written=keep(composed.digest) if keep else (),
    )
    return composed


def _decided(question: Question | None, *, subject: UUID, at: datetime) -> Decision | None:
    decision = question.decide(at) if question else None
    if decision and decision.refused:
        raise Refused(decision, subject=subject)
    return decision


def _require_released(template: str, fields: Mapping[str, object], decision: Decision | None) -> None:
    released = decision.released if decision else frozenset()
    beyond = _items_carried(template, fields) - released
    if beyond:
        raise NotReleased(f"{template} was given {sorted(beyond)}, and {sorted(released)} was released.")


def _items_carried(template: str, fields: Mapping[str, object]) -> frozenset[str]:
    return frozenset(item for name, item in TEMPLATES[template].items.items() if fields.get(name))
