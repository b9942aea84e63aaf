"""
Two worlds differ only in what one side has told the centre, and nobody of another side can tell them apart.

More than 20,000 paired observations a run, and more than 80,000 when `WICKETGATE_LONG_LOOK=1` is set.
"""

import pytest

from tests.worlds.comparing import IS_LONG, OBSERVERS, both, differences

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])

LEAST = 80_000 if IS_LONG else 20_000


def test_nobody_of_another_side_can_tell_the_worlds_apart() -> None:
    one, other = both()

    assert list(differences(one, other)) == []
    assert len(one) == len(other) >= LEAST, "so few observations would show little"
    assert {observation.request[0] for observation in one} == set(OBSERVERS)
