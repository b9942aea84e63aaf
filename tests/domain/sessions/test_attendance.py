"""
A family's attendance is that child and visiting adult were together.

Its time is when that began and ended, never when either side came or went.
"""

from datetime import date, time, timedelta

import pytest

from tests.domain.sessions.hall import a_family, a_place, was_here
from tests.people import TODAY, cast
from wicketgate.domain.people.models import Person
from wicketgate.domain.sessions.queries import Together, due_today, together

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

DRAWN = """
the day                                          | child       | father      | grandmother | mother      | together
-------------------------------------------------+-------------+-------------+-------------+-------------+------------
the father came early and stayed after the child | 10:00-12:00 | 09:45-12:10 |             | 10:00-12:00 | 10:00-12:00
the father was late                              | 10:00-12:00 | 10:25-12:10 |             | 10:00-12:00 | 10:25-12:00
the child was taken home early                   | 10:00-11:15 | 09:45-11:30 |             | 10:00-11:15 | 10:00-11:15
the father left early                            | 10:00-12:00 | 09:45-11:00 |             | 10:00-12:00 | 10:00-11:00
the father never came                            | 10:00-10:40 |             |             | 10:00-10:40 | never
the child never came                             |             | 09:45-10:30 |             |             | never
the father had left before the child came        | 10:40-12:00 | 09:45-10:40 |             | 10:40-12:00 | never
only the mother and the child came               | 10:00-10:20 |             |             | 10:00-10:20 | never
the grandmother came in the father's place       | 10:00-12:00 |             | 10:10-11:50 | 10:00-12:00 | 10:10-11:50
the grandmother came, and the father later       | 10:00-12:00 | 10:30-12:10 | 09:50-11:00 | 10:00-12:00 | 10:00-12:00
nobody entered when the father left              | 10:00-12:00 | 09:45-      |             | 10:00-12:00 | 10:00-
nobody entered when the child left               | 10:00-      | 09:45-12:10 |             | 10:00-12:00 | 10:00-
the end of one of two visits was not entered     | 10:00-12:00 | 10:30-      | 09:50-11:00 | 10:00-12:00 | 10:00-
the child had left before an unended visit began | 10:00-10:20 | 10:30-      |             | 10:00-10:20 | never
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in DRAWN.strip().splitlines()[2:]]


@pytest.mark.parametrize(
    ("child", "father", "grandmother", "mother", "expected"),
    [pytest.param(*cells, id=name) for name, *cells in CASES],
)
def test_a_family_attended_while_child_and_visiting_adult_were_together(
    child: str, father: str, grandmother: str, mother: str, expected: str
) -> None:
    people, family = cast(), a_family()
    booking = a_place(family)
    times = {"child": child, "father": father, "grandmother": grandmother, "mother": mother}
    for who, here in times.items():
        if here:
            was_here(booking, getattr(family, who), here, cast=people)

    found = together(family.arrangement.id, since=TODAY, until=TODAY)

    assert found == _drawn(expected)


def test_a_brother_on_the_visiting_side_is_no_visiting_adult() -> None:
    people, family = cast(), a_family()
    Person.objects.filter(id=family.grandmother.person_id).update(is_child=True)
    booking = a_place(family)
    was_here(booking, family.child, "10:00-12:00", cast=people)
    was_here(booking, family.grandmother, "10:00-12:00", cast=people)

    assert together(family.arrangement.id, since=TODAY, until=TODAY) == ()


def test_only_days_within_the_dates_asked_for_appear_oldest_first() -> None:
    people, family = cast(), a_family()
    days = [TODAY - timedelta(weeks=week) for week in (4, 2, 0)]
    for day in reversed(days):
        booking = a_place(family, day)
        was_here(booking, family.child, "10:00-12:00", cast=people)
        was_here(booking, family.father, "09:45-12:10", cast=people)

    found = together(family.arrangement.id, since=days[1], until=days[2])

    assert [one.day for one in found] == days[1:]


def test_another_familys_day_is_not_this_ones() -> None:
    people, family, other = cast(), a_family(), a_family("A-0002")
    booking = a_place(other)
    was_here(booking, other.child, "10:00-12:00", cast=people)
    was_here(booking, other.father, "09:45-12:10", cast=people)

    assert together(family.arrangement.id, since=date(2026, 1, 1), until=TODAY) == ()


def test_somebody_is_due_on_the_day_of_their_booking_and_on_no_other() -> None:
    cast()
    family = a_family()
    a_place(family)

    assert due_today(family.father.person_id, on=TODAY)
    assert not due_today(family.father.person_id, on=TODAY + timedelta(days=1))
    assert not due_today(family.grandmother.person_id, on=TODAY)


def test_nobody_is_due_once_a_booking_or_the_day_is_cancelled() -> None:
    cast()
    family, other = a_family(), a_family("A-0002")
    booking, kept = a_place(family), a_place(other)
    booking.is_cancelled = True
    booking.save()

    assert not due_today(family.father.person_id, on=TODAY)
    assert due_today(other.father.person_id, on=TODAY)
    kept.opening_day.is_cancelled = True
    kept.opening_day.save()
    assert not due_today(other.father.person_id, on=TODAY)


def test_after_an_absence_only_who_has_come_is_due() -> None:
    people, family = cast(), a_family()
    booking = a_place(family)
    booking.absence = "no_word"
    booking.save()
    was_here(booking, family.father, "09:45-", cast=people)

    assert due_today(family.father.person_id, on=TODAY)
    assert not due_today(family.child.person_id, on=TODAY)


def _drawn(cell: str) -> tuple[Together, ...]:
    if cell == "never":
        return ()
    began, _, ended = cell.partition("-")
    return (Together(TODAY, time.fromisoformat(began), time.fromisoformat(ended) if ended else None),)
