"""What is typed is made tidy, or sent back with what to do; nothing about anybody stands in the answer."""

import pytest

from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.people import typed_text

WELCOME = [
    pytest.param("Prince", "Prince", id="a name of one part"),
    pytest.param("  Anne   Marie\tO’Neill ", "Anne Marie O’Neill", id="spaces are tidied"),
    pytest.param("D'Arcy O'Brien", "D'Arcy O'Brien", id="apostrophes"),
    pytest.param("Zoe\u0308 Mu\u0308ller", "Zoë Müller", id="diacritics are composed"),
    pytest.param("Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai", id="two marks on a letter"),
    pytest.param("محمد عبد الله", "محمد عبد الله", id="Arabic"),
    pytest.param("\u200fשָׁלוֹם\u200e כהן", "שָׁלוֹם כהן", id="marks of direction are left out"),
    pytest.param("می\u200cنا", "می\u200cنا", id="a joiner inside a Persian name stays"),
    pytest.param("李小龍", "李小龍", id="Chinese"),
    pytest.param("Jo Smith-Jones 3rd", "Jo Smith-Jones 3rd", id="a digit is no number"),
    pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="markup is only text"),
    pytest.param("Robert'); DROP TABLE children;--", "Robert'); DROP TABLE children;--", id="so is SQL"),
    pytest.param("", "", id="an empty box"),
]


@pytest.mark.parametrize(("typed", "kept"), WELCOME)
def test_a_name_is_welcome_as_it_is(typed: str, kept: str) -> None:
    assert typed_text.name(typed, longest=120) == kept


SENT_BACK = [
    pytest.param("Ann \u202eeinA", "hidden or broken", id="a character that turns the text round"),
    pytest.param("Ann\u2066Bee\u2069", "hidden or broken", id="an isolate"),
    pytest.param("Ann\x00Bee", "hidden or broken", id="a null"),
    pytest.param("Ann\x1b[31mBee", "hidden or broken", id="an escape"),
    pytest.param("Ann\ue000Bee", "hidden or broken", id="a private character"),
    pytest.param("Z" + "\u0301" * 40, "hidden or broken", id="a letter under a heap of marks"),
    pytest.param("a" * 121, "120 characters or fewer. There are 121", id="one too many"),
    pytest.param("a" * 1_000_000, "120 characters or fewer", id="a million"),
    pytest.param("12345", "in letters", id="no letter"),
    pytest.param("Ann M20 3BG", "box “Address”", id="a postcode"),
    pytest.param("Ann m203bg", "box “Address”", id="a postcode in small letters, run together"),
    pytest.param("Ann \uff2d\uff12\uff10 3BG", "box “Address”", id="a postcode in wide letters"),
    pytest.param("Ann 07700 900411", "box “Telephone number”", id="a mobile number"),
    pytest.param("Ann (0161) 496-0123", "box “Telephone number”", id="a number with brackets"),
    pytest.param("Ann +353 1 234 5678", "box “Telephone number”", id="another country's number"),
    pytest.param("Ann ٠٧٧٠٠٩٠٠٤١١", "box “Telephone number”", id="a number in Arabic digits"),
    pytest.param("ann@example.org", "box “E-mail address”", id="an e-mail address"),
]


@pytest.mark.parametrize(("typed", "answer"), SENT_BACK)
def test_a_name_is_sent_back(typed: str, answer: str) -> None:
    with pytest.raises(Unable, match=answer.replace("(", r"\(")) as sent_back:
        typed_text.name(typed, longest=120, field="name")

    assert sent_back.value.field == "name"
    assert "Ann" not in sent_back.value.sentence


def test_a_note_keeps_its_lines_and_its_dates() -> None:
    typed = "Seen on 12/03/2019 – again 2019-03-14.\r\n  Gave 3 reasons  "

    assert typed_text.note(typed, longest=200) == "Seen on 12/03/2019 – again 2019-03-14.\nGave 3 reasons"


NOT_IN_A_NOTE = [
    pytest.param("lives at M20 3BG", "box “Address”", id="a postcode"),
    pytest.param("now at 14 Quince Row with Ann", "box “Address”", id="a street with its number"),
    pytest.param("flat 3b, Heron Court", "box “Address”", id="a flat"),
    pytest.param("ring 0161 496 0123", "box “Telephone number”", id="a number"),
    pytest.param("oh one six one, four nine six, oh one two three", "box “Telephone number”", id="in words"),
    pytest.param("write to a@b.example", "box “E-mail address”", id="an e-mail address"),
    pytest.param("ann at example dot org", "box “E-mail address”", id="one read out"),
    pytest.param("a blue car, AB12 CDE", "There is no box for one", id="a car"),
    pytest.param("QQ is AB 12 34 56 C", "The centre keeps none", id="a National Insurance number"),
]


@pytest.mark.parametrize(("typed", "answer"), NOT_IN_A_NOTE)
def test_a_note_has_no_place_in_it(typed: str, answer: str) -> None:
    with pytest.raises(Unable, match=answer) as sent_back:
        typed_text.note(typed, longest=200)

    assert typed not in sent_back.value.sentence


def test_a_note_is_sent_back_once_for_all_that_is_in_it() -> None:
    with pytest.raises(Unable, match=r"box “Address”.*box “Telephone number”"):
        typed_text.note("M20 3BG, ring 07700 900411", longest=200)


@pytest.mark.parametrize(
    "typed", ["Flat Holm", "Ann Lane", "Street", "Close", "Zoë Park-Court", "14 Mill Lane"]
)
def test_a_name_may_be_that_of_a_street(typed: str) -> None:
    assert typed_text.name(typed, longest=120) == typed


def test_an_address_keeps_its_postcode_but_no_number() -> None:
    assert typed_text.address("14 Quince Row\nLarkfield LK4 1QR", longest=400).endswith("LK4 1QR")

    with pytest.raises(Unable, match="Telephone number"):
        typed_text.address("14 Quince Row, 07700 900411", longest=400)


NUMBERS = [
    pytest.param("07700 900411", "+447700900411", "07700 900411", id="a mobile"),
    pytest.param("(0161) 496-0123", "+441614960123", "0161 496 0123", id="with brackets"),
    pytest.param(
        "+44 (0) 161 496 0123", "+441614960123", "0161 496 0123", id="with the country and the nought"
    ),
    pytest.param("0044 161 496 0123", "+441614960123", "0161 496 0123", id="dialled from abroad"),
    pytest.param("+353 1 234 5678", "+35312345678", "+353 1 234 5678", id="another country's"),
    pytest.param("٠٧٧٠٠ ٩٠٠٤١١", "+447700900411", "07700 900411", id="in Arabic digits"),
]


@pytest.mark.parametrize(("typed", "kept", "spoken"), NUMBERS)
def test_a_number_is_kept_in_one_form(typed: str, kept: str, spoken: str) -> None:
    assert typed_text.telephone(typed) == kept
    assert typed_text.spoken_telephone(kept) == spoken


@pytest.mark.parametrize("typed", ["12", "ask her mother", "0161 496", "07700 900411 07700 900522", "999"])
def test_what_is_no_whole_number_is_sent_back(typed: str) -> None:
    with pytest.raises(Unable, match="one whole telephone number"):
        typed_text.telephone(typed)


def test_a_search_finds_with_and_without_accents() -> None:
    assert typed_text.folded("Zoë O’Sullivan-Okafor") == "zoe osullivan okafor"
    assert typed_text.folded("ŁUCJA") == typed_text.folded("łucja")
