"""Any two of three shares give the secret back, one tells nothing, and nothing mistyped is ever taken."""

from collections import Counter
from functools import partial
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wicketgate.vault.errors import ShareError
from wicketgate.vault.shares import Share, decode, encode, join, split
from wicketgate.vault.words import WORDS

CENTRE, OTHER_CENTRE = UUID(int=7 << 100), UUID(int=9 << 100)
SECRET = bytes(range(32))
SECRETS = st.binary(min_size=32, max_size=32)
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@given(SECRETS)
def test_any_two_give_it_back_in_either_order(secret: bytes) -> None:
    papers = split(secret, centre=CENTRE)

    assert {join(pair) for pair in permutations(papers, 2)} == {secret}


@given(SECRETS)
def test_what_is_printed_is_read_back(secret: bytes) -> None:
    for share in split(secret, centre=CENTRE):
        assert decode(encode(share)) == share
        assert decode(encode(share).lower().replace("\n", "  ")) == share


@pytest.mark.parametrize("mark", ["", "."])
def test_the_numbers_before_the_lines_may_be_typed_too(mark: str) -> None:
    share = split(bytes(32), centre=CENTRE)[0]
    lines = encode(share).splitlines()
    numbered = [f"{number}{mark} {line}" for number, line in enumerate(lines[:-1], 1)]

    assert decode("\n".join([*numbered, lines[-1]])) == share


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("half", [0, 1])
def test_one_share_tells_nothing(number: int, half: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Over every byte that can be drawn, each value of a half comes as often whatever the secret is.
    seen = {secret: _halves(secret, number, half, monkeypatch) for secret in (b"\0" * 32, SECRET)}

    assert all(set(counts.values()) == {1} and len(counts) == 256 for counts in seen.values())


def _halves(secret: bytes, number: int, half: int, monkeypatch: pytest.MonkeyPatch) -> Counter[int]:
    counts: Counter[int] = Counter()
    for drawn in range(256):
        monkeypatch.setattr("wicketgate.vault.shares.secrets.token_bytes", partial(_bytes_of, drawn))
        counts[split(secret, centre=CENTRE)[number - 1].halves[half][5]] += 1
    return counts


def _bytes_of(drawn: int, size: int) -> bytes:
    return bytes([drawn]) * size


def test_the_two_halves_of_a_share_are_drawn_apart() -> None:
    one, two, three = split(b"\0" * 32, centre=CENTRE)

    assert all(share.halves[0] != share.halves[1] for share in (one, two, three))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_mistyped_character_is_noticed(number: int) -> None:
    printed = encode(split(SECRET, centre=CENTRE)[number - 1])
    tried = 0
    for place, char in enumerate(printed):
        for other in SIGNS if char.isalnum() else ():
            if other != char.upper():
                tried += 1
                with pytest.raises(ShareError):
                    decode(printed[:place] + other + printed[place + 1 :])

    assert tried > 4000


@pytest.mark.parametrize("number", [1, 2, 3])
def test_two_neighbours_swapped_are_noticed(number: int) -> None:
    printed = encode(split(SECRET, centre=CENTRE)[number - 1])
    swaps = {
        printed[:place] + printed[place + 1] + printed[place] + printed[place + 2 :]
        for place in range(len(printed) - 1)
    }
    wrong = [swapped for swapped in swaps if swapped.split() != printed.split()]

    assert len(wrong) > 100
    for swapped in wrong:
        with pytest.raises(ShareError):
            decode(swapped)


@pytest.mark.parametrize("line", range(7))
def test_a_missing_or_doubled_line_is_noticed(line: int) -> None:
    lines = encode(split(SECRET, centre=CENTRE)[1]).splitlines()

    for wrong in ([*lines[:line], *lines[line + 1 :]], [*lines[: line + 1], *lines[line:]]):
        with pytest.raises(ShareError):
            decode("\n".join(wrong))


def test_a_mistyped_line_is_named() -> None:
    lines = encode(split(SECRET, centre=CENTRE)[0]).splitlines()
    lines[3] = ("B" if lines[3][0] == "A" else "A") + lines[3][1:]

    with pytest.raises(ShareError, match="Line 4"):
        decode("\n".join(lines))


@pytest.mark.parametrize("text", ["", "hello", "A" * 10_000, "é " * 40, "\0"], ids=repr)
def test_what_is_no_share_is_a_letter(text: str) -> None:
    with pytest.raises(ShareError, match="Nothing was changed"):
        decode(text)


def test_shares_that_do_not_belong_together_are_named() -> None:
    papers = split(SECRET, centre=CENTRE)
    elsewhere, later = split(SECRET, centre=OTHER_CENTRE), split(SECRET, centre=CENTRE)

    _refused([papers[0], elsewhere[1]], "two centres")
    _refused([papers[0], later[1]], "two sets of papers")
    _refused([papers[2], papers[2]], "share 3 twice")
    _refused([papers[0]], "got 1")
    _refused(list(papers), "got 3")


def _refused(given: list[Share], said: str) -> None:
    with pytest.raises(ShareError, match=said):
        join(given)


def test_a_share_prints_no_secret() -> None:
    share = split(SECRET, centre=CENTRE)[0]

    assert repr(share) == "share 1 of 3"


def test_the_words_are_enough_and_none_is_twice() -> None:
    assert len(WORDS) == len(set(WORDS)) == 256
    assert all(word.isascii() and word.islower() and 5 <= len(word) <= 7 for word in WORDS)
