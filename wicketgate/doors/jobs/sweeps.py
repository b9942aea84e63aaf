"""Try every sealed value each night, a few at a time, and keep for the officers which of them are damaged."""

import time
from datetime import datetime, timedelta
from uuid import UUID

from wicketgate.domain.ledger.actor import NOBODY, Actor
from wicketgate.domain.retention.operations import sweep_keys
from wicketgate.domain.retention.sealed_values import try_every_value
from wicketgate.domain.sessions.queries.opening_hours import hall_is_open
from wicketgate.doors import clock
from wicketgate.doors.jobs.outcomes import DAMAGED, HALL_OPEN, Trouble, Waits
from wicketgate.doors.jobs.standing import last_done

NAME = "sweep"
AROUND = timedelta(hours=1)  # before the hall opens and after it closes, people are at work as well
# A computer that is on for the hall alone would otherwise never be swept.
WAITS_AT_MOST = timedelta(days=8)
RESTS = timedelta(milliseconds=50)  # after every two hundred rows


def sweep_due(centre: UUID, at: datetime) -> None:
    """Sweep, unless the hall is open: then Waits, for eight days at most. Raises Trouble when something is damaged."""
    last = last_done(NAME, centre)
    may_wait = last is not None and timedelta(0) <= at - last < WAITS_AT_MOST

    def rest() -> None:
        if may_wait and hall_is_open(centre, at=clock.now().astimezone(clock.LONDON), around=AROUND):
            raise Waits(HALL_OPEN)
        time.sleep(RESTS.total_seconds())

    rest()
    tried = try_every_value(centre, rest=rest)
    sweep_keys(tried=tried, by=Actor(centre, NOBODY), at=at)
    if not tried.is_sound:
        raise Trouble(DAMAGED)
