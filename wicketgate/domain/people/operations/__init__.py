"""Change a family's record, or open one value of it."""

from wicketgate.domain.people.operations.arrangements import (
    arrangement_of,
    change_status,
    keep_apart,
    make_arrangement,
)
from wicketgate.domain.people.operations.recording import mark_of_held, record_item
from wicketgate.domain.people.operations.reveals import reveal_contact, reveal_item
from wicketgate.domain.people.operations.sight import require_seen
from wicketgate.domain.people.operations.walls import declare_known, put_wall, take_back_waiver, waive_wall

__all__ = [
    "arrangement_of",
    "change_status",
    "declare_known",
    "keep_apart",
    "make_arrangement",
    "mark_of_held",
    "put_wall",
    "record_item",
    "require_seen",
    "reveal_contact",
    "reveal_item",
    "take_back_waiver",
    "waive_wall",
]
