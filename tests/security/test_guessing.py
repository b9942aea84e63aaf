"""Whoever tries addresses, choices or passwords that aren't theirs is noticed, and the ledger tells nothing more."""

from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.families import a_family
from tests.people import Cast
from tests.security.signed import at_the_page
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Arrangement
from wicketgate.doors.web.shared import door, too_many

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
NOWHERE = UUID(int=0xABCDEF)
ELSEWHERE = UUID(int=0x22222222_3333_4444_5555_666666666666)
SIGN_IN = "/account/sign-in/"


def entered(event: Event) -> list[tuple[object, ...]]:
    """Return what each entry of one kind says, but for when it was and its place in the chain."""
    found = Entry.objects.filter(event=event).order_by("sequence")
    return list(found.values_list("actor", "subject", "rule", "ground", "edition", "written"))


def guesses(people: Cast, who: str, *addresses: str) -> list[tuple[object, ...]]:
    """Let somebody ask for addresses that are none of theirs; return what was entered."""
    client = at_the_page(people, who)
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    return entered(Event.NOTHING_THERE)


def family_address(family: UUID) -> str:
    return reverse("coordinator:family", args=[family])


def test_each_guess_is_one_entry_whose_subject_is_whoever_guessed(people: Cast) -> None:
    found = guesses(people, "volunteer", family_address(NOWHERE), "/officers/concerns/", "/centre/families/")

    assert [one[:2] for one in found] == [(people.volunteer.token, people.volunteer.id)] * 3


def test_what_is_not_theirs_is_entered_as_what_is_not_there(people: Cast) -> None:
    family = a_family(people)
    Arrangement.objects.filter(id=family.id).update(centre=ELSEWHERE)

    theirs, nobodys = guesses(people, "coordinator", family_address(family.id), family_address(NOWHERE))

    assert theirs == nobodys


def test_nothing_of_what_was_tried_is_kept(people: Cast) -> None:
    family = a_family(people)

    guesses(people, "volunteer", family_address(family.id))

    last = Entry.objects.order_by("-sequence")[0]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ledger_entry WHERE sequence = {last.sequence}")
        assert family.id.hex not in str(cursor.fetchall()).replace("-", "")


def test_whoever_reads_the_ledger_sees_that_somebody_guessed(people: Cast) -> None:
    guesses(people, "volunteer", family_address(NOWHERE))

    page = at_the_page(people, "chair").get(reverse("officers:ledger")).content.decode()

    assert str(Event.NOTHING_THERE.label).replace("'", "&#x27;") in page


def test_control_without_it_nobody_notices(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_note_guess", lambda account: None)

    assert guesses(people, "volunteer", family_address(NOWHERE)) == []


def send_a_post(people: Cast, role: str) -> list[tuple[object, ...]]:
    client = at_the_page(people, "chair")
    sent = {"name": "Ann Bee", "username": "ann.bee", "role": role, "once": uuid4().hex}
    assert client.post(reverse("coordinator:welcome"), sent).status_code == 200
    return entered(Event.NOT_OFFERED)


def test_a_choice_that_was_not_offered_is_entered(people: Cast) -> None:
    assert [one[1] for one in send_a_post(people, "king")] == [people.chair.id]


def test_a_box_that_was_left_empty_is_not(people: Cast) -> None:
    assert send_a_post(people, "") == []


def test_control_where_no_page_notes_it_nothing_is_entered(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "sent_what_was_not_offered", lambda request: False)

    assert send_a_post(people, "king") == []


def try_passwords(people: Cast, times: int) -> int:
    for _ in range(times):
        Client().post(SIGN_IN, {"login": "coordinator", "password": "not-her-password"})
    return Entry.objects.filter(event=Event.SIGN_IN_FAILED, subject=people.centre.id).count()


def test_passwords_that_are_tried_too_fast_are_entered_once_in_five_minutes(people: Cast) -> None:
    assert (try_passwords(people, 5), try_passwords(people, 4)) == (0, 1)

    cache.delete("too-many-entered")

    assert try_passwords(people, 1) == 2


def test_control_without_the_entry_they_are_not(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(too_many, "record_too_many", lambda **told: None)

    assert try_passwords(people, 9) == 0
