"""
Fill a centre with believable families by the ten thousand, straight into the tables, and their twins in plain text.

The program itself never writes so: it makes one arrangement at a time, each entered in the ledger.
"""

import random
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import models, transaction

from bench.plain import PlainMember, PlainPerson
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.models import Arrangement, Member, Part, Person, Side
from wicketgate.domain.people.references import draw_reference
from wicketgate.vault.fields import sealed_fields
from wicketgate.vault.keyring import draw
from wicketgate.vault.models import SubjectKey
from wicketgate.vault.seal import seal

FIRST = (
    "Aisha",
    "Bronwen",
    "Callum",
    "Dafydd",
    "Eilidh",
    "Farah",
    "Gethin",
    "Imogen",
    "Joanna",
    "Kofi",
    "Leila",
    "Zoë",
)
LAST = (
    "Abara",
    "Bevan",
    "Chowdhury",
    "Doyle",
    "Evans",
    "Gallagher",
    "Hussain",
    "Kaur",
    "Llewellyn",
    "Marsh",
    "O’Hara",
)
ACCEPTED = date(2026, 2, 7)
PEOPLE_A_FAMILY = 3
AT_A_TIME = 1000  # families

Rows = list[models.Model]


def fill(centre: UUID, *, families: int) -> None:
    """Add that many families of a child and a parent on each side, and the same people once more in plain text."""
    chance, taken = random.Random("families"), set(Arrangement.objects.values_list("reference", flat=True))
    for start in range(0, families, AT_A_TIME):
        rows: Rows = []
        for _family in range(min(AT_A_TIME, families - start)):
            reference = draw_reference(ACCEPTED, is_taken=taken.__contains__)
            taken.add(reference)
            rows.extend(_family_rows(centre, reference, chance))
        _write(rows)


def _family_rows(centre: UUID, reference: str, chance: random.Random) -> Iterator[models.Model]:
    own = {"centre": centre}
    family = Arrangement(reference=reference, service="supported", accepted_on=ACCEPTED, **own)
    sides = [Side(arrangement=family, kind=kind, **own) for kind in (SideKind.LIVES_WITH, SideKind.VISITS)]
    yield from (family, *sides)
    for side in (None, *sides):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        person = Person(is_child=side is None, **own)
        yield from (_sealed(person, name), person)
        part = Part.CHILD if side is None else Part.ADULT
        member = Member(arrangement=family, side=side, person=person, part=part, **own)
        plain = PlainPerson(id=person.id, is_child=person.is_child, name=name, **own)
        yield from (member, plain)
        yield PlainMember(id=member.id, arrangement=family, side=side, person=plain, part=part, **own)


def _sealed(person: Person, name: str) -> SubjectKey:
    """Seal the name under a new key, as saving the row would, and return the key's row."""
    (field,) = (each for each in sealed_fields(Person) if each.name == "name")
    key, row = draw(centre=person.centre, subject=person.id)
    sealed = seal(name, key=key, place=field.place(person), generation=row.generation, version=1)
    setattr(person, field.attname, sealed)
    return row


def _write(rows: Rows) -> None:
    kinds = (Arrangement, Side, Person, Member, PlainPerson, PlainMember, SubjectKey)
    with transaction.atomic(), transaction.atomic(using="keyring"):
        for kind in kinds:
            kind.objects.bulk_create([row for row in rows if isinstance(row, kind)])
