"""Every address of the program, written out with an id in it."""

from uuid import UUID

from django.urls import reverse
from django.urls.converters import IntConverter, UUIDConverter

from tests.census.house import addresses
from tests.doors.guessing import CODES


def every_address(one: UUID) -> list[str]:
    """Return each address once, with `one` wherever it asks for an id, and a code that it knows for each code."""
    found = []
    for name, pattern in addresses():
        kinds = pattern.pattern.converters
        held = {part: _written(part, kind, one) for part, kind in kinds.items()}
        found.append(reverse(name, kwargs=held))
    return found


def _written(part: str, kind: object, one: UUID) -> object:
    if isinstance(kind, UUIDConverter):
        return one
    return 1 if isinstance(kind, IntConverter) else CODES.get(part, ("one",))[0]
