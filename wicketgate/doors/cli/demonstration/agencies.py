"""Record an agency of the cast, with its contact's sign-in."""

from datetime import datetime

from wicketgate.domain.referrals.operations.agencies import record_agency, record_contact
from wicketgate.doors.cli.demonstration.filling import Filled, open_sign_in
from wicketgate.doors.cli.demonstration.serving import PASSWORD, Office


def open_office(filled: Filled, office: Office, *, at: datetime) -> None:
    """Record `office`, ring its contact, and give them a way to sign in."""
    by = filled.coordinator(at)
    agency = record_agency(name=office.name, kind=office.kind, switchboard=office.switchboard, by=by, at=at)
    contact = record_contact(
        agency.id,
        name=office.contact,
        telephone=office.telephone,
        rung_on=at.date(),
        username=office.username,
        password=PASSWORD,
        by=by,
        at=at,
    )
    assert contact.account is not None
    open_sign_in(contact.account, filled.seed)
    filled.accounts[office.username] = contact.account
    filled.agencies[office.code] = agency.id
