"""What is due to be let go of: by its last use, never while something holds it, and never to the wrong eyes."""

from datetime import date, datetime, timedelta

import pytest

from tests.asking import a_field
from tests.own_lists import gathered, him
from tests.people import CENTRE, NOW, TODAY, Cast, cast
from wicketgate.domain.concerns.operations import Account, raise_concern
from wicketgate.domain.disclosures.operations import agree_to_own_list, tell_own_list
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.retention.queries import Due, due
from wicketgate.domain.volunteers.models import Volunteer

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LONG_AGO = date(2023, 11, 20)


@pytest.fixture
def people() -> Cast:
    return cast()


def a_family(*, accepted_on: date) -> Arrangement:
    family = Arrangement(centre=CENTRE, reference="A-0001", service="supported", accepted_on=accepted_on)
    family.save(force_insert=True)
    return family


def test_nothing_is_due_at_a_new_centre(people: Cast) -> None:
    assert due(people.viewer("officer"), at=NOW) == []


# accepted on | state on 21 November 2026 | due on
@pytest.mark.parametrize(
    ("accepted_on", "state", "due_on"),
    [
        pytest.param(date(2023, 11, 20), "due", date(2026, 11, 21), id="three years and a day ago"),
        pytest.param(date(2023, 11, 21), "soon", date(2026, 11, 22), id="three years ago: due tomorrow"),
        pytest.param(date(2024, 2, 18), "soon", date(2027, 2, 19), id="due in ninety days"),
        pytest.param(date(2024, 2, 19), None, None, id="due in ninety-one days"),
    ],
)
def test_a_family_is_due_three_years_after_its_last_use(
    people: Cast, accepted_on: date, state: str | None, due_on: date | None
) -> None:
    a_family(accepted_on=accepted_on)

    listed = due(people.viewer("officer"), at=NOW)

    assert listed == ([Due("family", "A-0001", due_on, state)] if state else [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        pytest.param(Event.BOOKING_MADE, True, id="a booking is a use"),
        pytest.param(Event.ARRIVAL_RECORDED, True, id="so is an arrival"),
        pytest.param(Event.ATTENDANCE_RELEASED, True, id="so is a release"),
        pytest.param(Event.PAGE_SHOWN, False, id="looking is not"),
        pytest.param(Event.VALUE_REVEALED, False, id="nor opening a number"),
        pytest.param(Event.REFUSED, False, id="nor being refused"),
    ],
)
def test_only_a_use_starts_the_clock_again(people: Cast, event: Event, counts: bool) -> None:
    family = a_family(accepted_on=LONG_AGO)
    used = NOW - timedelta(days=100)
    enter(event, by=people.viewer("coordinator").actor, at=used, subject=family.id)

    listed = due(people.viewer("officer"), at=NOW)

    assert [line.reference for line in listed] == ([] if counts else ["A-0001"])


def test_a_concern_holds_the_family_it_names_and_the_list_does_not_say_so(people: Cast) -> None:
    a_family(accepted_on=LONG_AGO)
    account = Account(kind="concern", words="Words", about="A-0001", about_post="safeguarding_officer")
    raise_concern(account, once="a page", by=people.viewer("volunteer"), at=NOW - timedelta(days=1))

    assert due(people.viewer("officer"), at=NOW) == []


def test_somebody_who_left_is_due_three_years_later(people: Cast) -> None:
    left = Volunteer(centre=CENTRE, name="Perpetua Vane", joined_on=date(2020, 1, 4), left_on=LONG_AGO)
    left.save(force_insert=True)
    enter(
        Event.DUTY_ARRANGED,
        by=people.viewer("coordinator").actor,
        at=datetime.combine(LONG_AGO, NOW.timetz()),
        subject=left.id,
    )

    (line,) = due(people.viewer("officer"), at=NOW)

    assert (line.kind, line.state, line.due_on) == ("volunteer", "due", TODAY)


def test_a_record_without_any_known_use_is_said_to_be_unclear(people: Cast) -> None:
    Volunteer(centre=CENTRE, name="Perpetua Vane", joined_on=LONG_AGO).save(force_insert=True)

    (line,) = due(people.viewer("officer"), at=NOW)

    assert (line.state, line.due_on) == ("unclear", None)


@pytest.mark.parametrize(("who", "seen"), [("officer", False), ("chair", True)])
def test_an_accident_about_the_officer_is_on_the_chairs_list_alone(
    people: Cast, who: str, seen: bool
) -> None:
    account = Account(kind="accident", words="Words", about_post="safeguarding_officer")
    raise_concern(account, once="a page", by=people.viewer("volunteer"), at=NOW)

    listed = due(people.viewer(who), at=NOW + timedelta(days=3 * 366))

    assert ("accident" in [line.kind for line in listed]) is seen


def test_whoever_asked_what_was_given_out_about_them_keeps_the_family_until_they_are_told(
    people: Cast,
) -> None:
    field = a_field(people)
    Arrangement.objects.filter(id=field.family.id).update(accepted_on=LONG_AGO)
    later = NOW + timedelta(days=4 * 365)

    def is_due() -> bool:
        return any(one.reference == field.family.reference for one in due(people.viewer("officer"), at=later))

    assert is_due()
    own = gathered(field, him(field))
    assert not is_due()
    agree_to_own_list(own.id, expected_version=own.version, by=people.viewer("officer"), at=NOW)
    assert not is_due()
    tell_own_list(own.id, by=field.coordinator, at=NOW)
    assert is_due()
