"""A place or a number in a concern is noticed, so that it can be pointed out once it is kept."""

import pytest

from wicketgate.domain.concerns.pointing import pointed_out
from wicketgate.domain.people.noticing import Kind


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        pytest.param("They moved to M20 3BG", (Kind.POSTCODE,), id="a postcode"),
        pytest.param("they moved to m203bg", (Kind.POSTCODE,), id="in small letters, run together"),
        pytest.param("Ring 07700 900411", (Kind.TELEPHONE,), id="a mobile number"),
        pytest.param("Ring (0161) 496 0123 at six", (Kind.TELEPHONE,), id="a number with brackets"),
        pytest.param("oh seven seven double-oh nine hundred four one one", (Kind.TELEPHONE,), id="in words"),
        pytest.param("ann@example.org", (Kind.EMAIL,), id="an e-mail address"),
        pytest.param("She lives on Quince Row", (Kind.ADDRESS,), id="a street"),
        pytest.param("A red van, AB12 CDE", (Kind.CAR,), id="a car"),
        pytest.param("On 14 March at 10.30 he left, 20 minutes late", (), id="a date and a time"),
        pytest.param("Room 2 at 2pm", (), id="a room"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_what_is_noticed(words: str, kinds: tuple[Kind, ...]) -> None:
    assert pointed_out(words) == kinds


def test_each_kind_is_pointed_out_once() -> None:
    assert pointed_out("Ring 07700 900411 or 07700 900522", "M20 3BG") == (Kind.POSTCODE, Kind.TELEPHONE)
