"""Find out who asks and about whom, before anything is answered."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import sight_question
from wicketgate.domain.disclosures.finding import unanswered
from wicketgate.domain.disclosures.models import AskerKind, AttendanceRequest
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import Refused, Unable
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.operations import arrangement_of


@operation
def match_family(
    request_id: UUID,
    arrangement_id: UUID | None,
    *,
    asker_side: str = "",
    expected_version: int,
    by: Viewer,
    at: datetime,
) -> AttendanceRequest:
    """
    Say which arrangement a request is about, or that it is about none that is held.

    `asker_side` says on which side an adult is who asks for themselves. Raises Refused where `by` may not see the
    family, NotFound for another centre's.
    """
    request = unanswered(request_id, expected_version=expected_version, by=by)
    request.arrangement = arrangement_of(arrangement_id, by=by) if arrangement_id else None
    request.asker_side = _side(asker_side, request)
    require_sight(request, by=by, at=at)
    request.version += 1
    request.save()
    about = request.arrangement_id or request.id
    coded = {"request": request.id.hex, "side": request.asker_side}
    enter(Event.REQUEST_MATCHED, by=by.actor, at=at, subject=about, written=[request], detail=coded)
    return request


@operation
def confirm_identity(
    request_id: UUID, *, expected_version: int, by: Viewer, at: datetime
) -> AttendanceRequest:
    """Say that whoever asks was rung back on the number held, never on one that they offered."""
    request = unanswered(request_id, expected_version=expected_version, by=by)
    if request.agency and not request.agency.is_verified:
        raise Unable(
            _(
                "Nobody has made sure yet that this agency and its number are real. "
                "Do that on the agency's page first, from a source of your own."
            )
        )
    request.confirmed_at = at
    request.confirmed_by = Account.objects.get(id=by.account)
    request.version += 1
    request.save()
    coded = {"rang": "switchboard" if request.agency else "published_number"}
    enter(Event.IDENTITY_CONFIRMED, by=by.actor, at=at, subject=request.id, written=[request], detail=coded)
    return request


def require_sight(request: AttendanceRequest, *, by: Viewer, at: datetime) -> None:
    """Raise Refused where `by` may not see the family that the request is about."""
    decision = sight_question(request, by=by, at=at).decide(at)
    if decision.refused:
        raise Refused(decision, subject=request.arrangement_id or request.id)


def _side(asker_side: str, request: AttendanceRequest) -> str:
    if request.asker_kind != AskerKind.PARTY or request.arrangement is None:
        return ""
    if asker_side not in SideKind.values:
        raise Unable(_("Choose which of the two parents or carers asks."), field="asker_side")
    return asker_side
