"""The ledger: only added to, chained, and the first bad entry is named."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from tests.people import CENTRE, FOUNDER, NOW
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry, EntryRefused
from wicketgate.domain.ledger.operation import NotEntered, operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.ledger.verify import verify
from wicketgate.domain.people.models import Person
from wicketgate.vault.chance import new_id
from wicketgate.vault.opening import open_values

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

SUBJECT = UUID(int=7)


def enter_some(count: int) -> None:
    for number in range(count):
        enter(Event.PAGE_SHOWN, by=FOUNDER, at=NOW + timedelta(minutes=number), subject=SUBJECT)


def by_hand(*statements: str) -> None:
    """Do what someone with the database file and its key could do: take the triggers away, and write."""
    triggers = {
        "sqlite": ["no_update", "no_delete", "in_order"],
        "postgresql": ["no_change", "no_truncate", "in_order"],
    }[connection.vendor]
    on_table = "" if connection.vendor == "sqlite" else " ON ledger_entry"
    with connection.cursor() as cursor:
        for name in triggers:
            cursor.execute(f"DROP TRIGGER ledger_entry_{name}{on_table}")
        for statement in statements:
            cursor.execute(statement)


def test_an_untouched_ledger_holds() -> None:
    enter_some(5)

    verdict = verify(CENTRE)

    assert (verdict.holds, verdict.checked) == (True, 5)


@pytest.mark.parametrize(
    ("tampering", "first_bad"),
    [
        pytest.param(
            "UPDATE ledger_entry SET event = 'refused' WHERE sequence = 3", 3, id="an event changed"
        ),
        pytest.param(
            "UPDATE ledger_entry SET at = '2026-01-01 00:00:00' WHERE sequence = 2", 2, id="back-dated"
        ),
        pytest.param("UPDATE ledger_entry SET rule = 'law' WHERE sequence = 4", 4, id="a rule changed"),
        pytest.param(
            "UPDATE ledger_entry SET commitment = '' WHERE sequence = 1", 1, id="a commitment changed"
        ),
        pytest.param("DELETE FROM ledger_entry WHERE sequence = 3", 3, id="one taken out"),
        pytest.param("DELETE FROM ledger_entry WHERE sequence = 1", 1, id="the first taken out"),
        pytest.param(
            "UPDATE ledger_entry SET sequence = sequence + 1 WHERE sequence = 5",
            5,
            id="a gap made at the end",
        ),
    ],
)
def test_the_first_bad_entry_is_named(tampering: str, first_bad: int) -> None:
    enter_some(5)

    by_hand(tampering)

    assert verify(CENTRE).first_bad == first_bad


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE ledger_entry SET event = 'refused'", id="changed"),
        pytest.param("DELETE FROM ledger_entry", id="deleted"),
    ],
)
def test_the_database_itself_refuses(statement: str) -> None:
    enter_some(1)

    with (
        pytest.raises(DatabaseError, match="ledger entry cannot be"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert verify(CENTRE).checked == 1


def test_the_database_refuses_an_entry_out_of_its_place() -> None:
    enter_some(2)
    last = Entry.objects.get(sequence=2)
    forged = Entry(
        **{field.attname: getattr(last, field.attname) for field in Entry._meta.concrete_fields[:-1]}
    )
    forged.id, forged.sequence, forged.detail = new_id(), 9, "{}"

    with pytest.raises(DatabaseError, match="takes the next place"), transaction.atomic():
        forged.save(force_insert=True)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda: Entry.objects.get(sequence=1).save(), id="saved again"),
        pytest.param(lambda: Entry.objects.get(sequence=1).delete(), id="deleted"),
        pytest.param(lambda: Entry.objects.all().delete(), id="all deleted"),
        pytest.param(lambda: Entry.objects.update(event="refused"), id="all updated"),
        pytest.param(lambda: Entry.objects.bulk_update([], ["event"]), id="updated in bulk"),
    ],
)
def test_the_program_itself_refuses(change: object) -> None:
    enter_some(1)

    with pytest.raises(EntryRefused):
        change()  # type: ignore[operator]


def test_each_centre_has_a_chain_of_its_own() -> None:
    enter_some(2)
    enter(Event.PAGE_SHOWN, by=type(FOUNDER)(new_id(), new_id()), at=NOW, subject=SUBJECT)

    assert sorted(Entry.objects.values_list("sequence", flat=True)) == [1, 1, 2]


def test_an_entry_holds_no_name_and_its_detail_is_sealed() -> None:
    person = Person(centre=CENTRE, is_child=False, name="Ottilie Marsh")
    person.save()
    receipt = enter(
        Event.PAGE_SHOWN, by=FOUNDER, at=NOW, subject=person.id, opens=[person.name], written=[person]
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_entry")
        row = str(cursor.fetchall())

    assert open_values([person.name], receipt) == ["Ottilie Marsh"]
    assert "Ottilie" not in row
    assert person.name.reference not in row


def test_an_operation_that_enters_nothing_is_rolled_back() -> None:
    @operation
    def forgetful(*, by: object, at: object) -> None:
        Person(centre=CENTRE, is_child=False, name="Nobody").save()

    with pytest.raises(NotEntered):
        forgetful(by=FOUNDER, at=NOW)

    assert not Person.objects.exists()


def test_the_last_of_one_kind_is_that_centres_own() -> None:
    enter_some(2)

    assert last_entered(Event.PAGE_SHOWN, centre=CENTRE) == NOW + timedelta(minutes=1)
    assert last_entered(Event.KEYS_SWEPT, centre=CENTRE) is None
    assert last_entered(Event.PAGE_SHOWN, centre=UUID(int=9)) is None
