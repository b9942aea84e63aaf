"""What a row holds closed stays closed: dots to a page, an error to whoever would copy it out."""

import copy
import json
import pickle

import pytest
from django.db import connection
from django.template import Context, Template

from wicketgate.domain.people.models import Person
from wicketgate.vault import keyring
from wicketgate.vault.chance import new_id
from wicketgate.vault.errors import NoReceipt, SealBroken
from wicketgate.vault.opening import open_values, which_open
from wicketgate.vault.receipt import Receipt
from wicketgate.vault.sealed import DOTS, Sealed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

CENTRE = new_id()
NAME = "Ottilie Marsh"


@pytest.fixture
def person() -> Person:
    saved = Person(centre=CENTRE, is_child=False, name=NAME, address="4 Hidden Lane")
    saved.save()
    return Person.objects.get(id=saved.id)


def receipt_for(*values: Sealed) -> Receipt:
    return Receipt(entry=new_id(), centre=CENTRE, opens=frozenset(value.reference for value in values))


def test_a_typed_name_is_dots_before_it_is_saved() -> None:
    assert str(Person(centre=CENTRE, is_child=False, name=NAME).name) == DOTS


def test_a_template_that_forgets_the_gate_shows_dots(person: Person) -> None:
    page = Template("{{ person.name }} {{ person.name|upper }}").render(Context({"person": person}))

    assert page == f"{DOTS} {DOTS}"


@pytest.mark.parametrize(
    "copy_out",
    [
        pytest.param(lambda value: pickle.dumps(value), id="pickled"),
        pytest.param(lambda value: json.dumps(value), id="written as JSON"),
        pytest.param(lambda value: value == NAME, id="compared"),
        pytest.param(lambda value: hash(value), id="made a key"),
        pytest.param(lambda value: copy.deepcopy(value), id="copied"),
    ],
)
def test_a_sealed_value_can_not_be_taken_out(person: Person, copy_out: object) -> None:
    with pytest.raises(TypeError):
        copy_out(person.name)  # type: ignore[operator]


@pytest.mark.parametrize("form", ["{}", "{!r}", "{!s}"])
def test_a_sealed_value_prints_as_dots(person: Person, form: str) -> None:
    assert form.format(person.name) == DOTS


def test_the_database_holds_nothing_in_plain(person: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_person")
        row = cursor.fetchone()

    assert NAME.encode() not in b"".join(bytes(cell) for cell in row if isinstance(cell, (bytes, memoryview)))
    assert not any(NAME in cell for cell in row if isinstance(cell, str))


def test_a_value_opens_with_the_receipt_that_names_it(person: Person) -> None:
    assert open_values([person.name], receipt_for(person.name)) == [NAME]


def test_a_value_that_the_receipt_does_not_name_stays_shut(person: Person) -> None:
    with pytest.raises(NoReceipt):
        open_values([person.address], receipt_for(person.name))


def test_a_receipt_of_another_centre_opens_nothing(person: Person) -> None:
    other = Receipt(entry=new_id(), centre=new_id(), opens=frozenset({person.name.reference}))

    with pytest.raises(NoReceipt):
        open_values([person.name], other)


def test_a_changed_value_has_the_next_version(person: Person) -> None:
    person.name = "Ottilie Penrose"
    person.save()
    again = Person.objects.get(id=person.id)

    assert again.name.version == person.name.version == 2
    assert open_values([again.name], receipt_for(again.name)) == ["Ottilie Penrose"]


def test_a_row_saved_again_keeps_its_values(person: Person) -> None:
    person.save()
    again = Person.objects.get(id=person.id)

    assert again.name.version == 1
    assert open_values([again.name], receipt_for(again.name)) == [NAME]


def test_two_values_swapped_in_the_file_do_not_open(person: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET name = address")
    swapped = Person.objects.get(id=person.id)

    with pytest.raises(SealBroken):
        open_values([swapped.name], receipt_for(swapped.name))


def test_a_value_of_another_row_can_not_be_assigned(person: Person) -> None:
    other = Person(centre=CENTRE, is_child=False)

    with pytest.raises(TypeError, match="belongs elsewhere"):
        other.name = person.name


def test_sealed_values_can_not_be_searched_for(person: Person) -> None:
    with pytest.raises(TypeError, match="compare nothing with it"):
        Person.objects.filter(name=NAME).exists()


def test_destroying_the_key_lets_go_of_one_person_only(person: Person) -> None:
    other = Person(centre=CENTRE, is_child=False, name="Someone Else")
    other.save()

    keyring.destroy(centre=CENTRE, subject=person.id)

    assert which_open([person.name, other.name]) == [
        (person.name.reference, False),
        (other.name.reference, True),
    ]
