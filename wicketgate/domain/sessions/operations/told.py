"""Tell one adult their own times, on a letter of their own or by telephone, and record that they were told."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.people.asking import require_sight
from wicketgate.domain.people.models import Member
from wicketgate.domain.sessions.coded import HowTold
from wicketgate.domain.sessions.models import Window
from wicketgate.domain.sessions.queries.due import windows_to_come


@operation
def record_told(
    member_id: UUID, *, windows: Iterable[UUID], how: HowTold, by: Viewer, at: datetime
) -> list[Window]:
    """
    Record that an adult was told exactly these of their own windows, today.

    Raises Unable where one of them is cancelled or has passed: then they were told something else.
    """
    member = adult(member_id, by=by)
    require_sight(member.arrangement_id, by=by, at=at)
    today, wanted = at.astimezone(LONDON).date(), set(windows)
    told = list(windows_to_come(member, since=today).filter(id__in=wanted))
    if not wanted or len(told) != len(wanted):
        raise Unable(
            _("These times have changed since you opened the page. Look at them again before you tell them.")
        )
    for window in told:
        window.told_on, window.told_how = today, HowTold(how).value
        window.save(update_fields=["told_on", "told_how"])
    coded = {"member": member.id.hex, "how": how, "windows": [window.id.hex for window in told]}
    enter(Event.TIMES_TOLD, by=by.actor, at=at, subject=member.person_id, written=told, detail=coded)
    return told


def adult(member_id: UUID, *, by: Viewer) -> Member:
    """Return an adult's part in an arrangement of the viewer's own centre. Raises NotFound."""
    found = (
        Member.objects.select_related("side", "person", "arrangement")
        .filter(id=member_id, centre=by.centre, side__isnull=False)
        .first()
    )
    if found is None:
        raise NotFound
    return found
