"""A text made to be slow is read as quickly as another of its length."""

import re

import pytest

from tests.growing import MOST, growth
from wicketgate.domain.people.noticing import notice

LITTLE = 2_500
HOSTILE = [
    "0", "0 ", "07700 ", "O", "oh ", "double ", "hundred ", "+", "+4", "1-", "10.30", "12/03/2026", "26-K7MQ-4R",
    "@", "a@", "a@b.", "a.b@", " at ", "a at b dot ", "M2", "M20 3B ", "M ", "AB12 ", "AB 12 34 56 ",
    "flat 1 ", "14 Mill Lane, ", "Lane ", "lane ", "live at Rose ", "St. ",
    "a'", "'", ". ", "(", "x-", "\u0301", "\u200d", "é", "٠", "\U0001f600", "ﷺ",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_text_is_read_in_time(part: str) -> None:
    assert growth(lambda length: notice(_text(part, length)), little=LITTLE) < MOST


def test_control_what_begins_again_at_each_letter_is_found() -> None:
    again = re.compile("0+x")

    assert growth(lambda length: again.findall(_text("0", length)), little=LITTLE) > MOST


def _text(part: str, length: int) -> str:
    return (part * (length // len(part) + 1))[:length]
