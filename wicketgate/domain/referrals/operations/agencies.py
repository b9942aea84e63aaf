"""Record agencies and the people at them who may refer."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.accounts.operations import begin_post, open_account
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.operation import operation
from wicketgate.domain.ledger.operations import enter
from wicketgate.domain.ledger.refusals import NotFound, Unable
from wicketgate.domain.people import typed_text
from wicketgate.domain.referrals.models import Agency, AgencyKind, Contact


@operation
def record_agency(*, name: str, kind: str, switchboard: str, by: Viewer, at: datetime) -> Agency:
    """
    Record an agency with the number of its own switchboard, as it publishes it.

    That number is the one that is rung to confirm who asks: never one that a caller offers.
    """
    if kind not in AgencyKind.values:
        raise Unable(_("Choose what kind of agency it is."), field="kind")
    tidy = typed_text.name(name, longest=120, field="name")
    number = typed_text.telephone(switchboard, field="switchboard")
    if not tidy or not number:
        raise Unable(_("Write the agency’s name and the number of its switchboard."), field="name")
    agency = Agency(centre=by.centre, name=tidy, kind=kind, switchboard=number)
    agency.save(force_insert=True)
    enter(Event.AGENCY_RECORDED, by=by.actor, at=at, subject=agency.id, written=[agency])
    return agency


@operation
def record_contact(
    agency_id: UUID,
    *,
    name: str,
    telephone: str,
    rung_on: date,
    username: str,
    password: str,
    by: Viewer,
    at: datetime,
) -> Contact:
    """
    Record a person at an agency whom its own switchboard put the coordinator through to, and let them sign in.

    `password` is a first one, which they change when they first sign in.
    """
    agency = Agency.objects.select_for_update().filter(id=agency_id, centre=by.centre).first()
    if agency is None:
        raise NotFound
    today = at.astimezone(LONDON).date()
    if rung_on > today:
        raise Unable(_("Write the day on which you rang them: it can’t be to come."), field="rung_on")
    tidy = typed_text.name(name, longest=100, field="name")
    number = typed_text.telephone(telephone, field="telephone")
    account = open_account(username=username, name=tidy, password=password, by=by.actor, at=at)
    begin_post(account, role=Role.REFERRER, begins=today, by=by.actor, at=at)
    contact = Contact(
        centre=by.centre,
        agency=agency,
        account=account,
        name=tidy,
        telephone=number or None,
        verified_on=rung_on,
    )
    contact.save(force_insert=True)
    agency.is_verified = True
    agency.save(update_fields=["is_verified"])
    enter(Event.AGENCY_RECORDED, by=by.actor, at=at, subject=agency.id, written=[contact, agency])
    return contact
