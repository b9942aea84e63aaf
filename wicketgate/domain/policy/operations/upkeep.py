"""Enter what was done to keep the centre's records: a backup, a drill, and that they were brought back."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.queries import last_entered
from wicketgate.domain.ledger.refusals import Unable

LONDON = ZoneInfo("Europe/London")
ENTERED_WITHIN = timedelta(days=31)


@operation
def note_backup(*, by: Actor, at: datetime) -> None:
    """Enter that a backup was written and read back. It holds what there was before this entry."""
    enter(Event.BACKUP_WRITTEN, by=by, at=at, subject=by.centre)


@operation
def note_drill(*, held_on: date, by: Viewer, at: datetime) -> None:
    """
    Enter that bringing the centre back was practised on `held_on`. Raises Unable for a day to come or long ago.

    The next one is reckoned from the entry, so that a drill of long ago can't stand for one of today.
    """
    today = at.astimezone(LONDON).date()
    if held_on > today:
        raise Unable(_("That day is yet to come. Enter the drill when it was held."), field="held_on")
    if held_on < today - ENTERED_WITHIN:
        raise Unable(_("That is more than a month ago. Practise it again, and enter that."), field="held_on")
    last = last_entered(Event.DRILL_HELD, centre=by.centre)
    if last is not None and last.astimezone(LONDON).date() == today:
        raise Unable(_("A drill was entered today already."), field="held_on")
    detail = {"held_on": held_on.isoformat()}
    enter(Event.DRILL_HELD, by=by.actor, at=at, subject=by.centre, detail=detail)


@operation
def note_restored(
    *, records_at: datetime, keyring_at: datetime, journal: str, by: Actor, at: datetime
) -> None:
    """
    Enter that the records were brought back, from which instants: what came after them is not here.

    `journal` is "applied", or "lost" where nothing says what was let go of since.
    """
    came = {"records_at": records_at.isoformat(), "keyring_at": keyring_at.isoformat(), "journal": journal}
    enter(Event.CENTRE_RESTORED, by=by, at=at, subject=by.centre, detail=came)
