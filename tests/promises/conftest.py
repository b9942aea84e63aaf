"""The cast, a family that comes today, and the clock held on a Saturday morning."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.domain.sessions.saturday import a_place, open_hall
from tests.families import a_family
from tests.people import NOW, Cast, cast
from tests.vault.conftest import centre, place  # noqa: F401 - fixtures of a centre's disk and backups
from wicketgate.domain.people.models import Arrangement
from wicketgate.doors import clock


@pytest.fixture
def people() -> Iterator[Cast]:
    cache.clear()
    with clock.held(NOW):
        yield cast()
    cache.clear()


@pytest.fixture
def family(people: Cast) -> Arrangement:
    """A family that comes today."""
    held = a_family(people)
    a_place(people, held, open_hall(people))
    return held
