"""A hall for these tests: an opening day, a family with a place on it, and its register."""

from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from tests.people import CENTRE, TODAY, Cast
from wicketgate.domain.people.models import Arrangement, Member, Part, Person, Side
from wicketgate.domain.sessions.models import Booking, Door, OpeningDay, Presence, Window
from wicketgate.vault.fields import Row

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Family:
    """A child, the adult the child lives with and the visiting one, with a grandmother who may come."""

    arrangement: Arrangement
    child: Member
    mother: Member
    father: Member
    grandmother: Member


def a_family(reference: str = "A-0001", *, father: Person | None = None) -> Family:
    """Keep an arrangement of four people, named after its reference."""
    arrangement = _kept(Arrangement(reference=reference, service="supported", accepted_on=date(2026, 9, 1)))
    home = _kept(Side(arrangement=arrangement, kind="lives_with"))
    visiting = _kept(Side(arrangement=arrangement, kind="visits"))
    return Family(
        arrangement,
        child=_member(arrangement, None, Part.CHILD, a_person("Tamsin Orrell", is_child=True)),
        mother=_member(arrangement, home, Part.ADULT, a_person("Delphine Orrell")),
        father=_member(arrangement, visiting, Part.ADULT, father or a_person("Marcus Ó Dálaigh")),
        grandmother=_member(arrangement, visiting, Part.MAY_COME, a_person("Brigid")),
    )


def a_person(name: str, *, is_child: bool = False) -> Person:
    """Keep a person of that name."""
    return _kept(Person(name=name, is_child=is_child))


def a_day(day: date = TODAY) -> OpeningDay:
    """Keep an opening day from ten to half past twelve, unless it is there."""
    kept = OpeningDay.objects.filter(centre=CENTRE, day=day).first()
    return kept or _kept(OpeningDay(day=day, opens_at=time(9, 30), closes_at=time(12, 30)))


def a_place(family: Family, day: date = TODAY) -> Booking:
    """Keep a booking from ten to twelve, with everybody's own times."""
    booking = Booking(
        arrangement=family.arrangement, opening_day=a_day(day), begins_at=time(10), ends_at=time(12)
    )
    _kept(booking)
    for member, arrive, leave, door in (
        (family.father, time(9, 45), time(12, 10), Door.SIDE),
        (family.mother, time(10), time(12), Door.FRONT),
        (family.child, time(10), time(12), Door.FRONT),
    ):
        _kept(Window(booking=booking, member=member, arrive_at=arrive, leave_at=leave, door=door))
    return booking


def was_here(booking: Booking, member: Member, times: str, *, cast: Cast) -> None:
    """Enter in the register that the member was here, as in `10:00-12:00`; `10:00-` has no leaving."""
    came, _, left = times.partition("-")
    presence = Presence(
        booking=booking,
        member=member,
        arrived_at=time.fromisoformat(came),
        left_at=time.fromisoformat(left) if left else None,
        entered_by=cast.team_leader,
    )
    _kept(presence)


def _member(arrangement: Arrangement, side: Side | None, part: Part, person: Person) -> Member:
    return _kept(Member(arrangement=arrangement, side=side, part=part, person=person))


def _kept(row: R) -> R:
    row.centre = CENTRE
    row.save(force_insert=True)
    return row
