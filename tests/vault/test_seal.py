"""A sealed value opens in its own place only, and its length is hidden."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wicketgate.vault.errors import SealBroken
from wicketgate.vault.seal import Place, seal, unseal

KEY = bytes(range(32))
PLACE = Place(centre=UUID(int=1), label="people.person.name", row=UUID(int=2), subject=UUID(int=3))


def sealed(text: str, *, version: int = 1) -> bytes:
    return seal(text, key=KEY, place=PLACE, generation=1, version=version)


@given(st.text(max_size=300))
def test_any_text_opens_as_it_was(text: str) -> None:
    assert unseal(sealed(text), key=KEY, place=PLACE) == text


@given(st.text(min_size=0, max_size=15), st.text(min_size=0, max_size=15))
def test_short_texts_look_alike_in_length(one: str, other: str) -> None:
    assert len(sealed(one)) == len(sealed(other))


def test_a_longer_text_shows_only_the_next_power_of_two() -> None:
    lengths = {len(sealed("a" * count)) for count in range(1, 1000)}

    assert len(lengths) == 5


def test_the_same_text_sealed_twice_looks_different() -> None:
    assert sealed("Amira") != sealed("Amira")


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param(replace(PLACE, centre=UUID(int=9)), id="moved to another centre"),
        pytest.param(replace(PLACE, label="people.person.address"), id="moved to another field"),
        pytest.param(replace(PLACE, row=UUID(int=9)), id="moved to another row"),
        pytest.param(replace(PLACE, subject=UUID(int=9)), id="moved to another person"),
    ],
)
def test_a_value_moved_elsewhere_does_not_open(elsewhere: Place) -> None:
    with pytest.raises(SealBroken):
        unseal(sealed("Amira"), key=KEY, place=elsewhere)


def test_every_flipped_bit_is_noticed() -> None:
    whole = sealed("Amira")

    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        if place == 1:
            continue  # the key's generation: it chooses the key, and another key is tried in the next test
        with pytest.raises(SealBroken):
            unseal(bytes(damaged), key=KEY, place=PLACE)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(SealBroken):
        unseal(sealed("Amira"), key=bytes(32), place=PLACE)


@pytest.mark.parametrize("length", [0, 1, 10, 17])
def test_a_value_cut_short_is_named_as_damaged(length: int) -> None:
    with pytest.raises(SealBroken, match="cut short"):
        unseal(sealed("Amira")[:length], key=KEY, place=PLACE)


def test_the_message_of_a_broken_seal_holds_no_text() -> None:
    with pytest.raises(SealBroken) as broken:
        unseal(sealed("Amira"), key=bytes(32), place=PLACE)

    assert "Amira" not in str(broken.value)
