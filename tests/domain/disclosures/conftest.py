"""The field in which every test of what is given out is played."""

import pytest

from tests.asking import Field, a_field
from tests.people import cast


@pytest.fixture
def field() -> Field:
    """The cast with two agencies, and a family that one of them referred and that met here."""
    return a_field(cast())
