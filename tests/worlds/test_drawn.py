"""The list of what is drawn anew is short, each entry is needed, and nothing beside it is taken away."""

import re

import pytest

from tests.worlds.observing import DRAWN, without_drawn

A, B = "Ab3d" * 16, "x9Yz" * 16
CASES = {
    "the token of a form": '<input type="hidden" name="csrfmiddlewaretoken" value="{}">',
    "the token's cookie": " csrftoken={:.32}; HttpOnly; Path=/",
    "the session's cookie": "sessionid={:.32}; HttpOnly;",
    "a script's nonce": '<script nonce="{:.22}=="></script>',
    "the nonce in the policy": "script-src 'self' 'nonce-{:.22}=='; default-src 'none'",
    "what a new passkey signs": '"challenge": "{:.43}", "rp"',
}
KEPT = (
    '<input type="hidden" name="once" value="{}">',
    '<input type="hidden" name="csrfmiddlewaretoken" value="{}-14 Quince Row">',
    "family={:.32}; Path=/",
    "sessionid=; family={:.32};",
    '<a href="/family/{}/">',
    '<p data-nonce-of="{}">',
)


@pytest.mark.parametrize("case", CASES)
def test_two_drawn_alike_are_one(case: str) -> None:
    one, other = (CASES[case].format(drawn).encode() for drawn in (A, B))

    assert one != other
    assert without_drawn(one) == without_drawn(other)


@pytest.mark.parametrize("text", KEPT)
def test_nothing_else_is_taken_away(text: str) -> None:
    assert without_drawn(text.format(A).encode()) == text.format(A).encode()


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: drawn.pattern.decode())
def test_each_entry_of_the_list_is_needed(drawn: re.Pattern[bytes]) -> None:
    assert [case for case in CASES.values() if drawn.search(case.format(A).encode())]


def test_the_list_is_short() -> None:
    assert len(DRAWN) == len(CASES) == 6
