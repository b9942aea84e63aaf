"""The cast, a certificate of the tests' own, and a centre that sends mail."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.post.happening import something_happens
from tests.mailing import NOWHERE, let_be_told
from tests.people import Cast, cast
from tests.vault.certificates import certificate


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def with_mail(settings: Settings) -> None:
    settings.WICKETGATE_MAIL = NOWHERE


@pytest.fixture
def told(people: Cast, with_mail: None) -> Cast:
    """The cast, of whom the coordinator waits for a note."""
    let_be_told(people, "coordinator")
    something_happens(people, "coordinator")
    return people
