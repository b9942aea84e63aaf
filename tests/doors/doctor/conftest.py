"""The ward: a centre with which all is well, made once a module, and given to each test as it was made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from pytest_django.plugin import DjangoDbBlocker

from tests.doors.doctor.ward import AT, Ward, begin, well
from tests.doors.invented_centre import taken_back
from tests.people import Cast
from wicketgate.doors import clock


@pytest.fixture(scope="module")
def begun(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Cast]]:
    """The centre's folders and people, in the records for all tests of the module."""
    root = tmp_path_factory.mktemp("begun")
    with django_db_blocker.unblock(), taken_back():
        yield root, begin(root)


@pytest.fixture
def ward(
    begun: tuple[Path, Cast], tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Ward]:
    """The centre for one test, which may break it."""
    made, people = begun
    with taken_back(), clock.held(AT), well(made, tmp_path, people, settings, monkeypatch) as given:
        yield given
    cache.clear()
