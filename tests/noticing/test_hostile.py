"""A text made to be slow is read as quickly as another of its length."""

from time import process_time

import pytest

from wicketgate.domain.people.noticing import notice

LENGTH = 100_000
MOST_SECONDS = (
    10.0  # half a second is usual, two for signs that fall apart into many; what is quadratic takes minutes
)
HOSTILE = [
    "0", "0 ", "07700 ", "O", "oh ", "double ", "hundred ", "+", "+4", "1-", "10.30", "12/03/2026", "26-K7MQ-4R",
    "@", "a@", "a@b.", "a.b@", " at ", "a at b dot ", "M2", "M20 3B ", "M ", "AB12 ", "AB 12 34 56 ",
    "flat 1 ", "14 Mill Lane, ", "Lane ", "lane ", "live at Rose ", "St. ",
    "a'", "'", ". ", "(", "x-", "\u0301", "\u200d", "é", "٠", "\U0001f600", "ﷺ",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_text_is_read_in_time(part: str) -> None:
    text = (part * (LENGTH // len(part) + 1))[:LENGTH]
    began = process_time()

    notice(text)

    assert process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("part", ["0 ", "14 Mill Lane, ", "a at b dot ", "M20 3B "])
def test_twice_the_text_takes_about_twice_as_long(part: str) -> None:
    once, twice = (min(_seconds(part * many) for _ in range(3)) for many in (4_000, 8_000))

    assert twice < once * 3.5


def _seconds(text: str) -> float:
    began = process_time()
    notice(text)
    return process_time() - began
