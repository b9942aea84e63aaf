"""
Receive a request.

Nothing here looks for the family: whoever asks causes the same reads and the same writes, whatever they typed.
"""

from datetime import datetime
from uuid import UUID

from wicketgate.domain.accounts.mailing.operations import tell_the_coordinator
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.asked import Asked, Asker, tidied, tidied_asker
from wicketgate.domain.disclosures.asking import day_of
from wicketgate.domain.disclosures.finding import agency_held, agency_of
from wicketgate.domain.disclosures.models import AskerKind, AttendanceRequest, Channel
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.people.references import reference_for


@operation
def ask_for_attendance(asked: Asked, *, sent_once: UUID, by: Viewer, at: datetime) -> AttendanceRequest:
    """
    Receive what an agency's verified contact asks. Raises NotFound for anybody else, Unable for what is out of order.

    `sent_once` came with the form: the same form sent twice is one request.
    """
    agency = agency_of(by, on=day_of(at))
    return _receive(
        asked, Asker(AskerKind.AGENCY, agency.id), Channel.SCREEN, sent_once=sent_once, by=by, at=at
    )


@operation
def record_request(
    asked: Asked, asker: Asker, *, channel: Channel, sent_once: UUID, by: Viewer, at: datetime
) -> AttendanceRequest:
    """Record a request that came by telephone or letter. It is never answered on the spot."""
    named = tidied_asker(asker)
    if named.agency:
        agency_held(named.agency, centre=by.centre)
    return _receive(asked, named, channel, sent_once=sent_once, by=by, at=at)


def _receive(
    asked: Asked, asker: Asker, channel: Channel, *, sent_once: UUID, by: Viewer, at: datetime
) -> AttendanceRequest:
    tidy = tidied(asked, today=day_of(at))
    request, is_new = AttendanceRequest.objects.get_or_create(
        asked_by_id=by.account,
        sent_once=sent_once,
        defaults={
            "centre": by.centre,
            "reference": reference_for(AttendanceRequest, centre=by.centre, on=day_of(at)),
            "received_at": at,
            "channel": channel,
            "asker_kind": asker.kind,
            "asker_name": asker.name or None,
            "agency_id": asker.agency,
            "family_as_asked": tidy.family,
            "asker_reference": tidy.reference or None,
            "items": sorted(tidy.items),
            "period_from": tidy.since,
            "period_until": tidy.until,
        },
    )
    enter(
        Event.REQUEST_RECEIVED,
        by=by.actor,
        at=at,
        subject=request.id,
        written=[request] if is_new else [],
        detail={"channel": channel, "kind": asker.kind, "items": sorted(tidy.items), "is_new": is_new},
    )
    if is_new and channel == Channel.SCREEN:
        tell_the_coordinator(about=request.id, by=by.actor, at=at)
    return request
