"""
Forty and more ways to tamper with a ledger of nine entries, by somebody who holds every file and the program's code.

Entries 1 to 3, a checkpoint entered as 4, entries 5 to 7, a checkpoint entered as 8, entry 9. The second checkpoint,
over seven entries, is the last that was witnessed outside the computer.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.bundle import whole
from wicketgate.domain.ledger.chain import digest_of, digest_of_rows
from wicketgate.domain.ledger.checkpoints import make, tree_of
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Checkpoint, Entry
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.triggers import GUARDS
from wicketgate.vault import signing

SUBJECTS = [UUID(int=70 + number) for number in range(3)]
THIEF = UUID(int=666)
Attack = Callable[[], None]


@dataclass(frozen=True)
class Witness:
    """What was kept outside: the checkpoints, and an export of the hour of the second."""

    notes: tuple[str, str]
    export: str


def nine_entries() -> Witness:
    """Write the ledger described above, and return what was kept outside the computer."""
    for number in range(3):
        enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=SUBJECTS[number])
    first = make(by=FOUNDER, at=NOW).note
    for number in range(3):
        enter(Event.VALUE_REVEALED, by=FOUNDER, at=NOW + timedelta(hours=1), subject=SUBJECTS[number])
    second = make(by=FOUNDER, at=NOW + timedelta(hours=2)).note
    witness = Witness((first, second), "".join(whole(CENTRE)))
    enter(Event.SIGNED_OUT, by=FOUNDER, at=NOW + timedelta(hours=3), subject=SUBJECTS[0])
    return witness


def take_triggers_away() -> None:
    """Take away all that the database itself refuses changes with."""
    for name in sorted(GUARDS[connection.vendor]):
        table = "ledger_entry" if "_entry_" in name else "ledger_checkpoint"
        _run(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))


def statements(*changes: str) -> Attack:
    """Return the attack that runs these changes by hand."""

    def attack() -> None:
        take_triggers_away()
        for change in changes:
            _run(change)

    return attack


def chained(*changes: str) -> Attack:
    """Return the attack that runs these changes, and chains every entry again so that each follows the one before."""

    def attack() -> None:
        statements(*changes)()
        chain_again()

    return attack


def anew(*changes: str) -> Attack:
    """Return the attack that besides signs every checkpoint again, with the centre's own stolen key."""

    def attack() -> None:
        chained(*changes)()
        sign_again()

    return attack


def chain_again() -> None:
    """Give every entry its place, link and digest again, as the program would."""
    previous = ""
    _run("UPDATE ledger_entry SET sequence = sequence + 1000")
    for place, entry in enumerate(Entry.objects.order_by("sequence"), 1):
        entry.sequence, entry.previous = place, previous
        previous = digest_of(entry)
        _run(
            "UPDATE ledger_entry SET sequence = %s, previous = %s, digest = %s WHERE id = %s",
            place,
            entry.previous,
            previous,
            entry.id.hex,
        )


def sign_again(write: Callable[..., str] = notes.write) -> None:
    """Make every checkpoint anew, with the centre's own key or another, over the entries as they are now."""
    entered = list(Entry.objects.filter(event=Event.CHECKPOINT_MADE).order_by("sequence"))
    rows = list(Checkpoint.objects.order_by("size"))
    for row in rows[len(entered) :]:
        _run("DELETE FROM ledger_checkpoint WHERE id = %s", row.id.hex)
    for row, entry in zip(rows, entered, strict=False):
        size = entry.sequence - 1
        root = tree_of(CENTRE).root(size)
        _run(
            "UPDATE ledger_checkpoint SET size = %s, root = %s, note = %s WHERE id = %s",
            *(size, root.hex(), write(CENTRE, size=size, root=root, at=row.at), row.id.hex),
        )
        row.refresh_from_db()
        _run("UPDATE ledger_entry SET written = %s WHERE id = %s", digest_of_rows([row]), entry.id.hex)
        chain_again()


def signed_with_another_key() -> None:
    """Sign every checkpoint again with a key of the thief's own, in the centre's name."""

    def write(centre: UUID, *, size: int, root: bytes, at: datetime) -> str:
        ours, theirs = notes.origin(centre), notes.origin(THIEF)
        body = notes.write(centre, size=size, root=root, at=at).partition("\n\n")[0] + "\n"
        key_id = bytes.fromhex(notes.verifier_key(THIEF).removeprefix(theirs).split("+")[1])
        signed = base64.b64encode(key_id + signing.sign(body.encode(), centre=THIEF)).decode()
        return f"{body}\n— {ours} {signed}\n"

    take_triggers_away()
    sign_again(write)


def detail_sealed_anew(place: int) -> Attack:
    """Return the attack that writes another detail with the program's own safe, under the right key."""

    def attack() -> None:
        take_triggers_away()
        entry = Entry.objects.get(sequence=place)
        entry.detail = '{"page":"another","salt":"00"}'
        sealed = Entry._meta.get_field("detail").pre_save(entry, False)
        _run("UPDATE ledger_entry SET detail = %s WHERE sequence = %s", sealed, place)

    return attack


def roll_back_and_go_on(to: int) -> Attack:
    """Return the attack that brings back the file of an earlier hour, and writes a new history from there."""

    def attack() -> None:
        statements(
            f"DELETE FROM ledger_entry WHERE sequence > {to}",
            f"DELETE FROM ledger_checkpoint WHERE size >= {to}",
        )()
        for number in range(6):
            enter(Event.SIGNED_IN, by=FOUNDER, at=NOW + timedelta(hours=number), subject=SUBJECTS[0])

    return attack


def insert_copy(of: int, before: int) -> Attack:
    """Return the attack that puts a copy of one entry in before another, under an id of its own."""
    columns = "centre, at, actor, event, rule, ground, edition, subject, written, commitment, previous, digest, detail"
    fresh = UUID(int=4711).hex if connection.vendor == "sqlite" else str(UUID(int=4711))
    return statements(
        f"UPDATE ledger_entry SET sequence = sequence + 1000 WHERE sequence >= {before}",
        f"INSERT INTO ledger_entry (id, sequence, {columns}) SELECT '{fresh}', {before}, {columns} "
        f"FROM ledger_entry WHERE sequence = {of if of < before else of + 1000}",
        "UPDATE ledger_entry SET sequence = sequence - 999 WHERE sequence >= 1000",
    )


def swapped(column: str, one: int, other: int) -> tuple[str, ...]:
    """Return the changes that exchange a column of two entries."""
    return (
        f"UPDATE ledger_entry SET {column} = CASE sequence "
        f"WHEN {one} THEN (SELECT {column} FROM ledger_entry WHERE sequence = {other}) "
        f"ELSE (SELECT {column} FROM ledger_entry WHERE sequence = {one}) END WHERE sequence IN ({one}, {other})",
    )


def _run(statement: str, *values: str | int | bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
