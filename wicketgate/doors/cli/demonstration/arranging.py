"""Make the agencies and the twelve arrangements of the cast."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.people.coded import SideKind
from wicketgate.domain.people.details import (
    AdultDetails,
    ArrangementDetails,
    OrderDetails,
    ReferredBy,
    SideDetails,
)
from wicketgate.domain.people.models import Member, Part
from wicketgate.domain.people.operations import declare_known, keep_apart, make_arrangement
from wicketgate.doors.cli.demonstration.agencies import open_office
from wicketgate.doors.cli.demonstration.families import FAMILIES, Family
from wicketgate.doors.cli.demonstration.filling import DAYS_BEFORE, Filled, at_the_hall
from wicketgate.doors.cli.demonstration.serving import OFFICES, SERVING

ADDRESS_CONFIRMED_DAYS_AGO = 30


def arrange(filled: Filled) -> None:
    """Record the agencies with their contacts, then the families one by one, and who must be kept from whom."""
    begun = filled.day - timedelta(days=DAYS_BEFORE)
    for office in OFFICES:
        open_office(filled, office, at=at_the_hall(begun + timedelta(days=1), "10:00"))
    for number, family in enumerate(FAMILIES):
        at = at_the_hall(begun + timedelta(days=3 + number), "11:00")
        details = _details(filled, family)
        filled.arrangements[family.code] = make_arrangement(details, by=filled.coordinator(at), at=at)
    at = at_the_hall(begun + timedelta(days=20), "11:00")
    for family in FAMILIES:
        if family.apart_from:
            one, other = filled.arrangements[family.code], filled.arrangements[family.apart_from]
            keep_apart(one.id, reference=other.reference, by=filled.coordinator(at), at=at)
    for server in SERVING:
        if server.knows:
            by = filled.viewer(server.username, Role(server.role), at=at)
            declare_known(filled.arrangements[server.knows].id, by=by, at=at)


def _details(filled: Filled, family: Family) -> ArrangementDetails:
    offices = [code for code in (family.lives_agency, family.visits_agency) if code]
    return ArrangementDetails(
        service=family.service,
        children=family.children,
        sides=(
            SideDetails(
                kind=SideKind.LIVES_WITH,
                adult=_adult(filled, family.lives_with, family.lives_again),
                agency=filled.agencies.get(family.lives_agency),
                companions=family.lives_companions,
                risks=family.risks,
                risk_words=family.risk_words,
                has_no_contact_order=family.has_no_contact_order,
            ),
            SideDetails(
                kind=SideKind.VISITS,
                adult=_adult(filled, family.visits, family.visits_again),
                agency=filled.agencies.get(family.visits_agency),
                companions=family.visits_companions,
            ),
        ),
        order=OrderDetails(kind=family.order),
        preferred=family.preferred,
        referred_by=tuple(ReferredBy(filled.agencies[code], family.agency_reference) for code in offices[:1]),
    )


def _adult(filled: Filled, adult: AdultDetails, again: str) -> AdultDetails:
    if again:
        return AdultDetails(name=adult.name, known=_person(filled, again))
    confirmed_on = filled.day - timedelta(days=ADDRESS_CONFIRMED_DAYS_AGO)
    return AdultDetails(
        name=adult.name,
        telephone=adult.telephone,
        email=adult.email,
        address=adult.address,
        is_address_confidential=adult.is_address_confidential,
        address_confirmed_on=confirmed_on,
        needs=adult.needs,
    )


def _person(filled: Filled, again: str) -> UUID:
    code, kind = again.split(".")
    found = Member.objects.get(Q(arrangement=filled.arrangements[code], part=Part.ADULT, side__kind=kind))
    return found.person_id
