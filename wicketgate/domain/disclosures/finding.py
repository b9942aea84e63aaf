"""Find one request, or the agency that asks, for whoever may have it. What is another's is not found."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.models import AttendanceRequest, RequestStatus
from wicketgate.domain.ledger.refusals import NotFound, Overtaken
from wicketgate.domain.referrals.models import Agency, Contact

MOST_ON_A_PAGE = 25


def agency_of(viewer: Viewer, *, on: date) -> Agency:
    """Return the agency for which `viewer` is a contact, verified by `on`. Raises NotFound."""
    contact = (
        Contact.objects.filter(account=viewer.account, centre=viewer.centre, verified_on__lte=on)
        .select_related("agency")
        .first()
    )
    if contact is None:
        raise NotFound
    return contact.agency


def agency_held(agency_id: UUID, *, centre: UUID) -> Agency:
    """Return an agency that this centre holds. Raises NotFound."""
    agency = Agency.objects.filter(id=agency_id, centre=centre).first()
    if agency is None:
        raise NotFound
    return agency


def requests_of(viewer: Viewer) -> QuerySet[AttendanceRequest]:
    """Return the requests of the viewer's own centre."""
    return AttendanceRequest.objects.filter(centre=viewer.centre)


def page_from(found: QuerySet[AttendanceRequest], skip: int) -> QuerySet[AttendanceRequest]:
    """Return a page of these, latest first, with the first of the next page behind them."""
    return found.order_by("-received_at", "id")[skip : skip + MOST_ON_A_PAGE + 1]


def request_of(request_id: UUID, *, by: Viewer) -> AttendanceRequest:
    """Return one request of the viewer's own centre. Raises NotFound."""
    request = requests_of(by).select_related("agency", "arrangement").filter(id=request_id).first()
    if request is None:
        raise NotFound
    return request


def unanswered(request_id: UUID, *, expected_version: int, by: Viewer) -> AttendanceRequest:
    """Return the request, held for writing. Raises Overtaken where somebody changed or answered it first."""
    request = requests_of(by).select_for_update().filter(id=request_id).first()
    if request is None:
        raise NotFound
    if request.version != expected_version or request.status != RequestStatus.RECEIVED:
        raise Overtaken(
            _("Somebody else has changed this request since you opened it. Look at it again, then decide.")
        )
    return request
