"""Enter something in the ledger, and get the receipt without which nothing sealed opens."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from wicketgate.clauses.decision import Decision
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.adding import add, take_turn
from wicketgate.domain.ledger.chain import canonical, digest_of, digest_of_rows
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.ledger.operation import note_entered
from wicketgate.vault.receipt import Receipt, mint
from wicketgate.vault.sealed import Sealed


def enter(
    event: Event,
    *,
    by: Actor,
    at: datetime,
    subject: UUID,
    detail: Mapping[str, object] | None = None,
    decision: Decision | None = None,
    written: Iterable[models.Model] = (),
    opens: Iterable[Sealed] = (),
    looks_through: Iterable[Sealed] | None = None,
) -> Receipt:
    """
    Write one entry, and return the receipt that opens exactly the values in `opens` and `looks_through`.

    The entry lists what it opens; of what a search looks through it says only how many there were.
    `at` is an aware instant. `detail` holds references and coded facts only, never a name or a typed text.
    `written` are the rows that the operation wrote, digested as they stand.
    """
    references = sorted(value.reference for value in opens)
    searched = frozenset(value.reference for value in looks_through or ())
    counted = {} if looks_through is None else {"searched": len(searched)}
    salted = {"opens": references, "salt": secrets.token_hex(16)}
    sealed_detail = canonical(dict(detail or {}) | counted | salted)
    with transaction.atomic(savepoint=False):
        entry = _next(by.centre)
        entry.at, entry.actor, entry.event, entry.subject = at, by.token, event, subject
        if decision is not None:
            entry.rule, entry.ground, entry.edition = (
                decision.rule,
                decision.ground or "",
                decision.edition_digest,
            )
        entry.written = digest_of_rows(written)
        entry.commitment = hashlib.sha256(sealed_detail).hexdigest()
        entry.detail = sealed_detail.decode()
        entry.digest = digest_of(entry)
        add(entry)
    note_entered(event)
    return mint(entry=entry.id, centre=by.centre, opens=searched.union(references))


def _next(centre: UUID) -> Entry:
    place, previous = take_turn(centre)
    return Entry(centre=centre, sequence=place + 1, previous=previous)
