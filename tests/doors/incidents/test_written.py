"""Addresses in the wrong place: typed in a note, left over after a move, a refuge's own."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.asking import Field
from tests.doors.incidents.playing import write
from tests.families import member
from tests.people import NOW
from wicketgate.domain.concerns.models import Concern
from wicketgate.domain.people import typed_text
from wicketgate.domain.people.models import Member, Part, Person
from wicketgate.domain.people.operations import declare_known, recording, reveals
from wicketgate.doors import clock

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
MOVED = "She has moved to 9 Sorrel Close, Larkfield LK7 2PA"
NEW = "9 Sorrel Close\nLarkfield\nLK7 2PA"
CARE_OF = "c/o Larkfield Post Box 12\nLK1 1AA"


@pytest.fixture
def her(field: Field) -> Member:
    return member(field.family, Part.ADULT, side="lives_with")


def open_address(client: Client, her: Member, *, purpose: str = "check_details") -> str:
    """Open her address through the family's page, and return the page that comes."""
    address = reverse("coordinator:reveal", args=[her.arrangement_id, her.id, "address"])
    return client.post(address, {"purpose": purpose}).content.decode()


def holds_needs(her: Member) -> bytes:
    return bytes(Person.objects.get(id=her.person_id).needs.blob)


def test_incident_new_address_in_a_notes_field(coordinator: Client, her: Member) -> None:
    before = holds_needs(her)

    page = write(coordinator, her, "needs", MOVED)

    assert "It belongs in the box “Address”" in page
    assert holds_needs(her) == before


def test_control_without_the_noticing_the_note_keeps_it(
    coordinator: Client, her: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_text, "_require_none_of", lambda kinds, text, field: None)
    before = holds_needs(her)

    write(coordinator, her, "needs", MOVED)

    assert holds_needs(her) != before


def test_an_address_in_a_concern_is_pointed_out_and_never_delays_it(coordinator: Client, her: Member) -> None:
    sent = {"kind": "concern", "words": MOVED, "once": "a page"}

    page = coordinator.post(reverse("shared:raise_concern"), sent).content.decode()

    assert Concern.objects.get().reference in page
    assert "address" in page
    assert "Sorrel" not in page


def test_incident_superseded_address_still_written_to(coordinator: Client, her: Member) -> None:
    page = write(coordinator, her, "address", NEW)
    opened = open_address(coordinator, her)

    assert "Sorrel" not in page
    assert "9 Sorrel Close" in opened
    assert "14 Quince Row" not in opened


def test_control_without_the_writing_over_the_old_address_stays(
    coordinator: Client, her: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beside(person: Person, **kwargs: Any) -> None:
        """Save nothing: as where a new address is kept in a row of its own, beside the old one."""

    monkeypatch.setattr(Person, "save", beside)
    write(coordinator, her, "address", NEW)

    assert "14 Quince Row" in open_address(coordinator, her)


def confirmed_days_ago(her: Member, days: int) -> None:
    on = clock.today() - timedelta(days=days)
    Person.objects.filter(id=her.person_id).update(address_confirmed_on=on)


def test_incident_minutes_sent_to_a_former_address(coordinator: Client, her: Member) -> None:
    confirmed_days_ago(her, 90)
    assert "14 Quince Row" in open_address(coordinator, her, purpose="write_to_them")
    confirmed_days_ago(her, 91)

    page = open_address(coordinator, her, purpose="write_to_them")

    assert "14 Quince Row" not in page
    assert "has not been confirmed for 90 days" in page
    assert "14 Quince Row" in open_address(coordinator, her, purpose="check_details")


def test_control_without_the_ninety_days_it_is_written_to(
    coordinator: Client, her: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reveals, "CONFIRMED_FOR", timedelta(days=10_000))
    confirmed_days_ago(her, 91)

    assert "14 Quince Row" in open_address(coordinator, her, purpose="write_to_them")


def test_whoever_may_not_open_it_hears_nothing_of_its_age(
    coordinator: Client, field: Field, her: Member
) -> None:
    confirmed_days_ago(her, 91)
    declare_known(her.arrangement_id, by=field.coordinator, at=NOW)

    page = open_address(coordinator, her, purpose="write_to_them")

    assert "confirmed" not in page
    assert "You know" in page or "knows a family" in page


def test_incident_refuge_address_in_served_papers(coordinator: Client, her: Member) -> None:
    write(coordinator, her, "address", CARE_OF, is_confidential="on")

    page = coordinator.get(reverse("coordinator:family", args=[her.arrangement_id])).content.decode()

    assert "Write only to the care-of address." in page
    assert "Larkfield Post Box 12" in open_address(coordinator, her)
    assert [field.name for field in Person._meta.get_fields() if "address" in field.name] == [
        "address",
        "is_address_confidential",
        "address_confirmed_on",
    ], "a person has one address: whoever lives in a refuge has only its care-of address here"


def test_control_without_the_mark_a_refuge_looks_like_any_address(
    coordinator: Client, her: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "_confirm_address", lambda person, is_confidential, on: None)
    write(coordinator, her, "address", CARE_OF, is_confidential="on")

    page = coordinator.get(reverse("coordinator:family", args=[her.arrangement_id])).content.decode()

    assert "Write only to the care-of address." not in page
