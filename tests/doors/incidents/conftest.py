"""The cast, a family that met here, and the coordinator's browser, with the clock held on a Saturday morning."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.people import NOW, Cast
from tests.signing_in import signed_in
from wicketgate.doors import clock


@pytest.fixture(autouse=True)
def held_clock() -> Iterator[None]:
    with clock.held(NOW):
        yield


@pytest.fixture
def coordinator(people: Cast) -> Client:
    return signed_in(people, "coordinator")
