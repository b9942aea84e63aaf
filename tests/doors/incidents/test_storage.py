"""Whoever holds the records holds ciphertext: of every row, old or new, with keys that are each centre's own."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.incidents.playing import HERS, everything_kept
from tests.families import a_family, member
from tests.people import Cast
from wicketgate.domain.people.models import Arrangement, Part, Person
from wicketgate.vault import fields, keyring, opening, seal
from wicketgate.vault.errors import RootKeyError, SealBroken
from wicketgate.vault.models import SubjectKey
from wicketgate.vault.seal import Place
from wicketgate.vault.sealed import Sealed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
ANOTHER_CENTRE = UUID(int=0x22222222_2222_3333_4444_555555555555)
IN_PLAIN = b"14 Quince Row, as an older program kept it"


def open_her_address(client: Client, family: Arrangement) -> str:
    her = member(family, Part.ADULT, side="lives_with")
    address = reverse("coordinator:reveal", args=[family.id, her.id, "address"])
    return client.post(address, {"purpose": "check_details"}).content.decode()


def kept_in_plain() -> set[str]:
    return {value for value in HERS if value.encode() in everything_kept()}


def test_incident_host_held_to_ransom(people: Cast) -> None:
    a_family(people)

    assert kept_in_plain() == set()


def test_control_without_the_seal_the_host_reads_it_all(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_text(text: str, *, key: bytes, place: Place, generation: int, version: int) -> bytes:
        return seal._HEADER.pack(1, generation, version, b"\0" * 12) + text.encode()

    monkeypatch.setattr(fields, "seal", open_text)
    a_family(people)

    assert {"14 Quince Row", "LK4 1QR", "Niamh"} <= kept_in_plain()


def hand_the_keys_to_another_centre() -> None:
    SubjectKey.objects.update(centre=ANOTHER_CENTRE)


def test_incident_one_suppliers_key_for_every_centre(people: Cast, coordinator: Client) -> None:
    family = a_family(people)
    hand_the_keys_to_another_centre()

    with pytest.raises(RootKeyError):
        open_her_address(coordinator, family)


def test_control_with_one_key_for_all_it_opens(
    people: Cast, coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "_wrapping_key", lambda root, centre: b"k" * 32)
    family = a_family(people)
    hand_the_keys_to_another_centre()

    assert "14 Quince Row" in open_her_address(coordinator, family)


@pytest.fixture
def older(people: Cast) -> Arrangement:
    """A family whose address stands in its column as it was before it was sealed."""
    family = a_family(people)
    her = member(family, Part.ADULT, side="lives_with")
    Person.objects.filter(id=her.person_id).update(address=IN_PLAIN)
    return family


def test_incident_masking_only_in_the_branch_for_new_rows(coordinator: Client, older: Arrangement) -> None:
    page = coordinator.get(reverse("coordinator:family", args=[older.id])).content.decode()

    assert "14 Quince Row" not in page
    with pytest.raises(SealBroken):
        open_her_address(coordinator, older)


def test_control_with_a_branch_for_older_rows_they_leak(
    coordinator: Client, older: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed_path: Callable[[Sealed, keyring.Keys], str] = opening._open

    def two_paths(value: Sealed, keys: keyring.Keys) -> str:
        return value.blob.decode() if value.blob == IN_PLAIN else sealed_path(value, keys)

    monkeypatch.setattr(opening, "_open", two_paths)

    assert "14 Quince Row" in open_her_address(coordinator, older)
