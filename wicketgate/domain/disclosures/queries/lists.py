"""Read what waits for an answer and what was answered, without opening anything."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asking import day_of
from wicketgate.domain.disclosures.finding import page_from, request_of, requests_of
from wicketgate.domain.disclosures.models import AskerKind, AttendanceRequest, RequestStatus
from wicketgate.domain.people.models import Arrangement
from wicketgate.domain.referrals.models import Agency


@dataclass(frozen=True, slots=True)
class Listed:
    """A request as it stands in the coordinator's list: no name and no family."""

    id: UUID
    reference: str
    received_on: date
    channel: str
    asker: str
    status: str
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """What can be said of a request without opening anything."""

    id: UUID
    reference: str
    version: int
    is_agency: bool
    is_party: bool


def requests_to_answer(viewer: Viewer) -> list[Listed]:
    """Return all that wait for an answer, the oldest first: nobody is forgotten behind a page."""
    waiting = requests_of(viewer).filter(status=RequestStatus.RECEIVED)
    return [_listed(one) for one in waiting.select_related("agency").order_by("received_at", "id")]


def requests_answered(viewer: Viewer, *, skip: int = 0) -> list[Listed]:
    """Return a page of what was answered, latest first."""
    answered = requests_of(viewer).exclude(status=RequestStatus.RECEIVED).select_related("agency")
    return [_listed(one) for one in page_from(answered, skip)]


def agencies_held(viewer: Viewer) -> list[Agency]:
    """Return the agencies that the viewer's centre holds, by name: an office's name is public."""
    return list(Agency.objects.filter(centre=viewer.centre).order_by("name", "id"))


def request_brief(request_id: UUID, *, viewer: Viewer) -> Brief:
    """Return what can be said of a request without opening it. Raises NotFound."""
    request = request_of(request_id, by=viewer)
    return Brief(
        id=request.id,
        reference=request.reference,
        version=request.version,
        is_agency=request.agency_id is not None,
        is_party=request.asker_kind == AskerKind.PARTY,
    )


def reference_of(arrangement: str, *, viewer: Viewer) -> str:
    """Return the reference of one of the centre's arrangements, or an empty text for what is none."""
    try:
        found = Arrangement.objects.filter(centre=viewer.centre, id=UUID(arrangement)).first()
    except ValueError:
        return ""
    return found.reference if found else ""


def _listed(request: AttendanceRequest) -> Listed:
    return Listed(
        id=request.id,
        reference=request.reference,
        received_on=day_of(request.received_at),
        channel=str(request.get_channel_display()),
        asker=request.asker_words,
        status=str(request.get_status_display()),
        is_waiting=request.status == RequestStatus.RECEIVED,
    )
