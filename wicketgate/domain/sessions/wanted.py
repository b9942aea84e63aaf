"""What a coordinator wants to book: the times, who is to come, and by which doors. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.sessions.models import Door


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    One family's place, the same on each day it is booked for.

    `members` are the parts of those who are to come. `brings` is the side that brings the child. `accepts_clash`
    says that the coordinator has seen that the day holds something these times don't go with.
    """

    begins_at: time
    ends_at: time
    members: frozenset[UUID]
    doors: Mapping[SideKind, Door]
    brings: SideKind = SideKind.LIVES_WITH
    accepts_clash: bool = False
