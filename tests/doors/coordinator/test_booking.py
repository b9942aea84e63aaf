"""Book a family, tell each adult only their own times, cancel, and record why a day did not happen."""

import io
from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.domain.sessions.saturday import a_place, at, everybody, open_hall, window_of
from tests.families import a_family, member
from tests.people import TODAY, Cast, cast
from tests.signing_in import signed_in
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement, Part
from wicketgate.domain.people.operations import keep_apart
from wicketgate.domain.sessions.models import Booking, Window
from wicketgate.doors import clock
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
TEN = at("10:00")
NEXT = TODAY + timedelta(weeks=1)


@pytest.fixture
def people() -> Iterator[Cast]:
    with clock.held(TEN):
        yield cast()


@pytest.fixture
def coordinator(people: Cast) -> Client:
    return signed_in(people, "coordinator", at=TEN)


def asked(family: Arrangement, days: list[str], **changed: object) -> dict[str, object]:
    return {
        "days": days,
        "begins_at": "10:00",
        "ends_at": "12:00",
        "members": [str(each) for each in everybody(family)],
        "door_lives_with": "front",
        "door_visits": "side",
    } | changed


def test_a_family_is_booked_with_staggered_times_of_their_own(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    days = open_hall(people, TODAY, NEXT)

    url = reverse("coordinator:book", args=[family.id])
    shown = coordinator.post(url, asked(family, [str(day.id) for day in days]), follow=True).content.decode()

    assert "Booked: 21 November, 28 November." in shown
    assert "We can’t promise it." in shown
    assert Booking.objects.count() == 2
    father = Window.objects.filter(member=member(family, Part.ADULT, side="visits"))
    assert {(w.arrive_at, w.leave_at, w.door) for w in father} == {(time(9, 45), time(12, 10), "side")}


def test_the_same_form_sent_twice_books_once(people: Cast, family: Arrangement, coordinator: Client) -> None:
    (day,) = open_hall(people)
    url, form = reverse("coordinator:book", args=[family.id]), asked(family, [str(day.id)])
    coordinator.post(url, form)

    again = coordinator.post(url, form).content.decode()

    assert Booking.objects.count() == 1
    assert "not one of the available choices" in again or "has a place on" in again


def test_a_family_kept_apart_is_refused_without_a_reason(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    other, (day,) = a_family(people), open_hall(people)
    keep_apart(family.id, reference=other.reference, by=people.viewer("coordinator"), at=TEN)
    a_place(people, other, [day])

    url = reverse("coordinator:book", args=[family.id])
    shown = coordinator.post(url, asked(family, [str(day.id)])).content.decode()

    assert "There is no place at that time on Saturday 21 November." in shown
    assert other.reference not in shown
    assert "apart" not in shown
    assert Booking.objects.count() == 1


def test_somebody_due_twice_is_flagged_and_booked_only_when_it_was_seen(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    other, (day,) = a_family(people), open_hall(people)
    mine = member(family, Part.ADULT, side="visits")
    other.members.filter(part=Part.ADULT, side__kind="visits").update(person=mine.person)
    a_place(people, other, [day])
    url, form = reverse("coordinator:book", args=[family.id]), asked(family, [str(day.id)])

    flagged = coordinator.post(url, form).content.decode()
    assert "go well with the rest of Saturday 21 November" in flagged
    assert 'name="accepts_clash"' in flagged
    assert Booking.objects.count() == 1
    booked = coordinator.post(url, form | {"is_clash_shown": "on", "accepts_clash": "on"}, follow=True)

    assert "Look at these times again" in booked.content.decode()
    assert other.reference not in booked.content.decode()
    assert Booking.objects.count() == 2


@pytest.mark.parametrize("who", ["team_leader", "volunteer", "chair", "referrer"])
def test_nobody_else_books(people: Cast, family: Arrangement, who: str) -> None:
    (day,) = open_hall(people)

    answer = signed_in(people, who, at=TEN).post(
        reverse("coordinator:book", args=[family.id]), asked(family, [str(day.id)])
    )

    assert answer.status_code == 404
    assert not Booking.objects.exists()


def test_an_address_that_was_guessed_is_not_found(coordinator: Client) -> None:
    for name in ("book", "booking", "tell", "opening_day", "sheet_times"):
        assert coordinator.get(reverse(f"coordinator:{name}", args=[new_id()])).status_code == 404


def test_the_letter_tells_one_adult_only_their_own(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    a_place(people, family, open_hall(people))
    father = member(family, Part.ADULT, side="visits")

    answer = coordinator.post(reverse("coordinator:times_letter", args=[father.id]))

    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "Tobiah Marsh" in text
    assert "09:45" in text
    assert "St Anne's Hall" in text
    assert "can't promise" in text.replace("’", "'")
    for others in ("10:00", "12:00", "Front door", "Niamh", "Zoë", "Tannery", "07700"):
        assert others not in text
    assert Entry.objects.filter(event=Event.LETTER_COMPOSED, subject=father.person_id).count() == 1


def test_the_page_to_tell_from_shows_only_their_own(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    a_place(people, family, open_hall(people))

    url = reverse("coordinator:tell", args=[member(family, Part.ADULT, side="lives_with").id])
    shown = coordinator.get(url).content.decode()

    assert "10:00" in shown
    for others in ("09:45", "12:10", "Tobiah", "Marsh", "side door"):
        assert others not in shown


def test_it_is_recorded_how_and_when_they_were_told(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    (booking,) = a_place(people, family, open_hall(people))
    mother = window_of(booking, Part.ADULT, side="lives_with")

    url = reverse("coordinator:tell", args=[mother.member_id])
    coordinator.post(url, {"how": "telephone", "windows": mother.id.hex})

    mother.refresh_from_db()
    assert (mother.told_how, mother.told_on) == ("telephone", TODAY)
    assert not Window.objects.exclude(id=mother.id).filter(told_on__isnull=False).exists()
    assert Entry.objects.get(event=Event.TIMES_TOLD).subject == mother.member.person_id


def test_somebody_elses_times_are_never_recorded_as_told(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    (booking,) = a_place(people, family, open_hall(people))
    father, mother = (window_of(booking, Part.ADULT, side=side) for side in ("visits", "lives_with"))

    url = reverse("coordinator:tell", args=[mother.member_id])
    shown = coordinator.post(url, {"how": "paper", "windows": father.id.hex}).content.decode()

    assert "These times have changed" in shown
    assert not Window.objects.filter(told_on__isnull=False).exists()


def test_a_booking_is_cancelled_once(people: Cast, family: Arrangement, coordinator: Client) -> None:
    (booking,) = a_place(people, family, open_hall(people))
    url = reverse("coordinator:cancel_booking", args=[booking.id])

    coordinator.post(url, {"version": "1"})
    again = coordinator.post(url, {"version": "1"}, follow=True).content.decode()

    booking.refresh_from_db()
    assert booking.is_cancelled
    assert "Somebody else has changed this booking" in again


def test_an_absence_is_a_sealed_code(people: Cast, family: Arrangement, coordinator: Client) -> None:
    (booking,) = a_place(people, family, open_hall(people))
    url = reverse("coordinator:absence", args=[booking.id])

    asked_for = coordinator.get(url).content.decode()
    coordinator.post(url, {"reason": "unwell", "version": "1"})

    assert "<textarea" not in asked_for
    booking = Booking.objects.get()
    assert str(booking.absence) == "••••"
    assert Entry.objects.filter(event=Event.ABSENCE_RECORDED, subject=family.id).count() == 1


def test_an_absence_of_a_day_to_come_is_sent_back(
    people: Cast, family: Arrangement, coordinator: Client
) -> None:
    (booking,) = a_place(people, family, open_hall(people, NEXT))

    url = reverse("coordinator:absence", args=[booking.id])
    shown = coordinator.post(url, {"reason": "unwell", "version": "1"}).content.decode()

    assert "This day is still to come." in shown
    assert Booking.objects.get().absence is None
