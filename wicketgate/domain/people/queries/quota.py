"""How many single values somebody may still open today."""

from datetime import datetime, time

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.queries import count_entered

# More than anybody rings in a day, and far fewer than anybody would need to copy the centre's people out.
LOOKS_A_DAY = 20


def quota_left(viewer: Viewer, *, at: datetime) -> int:
    """Return how many values the viewer may still open on this day, as the clock in the hall has it."""
    midnight = datetime.combine(at.astimezone(LONDON).date(), time(), tzinfo=LONDON)
    used = count_entered(Event.VALUE_REVEALED, by=viewer.actor, since=midnight)
    return max(0, LOOKS_A_DAY - used)
