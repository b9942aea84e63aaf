"""What is done again and again: somebody arrives, which makes a row, and leaves, which changes it."""

from collections.abc import Callable
from datetime import time
from uuid import UUID, uuid4

from django.db import transaction

from bench.audit.models import Arrival

CENTRE, VOLUNTEER = UUID(int=1), UUID(int=2)
Write = Callable[[Arrival], None]


def visit(model: type[Arrival], arrive: Write, leave: Write) -> None:
    """Do both once, each durable before the next begins."""
    row = model(id=uuid4(), centre=CENTRE, booking=uuid4(), member=uuid4(), entered_by=VOLUNTEER)
    row.arrived_at = time(10, 30)
    arrive(row)
    row.left_at, row.version = time(12, 0), 2
    leave(row)


def saved(model: type[Arrival]) -> None:
    """Visit, with no trail but what the row's own class was told to leave, in the same transaction."""
    visit(model, _inserted, _updated)


@transaction.atomic
def _inserted(row: Arrival) -> None:
    row.save(force_insert=True)


@transaction.atomic
def _updated(row: Arrival) -> None:
    row.save(force_update=True)
