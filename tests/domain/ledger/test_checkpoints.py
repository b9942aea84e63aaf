"""A checkpoint is the centre's signature under all entries so far, kept for ever and checked by anybody."""

import base64
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from tests.domain.ledger.attacks import statements
from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger import notes
from wicketgate.domain.ledger.checkpoints import NotSigned, make, newest, tree_of
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Checkpoint, Entry, EntryRefused
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.verify import verify, verify_details
from wicketgate.doors.jobs.checkpoints import make_due, make_now
from wicketgate.vault import keyring

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

SUBJECT = UUID(int=7)


def enter_some(count: int) -> None:
    for _number in range(count):
        enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=SUBJECT)


def test_it_covers_all_entries_before_it_and_is_entered_after_them() -> None:
    enter_some(3)

    checkpoint = make(by=FOUNDER, at=NOW)

    last = Entry.objects.order_by("sequence").last()
    assert last is not None
    assert (checkpoint.size, last.sequence, last.event) == (3, 4, Event.CHECKPOINT_MADE)
    assert checkpoint.root == tree_of(CENTRE).root(3).hex()
    assert newest(CENTRE) == checkpoint
    assert (verify(CENTRE).holds, verify(CENTRE).checkpoints) == (True, 1)


def test_it_is_written_as_the_form_says() -> None:
    enter_some(2)

    lines = make(by=FOUNDER, at=NOW).note.split("\n")

    assert lines[:2] == [f"wicketgate/{CENTRE.hex}", "2"]
    assert base64.b64decode(lines[2]) == tree_of(CENTRE).root(2)
    assert lines[3:5] == ["made 2026-11-21 10:30:00 UTC", ""]
    assert lines[5].startswith(f"— wicketgate/{CENTRE.hex} ")
    assert len(base64.b64decode(lines[5].split(" ")[2])) == 4 + 64
    assert lines[6:] == [""]


def test_the_key_to_check_it_by_is_written_as_the_form_says() -> None:
    name, short, key = notes.verifier_key(CENTRE).split("+", 2)

    assert name == notes.origin(CENTRE)
    assert len(bytes.fromhex(short)) == 4
    assert (base64.b64decode(key)[:1], len(base64.b64decode(key))) == (b"\x01", 33)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda note: note.replace("\n2\n", "\n3\n"), id="another size"),
        pytest.param(lambda note: note.replace("10:30", "10:31"), id="another time"),
        pytest.param(lambda note: note.split("\n\n")[0], id="no signature"),
        pytest.param(lambda note: note.replace("— ", "- "), id="a line that is no signature"),
        pytest.param(lambda note: note[:-8], id="a signature cut short"),
        pytest.param(lambda note: note.replace(CENTRE.hex, UUID(int=3).hex), id="another ledger's"),
        pytest.param(lambda note: "", id="nothing"),
        pytest.param(lambda note: "a letter\nabout\nsomething else\n", id="another text"),
    ],
)
def test_what_is_no_checkpoint_of_this_ledger_is_refused(spoil: object) -> None:
    enter_some(2)
    note = make(by=FOUNDER, at=NOW).note

    with pytest.raises(notes.NoteRefused, match="Expected a checkpoint"):
        notes.read(spoil(note), centre=CENTRE)  # type: ignore[operator]


def test_nothing_is_signed_once_the_ledger_was_changed() -> None:
    enter_some(3)
    make(by=FOUNDER, at=NOW)
    statements("DELETE FROM ledger_entry WHERE sequence > 2")()
    enter_some(4)

    with pytest.raises(NotSigned, match="somebody has changed the ledger"):
        make(by=FOUNDER, at=NOW)

    assert Checkpoint.objects.count() == 1


@pytest.mark.parametrize("change", ["UPDATE ledger_checkpoint SET size = 9", "DELETE FROM ledger_checkpoint"])
def test_the_database_itself_refuses_to_change_one(change: str) -> None:
    enter_some(1)
    make(by=FOUNDER, at=NOW)

    with (
        pytest.raises(DatabaseError, match="checkpoint cannot be"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_the_program_itself_refuses_to_change_one() -> None:
    enter_some(1)
    checkpoint = make(by=FOUNDER, at=NOW)

    with pytest.raises(EntryRefused):
        checkpoint.save()
    with pytest.raises(EntryRefused):
        checkpoint.delete()


def test_one_is_made_a_day_and_another_whenever_it_is_asked_for() -> None:
    enter_some(1)

    kept = []
    for hours in (0, 1, 13, 14, 24):
        make_due(CENTRE, NOW + timedelta(hours=hours))
        kept.append(Checkpoint.objects.count())

    assert kept == [1, 1, 1, 2, 2]  # The day in the hall ends at midnight in London.
    assert len(make_now(NOW)) == 1


def test_a_detail_that_was_let_go_of_still_fits() -> None:
    enter_some(3)

    keyring.destroy(centre=CENTRE, subject=SUBJECT)

    assert verify(CENTRE).holds
    assert verify_details(CENTRE).checked == 3
    assert verify_details(CENTRE).holds
