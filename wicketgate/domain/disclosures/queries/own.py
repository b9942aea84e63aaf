"""Read an asker's own requests: nothing in them tells whether there is such a family."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import day_of
from wicketgate.domain.disclosures.finding import agency_of, page_from, requests_of
from wicketgate.domain.disclosures.models import AttendanceRequest, Channel, RequestStatus
from wicketgate.domain.ledger.refusals import NotFound


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request as its asker sees it: nothing that tells whether there is such a family."""

    id: UUID
    reference: str
    received_on: date
    is_answered: bool


def own_requests(viewer: Viewer, *, at: datetime, skip: int = 0) -> list[OwnRequest]:
    """Return a page of the requests of the viewer's own agency, latest first. Raises NotFound without an agency."""
    agency = agency_of(viewer, on=day_of(at))
    found = requests_of(viewer).filter(agency=agency, channel=Channel.SCREEN)
    return [_own(request) for request in page_from(found, skip)]


def own_request(request_id: UUID, *, viewer: Viewer, at: datetime) -> OwnRequest:
    """Return one request of the viewer's own agency. Raises NotFound, also for another agency's."""
    agency = agency_of(viewer, on=day_of(at))
    request = requests_of(viewer).filter(id=request_id, agency=agency, channel=Channel.SCREEN).first()
    if request is None:
        raise NotFound
    return _own(request)


def _own(request: AttendanceRequest) -> OwnRequest:
    is_answered = request.status != RequestStatus.RECEIVED
    return OwnRequest(request.id, request.reference, day_of(request.received_at), is_answered)
