"""
Worlds that differ only in what one side has told the centre, and nobody of another side can tell them apart.

More than 20,000 paired observations a run, and more than 100,000 when `WICKETGATE_LONG_LOOK=1` is set.
"""

import pytest

from tests.worlds.comparing import AT_A_GLANCE, IS_LONG, OBSERVERS, STRANGERS, differences, of, watched
from tests.worlds.differing import first, second, third
from tests.worlds.observing import Observation

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

LEAST = 100_000 if IS_LONG else 20_000
LOOK = STRANGERS if IS_LONG else AT_A_GLANCE


def test_nobody_of_another_side_can_tell_the_worlds_apart() -> None:
    one, other, furthest = watched(first()), watched(second()), watched(third(), LOOK)

    assert list(differences(one, other)) == []
    assert list(differences(of(LOOK, one), furthest)) == []
    assert len(other) + len(furthest) >= LEAST, "so few observations would show little"
    assert {observation.request[0] for observation in one} == set(OBSERVERS)
    assert _mailed(one) >= {"hartley", "bridge"}, "nobody was written to, so that mail shows nothing"


def _mailed(seen: list[Observation]) -> set[str]:
    return {observation.request[0] for observation in seen if observation.kind == "mail"}
