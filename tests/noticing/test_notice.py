"""What is noticed, word by word: where it stands, what it is, and what is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wicketgate.domain.people.noticing import Kind, notice

NOTICED = [
    pytest.param("now at 14 Quince Row, he said", Kind.ADDRESS, "14 Quince Row", id="a street"),
    pytest.param("now at 3 new road", Kind.ADDRESS, "3 new road", id="a street of everyday words"),
    pytest.param("in Flat 3, Heron Court", Kind.ADDRESS, "Flat 3, Heron Court", id="a flat"),
    pytest.param("they moved to Quince Row", Kind.ADDRESS, "Quince Row", id="a street where somebody lives"),
    pytest.param("at Rose Cottage, Larkfield", Kind.ADDRESS, "Rose Cottage", id="a house in a town"),
    pytest.param("in M2O 3BG", Kind.POSTCODE, "M2O 3BG", id="a postcode with a letter for nought"),
    pytest.param("in LK4/1QR", Kind.POSTCODE, "LK4/1QR", id="a postcode with a stroke"),
    pytest.param("in M twenty 3 B G", Kind.POSTCODE, "M twenty 3 B G", id="a postcode read out"),
    pytest.param("on O77OO 9OO 411", Kind.TELEPHONE, "O77OO 9OO 411", id="letters for noughts"),
    pytest.param("aged 5, 07700 900411", Kind.TELEPHONE, "07700 900411", id="a number after a number"),
    pytest.param(
        "oh seven seven double-oh nine hundred four one one",
        Kind.TELEPHONE,
        "oh seven seven double-oh nine hundred four one one",
        id="a number in words",
    ),
    pytest.param("٠٧٧٠٠٩٠٠٤١١", Kind.TELEPHONE, "٠٧٧٠٠٩٠٠٤١١", id="Arabic digits"),
    pytest.param("ring 0\u200d7700 900411", Kind.TELEPHONE, "0\u200d7700 900411", id="a joiner inside"),
    pytest.param(
        "on ann at example dot org", Kind.EMAIL, "ann at example dot org", id="an e-mail address said"
    ),
    pytest.param("in ab12cde", Kind.CAR, "ab12cde", id="a car"),
    pytest.param("no: AB 12 34 56 C.", Kind.INSURANCE, "AB 12 34 56 C", id="National Insurance"),
]


@pytest.mark.parametrize(("text", "kind", "words"), NOTICED)
def test_it_is_noticed_where_it_stands(text: str, kind: Kind, words: str) -> None:
    places = [(one.kind, text[one.start : one.end]) for one in notice(text)]

    assert (kind, words) in places


IN_PEACE = [
    "Flat cap",
    "Flat Holm",
    "the M6 5th of May",
    "Vitamin B12 and 3 tablets",
    "26-K7MQ-4RT",
    "R26-M2DH-9QA",
    "12/03/2026 10.30, 12/03/2026 11.45",
    "Mrs Lane and Mr Close came at 2 Saturdays running",
    "She moved in with Ann Lane in 2012",
    "2012 Ann Ridge joined",
    "He lives on toast and in the park",
    "one two three four five six seven eight nine ten eleven",
    "3 new road signs",
    "the tyre was flat 3 times",
    "Room 2, then room 14",
    "£1,250.00 and £07.50",
    "ring 999, 111 or 101",
    "on 12 03 26 a man came",
    "we met at noon. Com e back",
]


@pytest.mark.parametrize("text", IN_PEACE)
def test_it_is_left_in_peace(text: str) -> None:
    assert notice(text) == ()


NOT_SEEN = [
    pytest.param("the flat on Tannery Lane", id="a street without a number, where nobody is said to live"),
    pytest.param("14 Kirkgate", id="a street whose name says it in its ending"),
    pytest.param("12 Heol y Bont", id="a street in Welsh"),
    pytest.param("the house behind the mill", id="a way there"),
    pytest.param("53.4808, -2.2426", id="a place on the map"),
    pytest.param("find her as niamh.oh on the app", id="a name on a social network"),
]


@pytest.mark.parametrize("text", NOT_SEEN)
def test_what_has_no_form_of_its_own_is_not_seen(text: str) -> None:
    """It knows how addresses and numbers look, and no map: SECURITY.md says so."""
    assert not notice(text)


def test_only_what_is_asked_for_is_looked_for() -> None:
    text = "14 Quince Row, 07700 900411"

    assert {one.kind for one in notice(text, kinds=frozenset({Kind.TELEPHONE}))} == {Kind.TELEPHONE}


@given(st.text(max_size=200) | st.text(alphabet="0o17 +-.@atdoMB2flatroadhe\u0301ﷺ", max_size=200))
def test_any_text_is_read_and_every_place_is_inside_it(text: str) -> None:
    for one in notice(text):
        assert 0 <= one.start < one.end <= len(text)
