"""Change a family's record."""

from wicketgate.domain.people.operations.arrangements import (
    arrangement_of,
    change_status,
    keep_apart,
    make_arrangement,
)

__all__ = ["arrangement_of", "change_status", "keep_apart", "make_arrangement"]
