"""The measure itself: the same texts each time, enough of every class, and the two halves share few words."""

import pytest

from tests.noticing import made
from tests.noticing.building import BUILDING
from tests.noticing.held_out import HELD_OUT


@pytest.mark.parametrize("words", [BUILDING, HELD_OUT], ids=["building", "held out"])
def test_the_same_seed_makes_the_same_texts(words: made.Words) -> None:
    first, again = (list(made.positives(words, seed=1, each=5)) for _ in range(2))

    assert first == again
    assert len(first) == 5 * len(made.CLASSES)
    assert first != list(made.positives(words, seed=2, each=5))


@pytest.mark.parametrize("words", [BUILDING, HELD_OUT], ids=["building", "held out"])
def test_plain_sentences_have_no_open_slot(words: made.Words) -> None:
    texts = [one.text for one in made.sentences(words, seed=1, many=500)]

    assert len(set(texts)) > 250
    assert [text for text in texts if "{" in text or "#" in text] == []


def test_the_halves_are_made_of_other_words() -> None:
    for part in (
        "frames",
        "lived",
        "driven",
        "plain",
        "streets",
        "houses",
        "named_houses",
        "towns",
        "people",
    ):
        assert set(getattr(BUILDING, part)) & set(getattr(HELD_OUT, part)) <= {"{}"}, part
