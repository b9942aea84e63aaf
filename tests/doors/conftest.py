"""Who is at the doors: the cast, the clock held at its hour, the families, and the coordinator's browser."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.asking import Field, a_field
from tests.families import a_family
from tests.people import NOW, Cast, cast
from tests.signing_in import sign_in
from wicketgate.domain.people.models import Arrangement
from wicketgate.doors import clock


@pytest.fixture
def held_clock() -> Iterator[None]:
    """Hold the clock for every test of a file that names this in its marks."""
    with clock.held(NOW):
        yield


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def field(people: Cast) -> Field:
    """The cast with two agencies, and a family that one of them referred and that met here."""
    return a_field(people)


@pytest.fixture
def family(people: Cast) -> Arrangement:
    return a_family(people)


@pytest.fixture
def coordinator(client: Client, people: Cast) -> Client:
    """The coordinator's browser."""
    sign_in(client, people.coordinator)
    return client
