"""What can be done with a centre's details, its policy document and its editions, and who was told of them."""

from wicketgate.domain.policy.operations.awareness import record_told
from wicketgate.domain.policy.operations.centre import describe_centre, found_centre
from wicketgate.domain.policy.operations.documents import bring_in
from wicketgate.domain.policy.operations.editions import (
    adopt_draft,
    adopt_edition,
    begin_draft,
    choose,
    record_review,
)
from wicketgate.domain.policy.operations.papers import note_guided_drill, note_paper_checked, note_papers_made
from wicketgate.domain.policy.operations.upkeep import note_backup, note_drill, note_restored

__all__ = [
    "adopt_draft",
    "adopt_edition",
    "begin_draft",
    "bring_in",
    "choose",
    "describe_centre",
    "found_centre",
    "note_backup",
    "note_drill",
    "note_guided_drill",
    "note_paper_checked",
    "note_papers_made",
    "note_restored",
    "record_review",
    "record_told",
]
