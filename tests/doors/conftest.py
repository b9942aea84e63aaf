"""What several tests of the pages share: the invented centre, filled once for all tests of a module."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.doors.invented_centre import NOW, Invented, fill, taken_back
from wicketgate.doors import clock


@pytest.fixture(scope="module")
def invented(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Invented]:
    """The demonstration's centre with the clock held on its day, taken back after the module's last test."""
    with django_db_blocker.unblock(), taken_back(), clock.held(NOW):
        yield Invented(fill())
