"""Guards, and how to take each of them away, to show that the blows would find it missing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

from django.db import transaction

from wicketgate.domain.gate import operations as gate
from wicketgate.domain.gate.shown import Shown
from wicketgate.domain.ledger import operation, sending
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.people.operations import reveals
from wicketgate.vault import keyring
from wicketgate.vault.opening import open_values
from wicketgate.vault.receipt import mint


@contextmanager
def without(guard: str) -> Iterator[None]:
    """Take one guard away inside the block; none for an empty name."""
    with GUARDS[guard]() if guard else nullcontext():
        yield


@contextmanager
def _entered_afterwards() -> Iterator[None]:
    """The entry of a look is written after the look, when the next thing is entered: as a queue would."""
    entering, waiting = gate.reveal, list[Callable[[], object]]()

    def shown_first(question: Any, values: Any, **told: Any) -> Any:
        while waiting:
            waiting.pop()()
        by, references = told["by"], frozenset(value.reference for value in values)
        receipt = mint(entry=by.token, centre=by.centre, opens=references)
        waiting.append(lambda: entering(question, values, **told))
        operation.note_entered(Event.VALUE_REVEALED)
        texts = open_values(list(values), receipt)
        return Shown({value.reference: text for value, text in zip(values, texts, strict=True)})

    with patch.object(reveals, "reveal", shown_first):
        yield


@contextmanager
def _in_pieces() -> Iterator[None]:
    """An operation is no longer one transaction: each statement lasts by itself."""
    with patch.object(operation, "transaction", _NoTransaction):
        yield


class _NoTransaction:
    atomic = nullcontext


@contextmanager
def _acknowledged_first() -> Iterator[None]:
    """What an operation wrote is committed only after its caller has gone on: as a lazy writer would."""
    held: list[Any] = []

    def going_on(act: Any, marks: list[bool], *args: Any, **kwargs: Any) -> Any:
        while held:
            held.pop().__exit__(None, None, None)
        block = transaction.atomic()
        block.__enter__()
        held.append(block)
        return act(*args, **kwargs)

    with patch.object(operation, "_run", going_on):
        yield


@contextmanager
def _keys_afterwards() -> Iterator[None]:
    """A subject's new key is kept only when what it seals has been committed."""

    def later(*, centre: Any, subject: Any) -> tuple[int, bytes]:
        held = keyring.fetch([subject]).get((subject, 1)) or drawn.get(subject)
        if held is not None:
            return 1, held
        key, row = keyring.draw(centre=centre, subject=subject)
        drawn[subject] = key
        transaction.on_commit(row.save)
        return 1, key

    drawn: dict[Any, bytes] = {}
    with patch.object(keyring, "ensure", later):
        yield


@contextmanager
def _let_go_of() -> Iterator[None]:
    """The server keeps nothing open between two pages."""
    with patch("tests.faults.no_room.hold_open"):
        yield


@contextmanager
def _on_the_same_connection() -> Iterator[None]:
    """A sweep goes on with the connection that has met the damage."""
    with (
        patch("wicketgate.domain.retention.sealed_values.go_on_beside"),
        patch("wicketgate.vault.embedded.tables.go_on_beside"),
    ):
        yield


@contextmanager
def _sealed_tables_only() -> Iterator[None]:
    """A sweep reads the tables that hold something sealed, and no others."""
    with patch("wicketgate.domain.retention.sealed_values.damaged_tables", return_value=()):
        yield


@contextmanager
def _no_marks() -> Iterator[None]:
    """No form leaves a mark by which it would be known again."""
    with patch.object(sending, "take", lambda centre_of, *, at: lambda events: False):
        yield


GUARDS: dict[str, Callable[[], Any]] = {
    "the entry comes first": _entered_afterwards,
    "an operation is one transaction": _in_pieces,
    "the commit comes before the answer": _acknowledged_first,
    "a key is kept before what it seals": _keys_afterwards,
    "the records are held open": _let_go_of,
    "a form leaves its mark": _no_marks,
    "the sweep goes on beside the damage": _on_the_same_connection,
    "the sweep reads every table": _sealed_tables_only,
}
