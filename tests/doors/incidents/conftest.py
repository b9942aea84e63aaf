"""The cast, a family that met here, and the coordinator's browser, with the clock held on a Saturday morning."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.asking import Field, a_field
from tests.doors.incidents.playing import signed_in
from tests.people import NOW, Cast, cast
from wicketgate.doors import clock


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def field(people: Cast) -> Field:
    return a_field(people)


@pytest.fixture
def coordinator(people: Cast) -> Client:
    return signed_in(people, "coordinator")
