"""
What is noticed of 20,000 made places and numbers, and how seldom a plain sentence alarms; one half was never looked at.

Run with `-s` to read the misses by class. bench/README.md keeps the last figures.
"""

from collections import Counter
from itertools import islice

import pytest

from tests.noticing import made
from tests.noticing.building import BUILDING
from tests.noticing.held_out import HELD_OUT
from wicketgate.domain.people.noticing import Kind, notice

HALF = 10_000
EACH = -(-HALF // len(made.CLASSES))
LEAST_RECALL = 0.99
MOST_ALARMS = 0.01
WORST_CLASS = 0.90
HALVES = [
    pytest.param(BUILDING, 11, id="the half built by"),
    pytest.param(HELD_OUT, 12, id="the half held out"),
]
KINDS = {
    "postcode": Kind.POSTCODE,
    "street": Kind.ADDRESS,
    "flat": Kind.ADDRESS,
    "house": Kind.ADDRESS,
    "telephone": Kind.TELEPHONE,
    "e-mail": Kind.EMAIL,
    "car": Kind.CAR,
    "National": Kind.INSURANCE,
}


@pytest.mark.parametrize(("words", "seed"), HALVES)
def test_what_tells_where_somebody_is_is_noticed(words: made.Words, seed: int) -> None:
    texts = list(made.positives(words, seed=seed, each=EACH))

    missed = Counter(one.kind for one in texts if not _is_noticed(one))

    shares = {kind: 1 - missed[kind] / EACH for kind in made.CLASSES}
    print(*(f"{share:7.2%} {kind}" for kind, share in shares.items()), sep="\n")  # noqa: T201  # the figures
    assert len(texts) >= HALF
    assert 1 - missed.total() / len(texts) >= LEAST_RECALL, dict(missed)
    assert min(shares.values()) >= WORST_CLASS, dict(missed)


@pytest.mark.parametrize(("words", "seed"), HALVES)
def test_a_plain_sentence_seldom_alarms(words: made.Words, seed: int) -> None:
    texts = list(made.sentences(words, seed=seed, many=HALF))

    alarms = Counter(noticed.kind.value for one in texts for noticed in islice(notice(one.text), 1))

    print(f"{alarms.total() / len(texts):7.2%} false alarms", dict(alarms))  # noqa: T201  # the figures
    assert alarms.total() / len(texts) <= MOST_ALARMS, dict(alarms)


def _is_noticed(one: made.Made) -> bool:
    kind = KINDS[one.kind.replace(",", " ").split()[0]]
    return any(noticed.kind is kind for noticed in notice(one.text))
