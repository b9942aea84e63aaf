"""The cast, and the clock held on a Saturday morning."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.people import NOW, Cast, cast
from wicketgate.doors import clock


@pytest.fixture
def people() -> Iterator[Cast]:
    cache.clear()
    with clock.held(NOW):
        yield cast()
    cache.clear()
