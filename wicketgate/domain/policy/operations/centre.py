"""Found a centre, and say where and when it opens."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Overtaken, Unable
from wicketgate.domain.policy.models import Centre


@dataclass(frozen=True, slots=True)
class CentreDetails:
    """What a centre says of itself; all of it is public. `opening_weekday` counts from Monday, 0."""

    name: str
    data_controller: str
    hall: str
    telephone: str
    opening_weekday: int
    opening_weeks: str
    opens_at: time
    closes_at: time

    def as_fields(self) -> Mapping[str, object]:
        """Return the details by the names of the columns."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@operation
def found_centre(
    *,
    centre_id: UUID,
    name: str,
    data_controller: str,
    hall: str,
    is_demonstration: bool,
    by: Actor,
    at: datetime,
) -> Centre:
    """Begin the records of a centre."""
    centre = Centre(
        id=centre_id, name=name, data_controller=data_controller, hall=hall, is_demonstration=is_demonstration
    )
    centre.save(force_insert=True)
    enter(Event.CENTRE_FOUNDED, by=by, at=at, subject=centre.id, written=[centre])
    return centre


@operation
def describe_centre(details: CentreDetails, *, expected_version: int, by: Viewer, at: datetime) -> Centre:
    """Write down the centre's own details. Raises Overtaken when somebody else changed them first."""
    centre = Centre.objects.filter(id=by.centre).first()
    if centre is None:
        raise NotFound
    _require_hours(details)
    moved = Centre.objects.filter(id=by.centre, version=expected_version).update(version=expected_version + 1)
    if not moved:
        raise Overtaken(
            _(
                "Somebody else changed these details while you had them open. Look at them again, then change them."
            )
        )
    for name, value in details.as_fields().items():
        setattr(centre, name, value)
    centre.version = expected_version + 1
    centre.save()
    enter(Event.CENTRE_CHANGED, by=by.actor, at=at, subject=centre.id, written=[centre])
    return centre


def _require_hours(details: CentreDetails) -> None:
    if details.closes_at <= details.opens_at:
        raise Unable(_("The hall closes after it opens. Look at the two times again."), field="closes_at")
