"""Our ledger: each write is an operation, and its entry is sealed, chained and durable with it."""

import os
from datetime import UTC, datetime

from bench.audit.rounds import Round, rates
from bench.home import temporary

AT = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def measured(database_url: str | None) -> list[Round]:
    """Return the rounds on the embedded database, or on the PostgreSQL at `database_url`."""
    if database_url is not None:
        os.environ["WICKETGATE_DATABASE_URL"] = database_url
    with temporary():
        return _rounds()


def _rounds() -> list[Round]:
    from django.db import connection

    from bench.audit.models import Arrival, Unwatched
    from bench.audit.visits import CENTRE, VOLUNTEER, saved, visit
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.ledger.events import Event
    from wicketgate.domain.ledger.operation import operation
    from wicketgate.domain.ledger.operations import enter

    who = Actor(CENTRE, VOLUNTEER)

    @operation
    def arrive(row: Arrival, *, by: Actor, at: datetime) -> None:
        row.save(force_insert=True)
        enter(Event.ARRIVAL_RECORDED, by=by, at=at, subject=CENTRE, written=[row])

    @operation
    def leave(row: Arrival, *, by: Actor, at: datetime) -> None:
        row.save(force_update=True)
        enter(Event.DEPARTURE_RECORDED, by=by, at=at, subject=CENTRE, written=[row])

    def entered() -> None:
        visit(Unwatched, lambda row: arrive(row, by=who, at=AT), lambda row: leave(row, by=who, at=AT))

    with connection.schema_editor() as editor:
        editor.create_model(Unwatched)
    return rates(lambda: saved(Unwatched), entered)
